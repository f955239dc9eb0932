"""Codes that are sent to phones: drawn, hashed, compared. Keeps nothing and sends nothing."""

import secrets
import unicodedata
from hmac import compare_digest
from uuid import UUID

from anmin.kernel.keyring import Keyring
from anmin.kernel.personal import Permit, Secret, clear

DIGITS = 6

_CONTEXT = "identity.phone_codes.code"
_PERMIT = Permit("identity.phone_codes: digits are hashed and compared")
_SPACING = str.maketrans("", "", " -")


def new_code() -> Secret:
    """Six random decimal digits."""
    return Secret(f"{secrets.randbelow(10**DIGITS):0{DIGITS}}")


def code_hash(ring: Keyring, id: UUID, code: Secret) -> bytes:
    """Keyed, and bound to one code's id: equal digits look different, and without the key nobody can try a million."""
    given = unicodedata.normalize("NFKC", clear(code, _PERMIT)).translate(_SPACING)
    return ring.digest(f"{id}:{given}", _CONTEXT)


def fits(ring: Keyring, id: UUID, code: Secret, kept: bytes) -> bool:
    """Whether `code`, with any spacing and width of digits, is the one whose hash was kept."""
    return compare_digest(code_hash(ring, id, code), kept)
