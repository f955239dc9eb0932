"""The second factor: a code works once and for a minute and a half; a recovery code works once."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pyotp
import pytest

from anmin.identity.totp import accepted_step, new_recovery_codes, new_seed, provisioning_uri, use_recovery_code
from anmin.kernel.personal import Permit, Secret, clear

PERMIT = Permit("a test compares clear text")
RFC_SEED = Secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
NOW = datetime(2026, 11, 21, 12, 0, 10, tzinfo=UTC)
STEP = int(NOW.timestamp()) // 30


def code_at(seed: Secret, instant: datetime) -> Secret:
    return Secret(pyotp.TOTP(clear(seed, PERMIT)).at(instant))


def test_the_published_example() -> None:
    """RFC 6238, appendix B, SHA-1, the last six of eight digits."""
    for second, code in [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")]:
        instant = datetime.fromtimestamp(second, UTC)
        assert accepted_step(RFC_SEED, Secret(code), instant, None) == second // 30


@pytest.mark.parametrize(("drift", "works"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_one_step_of_drift_is_allowed(drift: int, works: bool) -> None:
    code = code_at(RFC_SEED, NOW + timedelta(seconds=drift))
    assert accepted_step(RFC_SEED, code, NOW, None) == (STEP + drift // 30 if works else None)


def test_a_used_code_does_not_work_again() -> None:
    code = code_at(RFC_SEED, NOW)
    used = accepted_step(RFC_SEED, code, NOW, STEP - 1)
    assert used == STEP
    assert accepted_step(RFC_SEED, code, NOW, used) is None
    assert accepted_step(RFC_SEED, code_at(RFC_SEED, NOW - timedelta(seconds=30)), NOW, used) is None
    later = NOW + timedelta(seconds=30)
    assert accepted_step(RFC_SEED, code_at(RFC_SEED, later), later, used) == STEP + 1


@pytest.mark.parametrize("code", ["000000", "12345", "1234567", "abcdef", "１２３４５６", "12 34"])
def test_wrong_codes(code: str) -> None:
    assert accepted_step(RFC_SEED, Secret(code), NOW, None) is None


def test_spaces_in_a_code_do_not_matter() -> None:
    code = clear(code_at(RFC_SEED, NOW), PERMIT)
    assert accepted_step(RFC_SEED, Secret(f"{code[:3]} {code[3:]}"), NOW, None) == STEP


def test_seeds_differ_and_the_address_carries_the_seed_masked() -> None:
    seed = new_seed()
    assert seed != new_seed()
    assert len(clear(seed, PERMIT)) == 32
    address = provisioning_uri(seed, "wang.wu")
    assert str(address) == "***"
    parts = urlsplit(clear(address, PERMIT))
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert unquote(parts.path) == "/安民 Anmin:wang.wu"
    assert parse_qs(parts.query)["secret"] == [clear(seed, PERMIT)]


def test_recovery_codes_work_once() -> None:
    codes, stored = new_recovery_codes()
    assert len(set(codes)) == len(set(stored)) == 10
    left = use_recovery_code(stored, codes[3])
    assert left is not None
    assert len(left) == 9
    assert use_recovery_code(left, codes[3]) is None
    assert use_recovery_code(left, Secret("0000-0000-0000-0000")) is None
    typed = clear(codes[4], PERMIT).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    remaining = use_recovery_code(left, Secret(typed))
    assert remaining is not None
    assert len(remaining) == 8


def test_stored_recovery_codes_do_not_show_the_codes() -> None:
    codes, stored = new_recovery_codes()
    for code in codes:
        assert clear(code, PERMIT).encode() not in b"".join(stored)


def test_a_code_of_tomorrow_does_not_keep_its_owner_out_today() -> None:
    """The clock stood a day ahead when the code was taken, and was put right since."""
    tomorrow = STEP + 24 * 60 * 2
    assert accepted_step(RFC_SEED, code_at(RFC_SEED, NOW), NOW, tomorrow) == STEP
    assert accepted_step(RFC_SEED, code_at(RFC_SEED, NOW), NOW, STEP + 5) is None, "a small step back opens nothing"
