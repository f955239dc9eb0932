"""Sessions on a real database: what a token stands for, when it stops, how soon everybody knows."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from anmin.app.api import application
from anmin.identity.actions import account, sign_in, staff
from anmin.identity.model.sessions import Lifetime, Session, new_token, token_hash
from anmin.identity.store import known_sessions
from anmin.identity.store.known_sessions import KnownSessions
from anmin.identity.store.sessions import begin_session
from anmin.kernel.access import EVERYTHING, NOTHING, Actor, Scope
from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.personal import Secret
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem
from tests.identity.bureau import NOBODY, THE_HOUSE, Bureau
from tests.identity.conftest import PACKAGES, START, opened


async def told(bureau: Bureau, token: str) -> str:
    with pytest.raises(Problem) as refused:
        await bureau.house.who(token)
    assert refused.value.fault.status == 401
    return refused.value.fault.code


async def enter(bureau: Bureau, who: str = "audit") -> str:
    login, password, seed = bureau.accounts[who]
    first = await bureau.run(sign_in.sign_in, NOBODY, login=login, password=Secret(password))
    done = await bureau.run(sign_in.confirm_second_factor, NOBODY, challenge=first.challenge, code=bureau.code(seed))
    token: str = done.token
    return token


async def test_a_second_sign_in_ends_the_first_at_once(bureau: Bureau) -> None:
    first = await enter(bureau)
    assert (await bureau.house.who(first)).id == bureau.audit.actor.id
    bureau.clock.advance(timedelta(seconds=30))
    second = await enter(bureau)
    assert await told(bureau, first) == "session_replaced"
    assert (await bureau.house.who(second)).id == bureau.audit.actor.id


async def test_another_process_knows_within_seconds(
    bureau: Bureau, keys: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = await enter(bureau)
    async with opened(bureau.house.db.where, bureau.clock, keys) as other:
        assert (await other.who(token)).id == bureau.audit.actor.id
        bureau.clock.advance(timedelta(seconds=30))
        await enter(bureau)
        assert (await other.who(token)).id == bureau.audit.actor.id
        monkeypatch.setattr(known_sessions, "KEPT_SECONDS", 0.0)
        with pytest.raises(Problem) as refused:
            await other.who(token)
        assert refused.value.fault.code == "session_replaced"


async def test_another_process_hears_it_from_the_journal(bureau: Bureau, keys: Settings) -> None:
    token = await enter(bureau)
    async with opened(bureau.house.db.where, bureau.clock, keys) as other, application(other, PACKAGES):
        assert (await other.who(token)).id == bureau.audit.actor.id
        bureau.clock.advance(timedelta(seconds=30))
        await enter(bureau)
        async with asyncio.timeout(known_sessions.KEPT_SECONDS - 1):
            while await still_good(other, token):
                await asyncio.sleep(0.02)


async def still_good(house: House, token: str) -> bool:
    try:
        await house.who(token)
    except Problem:
        return False
    return True


async def test_idle_and_absolute_ends(bureau: Bureau) -> None:
    token = await enter(bureau)
    for _ in range(37):
        bureau.clock.advance(timedelta(minutes=19))
        await bureau.house.who(token)
    bureau.clock.advance(timedelta(minutes=17))
    assert await told(bureau, token) == "session_expired"
    fresh = await enter(bureau)
    bureau.clock.advance(timedelta(minutes=20))
    assert await told(bureau, fresh) == "session_expired"


async def test_seen_is_written_once_a_minute(bureau: Bureau) -> None:
    token = await enter(bureau)
    seen = "select seen_at from sessions where ended_at is null and person = $1"
    for seconds, written in ((0, 0), (59, 0), (1, 60), (30, 60), (30, 120)):
        bureau.clock.advance(timedelta(seconds=seconds))
        await bureau.house.who(token)
        assert await bureau.value(seen, bureau.audit.actor.id) == START + timedelta(seconds=written)


async def test_signing_out_ends_this_session(bureau: Bureau) -> None:
    token = await bureau.token(bureau.audit.actor.id)
    caller = type(bureau.audit)(await bureau.house.who(token))
    await bureau.run(account.sign_out, caller)
    assert await told(bureau, token) == "session_ended"
    assert await bureau.refused(account.sign_out, NOBODY) == "not_signed_in"


@pytest.mark.parametrize("door", [staff.suspend_staff, staff.reset_staff, staff.dismiss_staff])
async def test_an_administrator_ends_sessions_at_once(bureau: Bureau, door: object) -> None:
    who = await bureau.person("zhao", bureau.top, "officer")
    token = await bureau.token(who)
    assert "identity.see_duty" in (await bureau.house.who(token)).grants
    await bureau.run(door, bureau.system, staff=who)
    assert await told(bureau, token) == "session_ended"


@pytest.mark.parametrize(
    "token", ["", "x", "x" * 43, "x" * 5000, "é" * 43, "\ud800", "a b", "' or true --", "\x00" * 43]
)
async def test_what_was_never_a_token(bureau: Bureau, token: str) -> None:
    assert await told(bureau, token) == "not_signed_in"


async def test_a_citizen_may_have_several_sessions(bureau: Bureau) -> None:
    citizen = uuid4()
    tokens = []
    for life in (None, Lifetime(timedelta(hours=1), timedelta(hours=2))):
        async with bureau.house.db.transaction(EVERYTHING) as conn:
            ctx = Ctx(bureau.house, THE_HOUSE, EVERYTHING, "test.begin", conn)
            tokens.append(await begin_session(ctx, "citizen", citizen, life=life))
            (row,) = [row for into, row in ctx.work.rows if into.table == "sessions"]
            columns = ", ".join(row)
            marks = ", ".join(f"${n}" for n in range(1, len(row) + 1))
            await conn.execute(f"insert into sessions ({columns}) values ({marks})", *row.values())
    for token in tokens:
        actor = await bureau.house.who(token)
        assert (actor.kind, actor.id, actor.grants, actor.restricted) == ("citizen", citizen, {}, False)
    bureau.clock.advance(timedelta(hours=1))
    await bureau.house.who(tokens[0])
    assert await told(bureau, tokens[1]) == "session_expired"


async def test_nobody_reads_foreign_sessions(bureau: Bureau) -> None:
    await enter(bureau)
    stranger = Scope(everything=False, offices=frozenset([uuid4()]), person=uuid4())
    for scope in (NOTHING, stranger):
        async with bureau.house.db.transaction(scope) as conn:
            assert await conn.fetch("select 1 from sessions") == []
            assert await conn.execute("update sessions set ended_at = now()") == "UPDATE 0"


def known_session(person: UUID) -> Session:
    return Session(
        actor=Actor("staff", person, uuid4()),
        seen_at=START,
        idle=timedelta(minutes=20),
        expires_at=START + timedelta(hours=12),
        ended_why=None,
    )


def hashed() -> bytes:
    found = token_hash(new_token())
    assert found is not None
    return found


def test_memory_holds_so_many_and_the_oldest_goes() -> None:
    known = KnownSessions(most=3)
    tokens = [hashed() for _ in range(5)]
    for token in tokens:
        known.keep(token, known_session(uuid4()))
    assert [known.find(token) is not None for token in tokens] == [False, False, True, True, True]


def test_what_changes_is_not_answered_until_the_journal_tells_and_a_moment_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known, token, other = KnownSessions(), hashed(), hashed()
    person = uuid4()
    known.keep(token, known_session(person))
    known.keep(other, known_session(uuid4()))
    known.changing(person)
    assert known.find(token) is None
    assert known.find(other) is not None
    known.keep(token, known_session(person))
    assert known.find(token) is None
    known.changed(person)
    known.keep(token, known_session(person))
    assert known.find(token) is None
    monkeypatch.setattr(known_sessions, "SETTLING_SECONDS", 0.0)
    known.changed(person)
    known.keep(token, known_session(person))
    assert known.find(token) is not None
    known.changing()
    assert known.find(token) is known.find(other) is None


def test_what_is_old_is_looked_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    known, token = KnownSessions(), hashed()
    known.keep(token, known_session(uuid4()))
    monkeypatch.setattr(known_sessions, "KEPT_SECONDS", -1.0)
    assert known.find(token) is None
