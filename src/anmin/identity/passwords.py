"""Passwords of staff: what is strong enough, how it is kept, whether an attempt fits.

Pure and slow on purpose: run `hash_password` and `verify_password` in a thread, few at a time (48 MiB each while they
run). Counts no attempts and locks nobody.
"""

import re
import unicodedata
from functools import cache

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from anmin.kernel.personal import Permit, Secret, clear
from anmin.kernel.words import Code

_PERMIT = Permit("identity.passwords: argon2id hashes the clear password")
_SHORTEST = 12
_CLASSES = 3
_SHORTEST_LOGIN = 3

# OWASP asks for at least 46 MiB at one pass or 19 MiB at two; one lane, because two cores serve everybody.
_HASHER = PasswordHasher(time_cost=3, memory_cost=48 * 1024, parallelism=1, hash_len=32, salt_len=16, type=Type.ID)

_COMMON_WORDS = frozenset(
    {"password", "qwerty", "qwertyuiop", "asdfgh", "asdfghjkl", "admin", "administrator", "root", "welcome", "letmein"}
    | {
        "iloveyou",
        "woaini",
        "a",
        "aa",
        "aaa",
        "aaaa",
        "abc",
        "abcd",
        "abcdef",
        "p",
        "qq",
        "zz",
        "test",
        "user",
        "guest",
    }
    | {"changeme", "default", "secret", "system", "anmin", "police", "gongan", "jingcha", "china", "zhongguo", "monkey"}
    | {"dragon", "sunshine", "football", "qaz", "qazwsx", "qazwsxedc", "1qaz2wsx3edc", "1qazwsx3edc", "qaz2wsx3edc"}
    | {"zaq12wsx", "1q2w3e4r", "1q2w3e4r5t", "1q2w3e4r5t6y", "q1w2e3r4", "q1w2e3r4t5", "qwe123asd", "qweasdzxc"}
)
_COMMON_TAILS = frozenset(
    {"", "1", "12", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "0123456789"}
    | {"111111", "000000", "666666", "888888", "88888888", "123123", "123321", "112233", "654321", "987654321", "520"}
    | {"1314", "5201314", "1314520", "110", "110110", *map(str, range(1990, 2031))}
)
_WORD_AND_TAIL = re.compile(r"(.*?)([\W\d_]*)", re.DOTALL)
_DISGUISES = str.maketrans("@$0137", "asoiet")


class Weakness(Code):
    TOO_SHORT = "too_short", "密码至少 12 个字符", "At least 12 characters"
    TOO_UNIFORM = (
        "too_uniform",
        "大写、小写、数字、符号至少含三类",
        "Three of: capitals, small letters, digits, other signs",
    )
    HOLDS_LOGIN = "holds_login", "密码不能包含登录名", "The password must not contain the login name"
    TOO_COMMON = "too_common", "密码过于常见", "The password is too common"


def weaknesses(password: Secret, login: str) -> tuple[Weakness, ...]:
    """Everything that speaks against this password; empty when it may be used."""
    text = _normal(password)
    name = unicodedata.normalize("NFKC", login).casefold().strip()
    found = {
        Weakness.TOO_SHORT: len(text) < _SHORTEST,
        Weakness.TOO_UNIFORM: len({_class(character) for character in text}) < _CLASSES,
        Weakness.HOLDS_LOGIN: len(name) >= _SHORTEST_LOGIN and name in text.casefold(),
        Weakness.TOO_COMMON: _is_common(text),
    }
    return tuple(weakness for weakness, present in found.items() if present)


def hash_password(password: Secret) -> str:
    """An argon2id string in PHC form: 48 MiB, 3 passes, 1 lane, 16-byte salt, 32-byte result."""
    return _HASHER.hash(_normal(password))


def verify_password(stored: str | None, attempt: Secret) -> bool:
    """Whether the attempt fits. None, for a login that does not exist, takes as long as a wrong password.

    Raises `ValueError` when `stored` is damaged.
    """
    try:
        return _HASHER.verify(_decoy() if stored is None else stored, _normal(attempt)) and stored is not None
    except VerifyMismatchError:
        return False
    except (VerificationError, InvalidHashError):
        raise ValueError("the stored password hash is damaged") from None


def needs_rehash(stored: str) -> bool:
    """Whether the hash was made with other parameters than today's: hash again after the next good log-in."""
    return _HASHER.check_needs_rehash(stored)


@cache
def _decoy() -> str:
    return _HASHER.hash("no account has this password")


def _normal(password: Secret) -> str:
    # The same password typed with a full-width keyboard or another composition of accents is the same password.
    return unicodedata.normalize("NFKC", clear(password, _PERMIT))


def _class(character: str) -> str:
    if character.isupper():
        return "upper"
    if character.islower():
        return "lower"
    return "digit" if character.isdecimal() else "other"


def _is_common(text: str) -> bool:
    """A common word, plain or disguised, and a common run of digits, with any signs: `P@ssw0rd_2024`."""
    parts = _WORD_AND_TAIL.fullmatch(text.casefold())
    word, tail = parts.groups() if parts else ("", "")
    plain = {word.translate(_DISGUISES), re.sub(r"[\W_]", "", word)}
    return bool(plain & _COMMON_WORDS) and re.sub(r"[\D]", "", tail) in _COMMON_TAILS
