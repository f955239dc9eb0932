"""Counting failures and locking, without a database."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.identity.model.second_factor import prove
from anmin.identity.model.sessions import Session, new_token, token_hash
from anmin.identity.model.sign_in import Account, SignInPolicy, check_strength
from anmin.identity.model.staff import StaffMember, first_password, shown_state
from anmin.identity.passwords import weaknesses
from anmin.identity.terms.sessions import SessionEnd
from anmin.identity.terms.sign_in import Failure
from anmin.identity.terms.staff import StaffState
from anmin.identity.totp import new_recovery_codes
from anmin.kernel.access import Actor
from anmin.kernel.personal import Permit, RealName, Secret, clear
from anmin.kernel.words import Problem

START = datetime.fromisoformat("2026-03-02T01:00:00+00:00")
POLICY = SignInPolicy()
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PERMIT = Permit("tests: a recovery code is read to be used")


def account(**fields: object) -> Account:
    usual = {
        "staff": UUID(int=1),
        "login": "zhang.san",
        "state": StaffState.ACTIVE,
        "password": "hash",
        "must_change": False,
        "seed": Secret(SEED),
        "new_seed": None,
        "last_step": None,
        "recovery": (),
        "failures": 0,
        "failed_since": 0,
        "locked_until": None,
        "last_at": None,
        "last_channel": None,
        "version": 1,
    }
    return Account(**{**usual, **fields})  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 400)), max_size=40))
def test_five_failures_without_a_success_lock_and_time_opens_again(steps: list[tuple[bool, int]]) -> None:
    now, at, in_row, since = START, account(), 0, 0
    for fails, seconds in steps:
        now += timedelta(seconds=seconds)
        locked = at.locked(now)
        if fails:
            at, since = at.fail(now, POLICY), since + 1
            in_row = in_row if locked else in_row + 1
            if in_row == POLICY.lock_after:
                assert at.locked_until == now + timedelta(minutes=POLICY.lock_minutes)
                in_row = 0
        elif at.obstacle(now) is None:
            at, in_row, since = at.succeed(now, "api"), 0, 0
        assert (at.failures, at.failed_since) == (in_row, since)
        assert at.failures < POLICY.lock_after


def test_failures_while_locked_do_not_make_the_lock_longer() -> None:
    at = account()
    for _ in range(5):
        at = at.fail(START, POLICY)
    until = at.locked_until
    for minutes in range(15):
        at = at.fail(START + timedelta(minutes=minutes), POLICY)
    assert at.locked_until == until
    assert at.failed_since == 20
    assert at.obstacle(START + timedelta(minutes=15)) is None


@pytest.mark.parametrize(
    ("state", "locked", "why"),
    [
        (StaffState.ACTIVE, False, None),
        (StaffState.INVITED, False, None),
        (StaffState.ACTIVE, True, Failure.LOCKED),
        (StaffState.SUSPENDED, False, Failure.CLOSED),
        (StaffState.SUSPENDED, True, Failure.CLOSED),
        (StaffState.LEFT, False, Failure.CLOSED),
    ],
)
def test_who_may_not_sign_in_at_all(state: StaffState, locked: bool, why: Failure | None) -> None:
    until = START + timedelta(minutes=1) if locked else None
    assert account(state=state, locked_until=until).obstacle(START) == why
    shown = shown_state(state, until, START)
    assert shown == (StaffState.LOCKED if why == Failure.LOCKED else state)


def test_a_code_works_once() -> None:
    code = Secret(pyotp.TOTP(SEED).at(START))
    proof = prove(account(), code, START)
    assert proof is not None
    assert not proof.recovery
    assert prove(proof.account, code, START) is None
    later = START + timedelta(seconds=30)
    assert prove(proof.account, Secret(pyotp.TOTP(SEED).at(later)), later) is not None


def test_a_recovery_code_works_once_and_no_code_works_without_a_factor() -> None:
    codes, hashes = new_recovery_codes()
    at = account(recovery=hashes)
    used = Secret(clear(codes[3], PERMIT).lower().replace("-", " "))
    proof = prove(at, used, START)
    assert proof is not None
    assert proof.recovery
    assert len(proof.account.recovery) == 9
    assert prove(proof.account, used, START) is None
    assert prove(account(seed=None, recovery=hashes), codes[0], START) is None


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６", "-00001", "0" * 300])
def test_no_other_text_proves_anything(code: str) -> None:
    if code:
        assert prove(account(), Secret(code), START) is None


def test_a_restricted_account_lacks_a_password_or_a_factor() -> None:
    assert not account().restricted
    assert account(must_change=True).restricted
    assert account(seed=None).restricted


def test_weak_passwords_are_named() -> None:
    with pytest.raises(Problem) as refused:
        check_strength(Secret("zhang.san1"), "zhang.san")
    assert {each.code for each in refused.value.wrong} >= {"too_short", "holds_login"}
    check_strength(Secret("Qm7-vTr4-xWz9"), "zhang.san")


def test_first_passwords_are_strong_and_differ() -> None:
    made = {first_password() for _ in range(200)}
    assert len(made) == 200
    assert not any(weaknesses(Secret(each), "zhang.san") for each in made)


def session(**fields: object) -> Session:
    usual = {
        "actor": Actor("staff", UUID(int=1), UUID(int=2)),
        "seen_at": START,
        "idle": timedelta(minutes=20),
        "expires_at": START + timedelta(hours=12),
        "ended_why": None,
    }
    return Session(**{**usual, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "seen", "why", "code"),
    [
        (0, 0, None, None),
        (19, 0, None, None),
        (20, 0, None, "session_expired"),
        (719, 718, None, None),
        (720, 719, None, "session_expired"),
        (1, 0, SessionEnd.REPLACED, "session_replaced"),
        (1, 0, SessionEnd.SIGNED_OUT, "session_ended"),
        (1, 0, SessionEnd.STOPPED, "session_ended"),
        (1000, 0, SessionEnd.REPLACED, "session_replaced"),
    ],
)
def test_what_a_session_is_told(after: int, seen: int, why: SessionEnd | None, code: str | None) -> None:
    at = session(seen_at=START + timedelta(minutes=seen), ended_why=why)
    fault = at.fault(START + timedelta(minutes=after))
    assert (fault and fault.code) == code


def test_tokens_are_long_and_hashes_of_nonsense_exist_or_not() -> None:
    assert len({new_token() for _ in range(100)}) == 100
    assert len(new_token()) >= 43
    assert token_hash("x" * 201) is None
    assert token_hash("é\ud800") != token_hash("é")


MEMBER = StaffMember(
    id=UUID(int=1),
    login="zhang.san",
    name=RealName("张三"),
    name_public=False,
    badge=None,
    phone=None,
    organisation=UUID(int=2),
    state=StaffState.ACTIVE,
    held=False,
    version=1,
    made_at=START,
)
STEPS = {
    "suspend": (lambda m: m.suspend(), {StaffState.INVITED, StaffState.ACTIVE}),
    "restore": (lambda m: m.restore(complete=True), {StaffState.SUSPENDED}),
    "activate": (lambda m: m.activate(), {StaffState.INVITED}),
    "reset": (lambda m: m.reset(held=False), {StaffState.INVITED, StaffState.ACTIVE}),
    "move": (lambda m: m.move(UUID(int=3)), set(StaffState) - {StaffState.LEFT}),
    "leave": (lambda m: m.leave(START), set(StaffState) - {StaffState.LEFT}),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", [each for each in StaffState if each != StaffState.LOCKED])
def test_every_step_of_an_account_from_every_state(step: str, state: StaffState) -> None:
    verb, allowed = STEPS[step]
    member = msgspec.structs.replace(MEMBER, state=state)
    if state in allowed:
        assert verb(member) != member or step == "reset"
    else:
        with pytest.raises(Problem) as refused:
            verb(member)
        assert state.zh in refused.value.text("zh")


def test_who_left_stays_gone() -> None:
    left = MEMBER.leave(START)
    assert (left.state, left.left_at) == (StaffState.LEFT, START)
    with pytest.raises(Problem):
        left.restore(complete=True)
