"""What a citizen may be called in public. A nickname need not be unique and must not pass for an authority."""

import re
import secrets
import unicodedata

from anmin.identity.terms.citizens import NicknameFault

LONGEST = 30

OFFICIAL = (
    *(
        "警察",
        "民警",
        "公安",
        "警官",
        "交警",
        "特警",
        "刑警",
        "辅警",
        "武警",
        "网警",
        "巡警",
        "警务",
        "警员",
        "警方",
        "警局",
    ),
    *("派出所", "政府", "检察", "法院", "法官", "纪委", "官方", "客服", "管理员", "安民平台"),
)
"""Refused anywhere in a nickname."""
OFFICIAL_LATIN = (
    "police",
    "policeman",
    "officer",
    "sheriff",
    "official",
    "admin",
    "administrator",
    "anmin",
    "gongan",
    "jingcha",
)
"""Refused at the beginning or the end of a word: badminton is a sport."""
HOTLINES = re.compile(r"(?<!\d)(110|119|120|122|12110|12345)(?!\d)")
BADGES = frozenset("👮🚓🚔")

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
# Emoji are made with joiners and variation selectors: those two stay, everything else that cannot be seen goes.
_JOINERS = "\u200d\ufe0f"
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_MARKS_IN_A_ROW = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{3}")
_LOOKALIKES = str.maketrans(
    dict(zip("034$@5" + "аеорсухіӏкмтв" + "務員檢網輔", "oeasas" + "aeopcyxilkmtb" + "务员检网辅", strict=True))
)


def tidy(text: str) -> str:
    """Unicode NFC, single spaces, none around."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def wrong(text: str) -> NicknameFault | None:
    """Why a tidied nickname cannot be used. Spacing, width, case, accents and look-alike letters do not help."""
    if not 0 < len(text) <= LONGEST or not _is_visible(text):
        return NicknameFault.FORM
    return NicknameFault.OFFICIAL if _is_official(text) else None


def first() -> str:
    """The nickname before one is chosen: random, so that it tells nothing."""
    return "市民" + "".join(secrets.choice(_ALPHABET) for _ in range(6))


def _is_visible(text: str) -> bool:
    if any(unicodedata.category(each) in _UNSEEN and each not in _JOINERS for each in text):
        return False
    if _MARKS_IN_A_ROW.search(unicodedata.normalize("NFD", text)):
        return False
    # Characters newer than this Python's tables count as visible: they are mostly new emoji.
    return any(unicodedata.category(each)[0] in "LNS" or unicodedata.category(each) == "Cn" for each in text)


def _is_official(text: str) -> bool:
    plain = _plain(text)
    return (
        bool(BADGES & set(text))
        or HOTLINES.search(plain) is not None
        or any(_names_an_authority(plain.translate(_LOOKALIKES).replace("1", letter)) for letter in "il")
    )


def _names_an_authority(plain: str) -> bool:
    words = re.findall(r"[^\W_]+", plain)
    whole = "".join(words)
    return any(word in whole for word in OFFICIAL) or any(
        part.startswith(word) or part.endswith(word) for part in (whole, *words) for word in OFFICIAL_LATIN
    )


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in decomposed if not unicodedata.combining(each))
