"""The second factor: time-based codes (RFC 6238) that work once, and recovery codes for a lost phone.

Keeps nothing: the caller stores the last accepted step and the remaining recovery hashes in the same transaction.
"""

import secrets
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest

import pyotp

from anmin.kernel.personal import Permit, Secret, clear

ISSUER = "安民 Anmin"
STEP_SECONDS = 30
RECOVERY_CODES = 10
WRONG_CLOCK = 10
"""Steps into the future from which a last step tells of a wrong clock: five minutes, more than any clock is slewed."""

_PERMIT = Permit("identity.totp: codes are computed from the clear seed and compared")
_WINDOW = (-1, 0, 1)
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011", " -")
_GROUPS, _GROUP_LENGTH = 4, 4


def new_seed() -> Secret:
    """160 random bits in base32, as RFC 4226 recommends."""
    return Secret(pyotp.random_base32())


def provisioning_uri(seed: Secret, login: str) -> Secret:
    """The `otpauth://` address for the authenticator's camera; it holds the seed, hence secret."""
    return Secret(_totp(seed).provisioning_uri(name=login, issuer_name=ISSUER))


def accepted_step(seed: Secret, code: Secret, now: datetime, last_step: int | None) -> int | None:
    """The time step that the code belongs to, one step of drift allowed either way; None when it is refused.

    A step up to `last_step` is refused: a code that was seen over a shoulder does not work again. A last step that lies
    in the future was taken under a wrong clock; it does not keep its owner out once the clock is right.
    """
    present = int(now.timestamp()) // STEP_SECONDS
    if last_step is not None and last_step > present + WRONG_CLOCK:
        last_step = None
    given = clear(code, _PERMIT).replace(" ", "")
    fitting = [present + drift for drift in _WINDOW if _fits(seed, given, present + drift)]
    fresh = [step for step in fitting if last_step is None or step > last_step]
    return fresh[0] if fresh else None


def new_recovery_codes() -> tuple[tuple[Secret, ...], tuple[bytes, ...]]:
    """Ten codes such as `7K2M-Q9XD-0TRW-A3HB` to show once, and their hashes to store. 80 random bits each."""
    codes = tuple(_recovery_code() for _ in range(RECOVERY_CODES))
    return codes, tuple(_recovery_hash(code) for code in codes)


def use_recovery_code(stored: tuple[bytes, ...], code: Secret) -> tuple[bytes, ...] | None:
    """The hashes that remain when the code is one of them, else None. Case, spaces and hyphens do not matter."""
    used = _recovery_hash(code)
    left = tuple(kept for kept in stored if not compare_digest(kept, used))
    return left if len(left) < len(stored) else None


def _totp(seed: Secret) -> pyotp.TOTP:
    return pyotp.TOTP(clear(seed, _PERMIT), interval=STEP_SECONDS)


def _fits(seed: Secret, given: str, step: int) -> bool:
    return compare_digest(_totp(seed).generate_otp(step).encode(), given.encode())


def _recovery_code() -> Secret:
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return Secret("-".join(groups))


def _recovery_hash(code: Secret) -> bytes:
    # A plain hash is enough: nobody can try 2^80 codes.
    return sha256(clear(code, _PERMIT).upper().translate(_LOOKALIKES).encode()).digest()
