"""Passwords: the policy, the hash, the attempt."""

import pytest
from argon2 import PasswordHasher

from anmin.identity.passwords import Weakness, hash_password, needs_rehash, verify_password, weaknesses
from anmin.kernel.personal import Secret

GOOD = Secret("Blue-kettle 47")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Blue-kettle 47", ()),
        ("蓝色水壶-kettle47", ()),
        ("Blue-kett 4", (Weakness.TOO_SHORT,)),
        ("bluekettle4711", (Weakness.TOO_UNIFORM,)),
        ("BLUE-KETTLE---", (Weakness.TOO_UNIFORM,)),
        ("Blue-Wang.wu-47", (Weakness.HOLDS_LOGIN,)),
        ("Blue-WANG.WU-47", (Weakness.HOLDS_LOGIN,)),
        ("Admin@123456", (Weakness.TOO_COMMON,)),
        ("P@ssw0rd_2024", (Weakness.TOO_COMMON,)),
        ("Woaini1314520!", (Weakness.TOO_COMMON,)),
        ("1qaz@WSX3edc", (Weakness.TOO_COMMON,)),
        ("Aa@123456789", (Weakness.TOO_COMMON,)),
        ("wang.wu", (Weakness.TOO_SHORT, Weakness.TOO_UNIFORM, Weakness.HOLDS_LOGIN)),
    ],
)
def test_policy(text: str, found: tuple[Weakness, ...]) -> None:
    assert weaknesses(Secret(text), "wang.wu") == found


def test_a_very_short_login_forbids_nothing() -> None:
    assert weaknesses(GOOD, "bl") == ()


def test_hash_fits_its_password_alone() -> None:
    stored = hash_password(GOOD)
    assert stored.startswith("$argon2id$v=19$m=49152,t=3,p=1$")
    assert "kettle" not in stored
    assert hash_password(GOOD) != stored
    assert verify_password(stored, GOOD)
    assert verify_password(stored, Secret("Ｂlue-kettle 47"))
    assert not verify_password(stored, Secret("blue-kettle 47"))
    assert not verify_password(stored, Secret("x" * 1024))


def test_an_unknown_login_never_fits() -> None:
    assert not verify_password(None, GOOD)
    assert not verify_password(None, Secret("no account has this password"))


@pytest.mark.parametrize("stored", ["", "plain", "$argon2id$v=19$m=49152,t=3,p=1$broken"])
def test_a_damaged_hash_is_an_error_and_not_a_yes(stored: str) -> None:
    with pytest.raises(ValueError, match="damaged"):
        verify_password(stored, GOOD)


def test_other_parameters_ask_for_a_new_hash() -> None:
    assert not needs_rehash(hash_password(GOOD))
    assert needs_rehash(PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash("Blue-kettle 47"))
