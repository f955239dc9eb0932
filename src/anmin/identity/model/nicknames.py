"""What a citizen may be called in public. A nickname need not be unique and must not pass for an authority."""

import re
import secrets
import unicodedata

from anmin.identity.terms.citizens import NicknameFault

LONGEST = 30

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
# Emoji are made with joiners and variation selectors: those two stay, everything else that cannot be seen goes.
_JOINERS = "\u200d\ufe0f"
_UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
_MARKS_IN_A_ROW = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{3}")
_LOOKALIKES = str.maketrans(
    "0134$@5аеорсухіӏкмтвн警務員",  # noqa: RUF001 - Cyrillic letters that look Latin are the point
    "oleasaseopcyxilkmtbh警务员",
)
OFFICIAL = (
    *("警察", "民警", "公安", "警官", "交警", "特警", "刑警", "辅警", "輔警", "武警", "网警", "網警", "巡警", "警务", "派出所"),
    *("警方", "警局", "警员", "治安", "政府", "检察", "檢察", "法院", "法官", "纪委", "官方", "客服", "管理员", "管理員"),
    *("安民平台", "安民客服", "12345", "110", "police", "officer", "sheriff", "official", "admin", "anmin", "gongan", "jingcha"),
)
"""Looked for in the folded nickname; the first rows of the register of reserved words."""


def tidy(text: str) -> str:
    """Unicode NFC, single spaces, none around."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def wrong(text: str, reserved: tuple[str, ...] = OFFICIAL) -> NicknameFault | None:
    """Why a tidied nickname cannot be used. Spacing, width, case, accents and look-alike letters do not help."""
    if not 0 < len(text) <= LONGEST or not _is_visible(text):
        return NicknameFault.FORM
    folded = _folded(text)
    plain = "".join(character for character in _plain(text) if character.isalnum())
    return NicknameFault.OFFICIAL if any(word in folded or word in plain for word in reserved) else None


def first() -> str:
    """The nickname before one is chosen: random, so that it tells nothing."""
    return "市民" + "".join(secrets.choice(_ALPHABET) for _ in range(6))


def _is_visible(text: str) -> bool:
    if any(unicodedata.category(each) in _UNSEEN and each not in _JOINERS for each in text):
        return False
    if _MARKS_IN_A_ROW.search(unicodedata.normalize("NFD", text)):
        return False
    return any(unicodedata.category(each)[0] in "LNS" for each in text)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in decomposed if not unicodedata.combining(each))


def _folded(text: str) -> str:
    return "".join(each for each in _plain(text).translate(_LOOKALIKES) if each.isalnum())
