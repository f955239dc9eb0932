"""The door with a real room behind it: one transaction, one answer a key, a trace or nothing."""

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio

from anmin.kernel import faults
from anmin.kernel.access import ANONYMOUS, HOUSE, PUBLIC, SYSTEM, Actor
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.db import Where
from anmin.kernel.door import Command, action
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject
from anmin.kernel.passing import SilentAction
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem
from bench.probe import actions, store
from bench.probe.actions import Note
from bench.probe.events import Noted
from tests.kernel.probing import probe_house

ANYBODY = Caller(ANONYMOUS)


@pytest_asyncio.fixture
async def probe(settings: Settings, where: Where) -> AsyncIterator[House]:
    """A house whose only room is the probe."""
    async with probe_house(settings, where) as house:
        yield house


def note(key: str | None = None, text: str = "巷口路灯坏了") -> Note:
    return Note(text=text, lon=118.5, lat=24.8, key=key)


async def count(conn: asyncpg.Connection, table: str) -> int:
    return int(await conn.fetchval(f"select count(*) from {table}"))


@pytest.mark.parametrize("door", [actions.note, actions.note_alone])
async def test_rows_line_and_key_are_one_transaction(door: object, probe: House, superuser: asyncpg.Connection) -> None:
    result = await door.run(probe, ANYBODY, note(new_id().hex))  # type: ignore[attr-defined]
    assert isinstance(result, UUID)
    transactions = await superuser.fetch(
        "select xmin::text from probe_notes union select xmin::text from probe_places"
        " union select xmin::text from probe_marks union select xmin::text from requests"
        " union select (tx::text::bigint % 4294967296)::text from journal"
    )
    assert len(transactions) == 1
    line = await superuser.fetchrow("select * from journal")
    assert (line["actor"], line["action"], line["subject"], line["event"]) == (
        "anonymous",
        getattr(door, "name", ""),
        f"note:{result}",
        "probe.Noted",
    )


@pytest.mark.parametrize("door", [actions.note, actions.note_alone])
async def test_the_same_key_gives_the_first_result(door: object, probe: House, superuser: asyncpg.Connection) -> None:
    key = new_id().hex
    results = await asyncio.gather(*(door.run(probe, ANYBODY, note(key)) for _ in range(20)))  # type: ignore[attr-defined]
    assert len(set(results)) == 1
    assert await count(superuser, "probe_notes") == 1
    assert await count(superuser, "journal") == 1


@pytest.mark.parametrize("door", [actions.note, actions.note_alone])
async def test_a_key_with_other_content_is_refused(door: object, probe: House) -> None:
    key = new_id().hex
    await door.run(probe, ANYBODY, note(key))  # type: ignore[attr-defined]
    with pytest.raises(Problem) as refused:
        await door.run(probe, ANYBODY, note(key, "别的内容"))  # type: ignore[attr-defined]
    assert refused.value.fault is faults.KEY_REUSED


async def test_the_stored_result_is_not_readable_in_the_database(probe: House, superuser: asyncpg.Connection) -> None:
    result = await actions.note.run(probe, ANYBODY, note(new_id().hex))
    stored: bytes = await superuser.fetchval("select result from requests")
    assert str(result).encode() not in stored


async def test_calls_share_transactions_and_each_is_answered(probe: House, superuser: asyncpg.Connection) -> None:
    results = await asyncio.gather(*(actions.note.run(probe, ANYBODY, note()) for _ in range(200)))
    assert len(set(results)) == 200
    assert await count(superuser, "probe_notes") == 200
    assert await superuser.fetchval("select count(distinct tx) from journal") < 100


async def test_one_bad_call_never_fails_the_others(probe: House, superuser: asyncpg.Connection) -> None:
    await superuser.execute("alter table probe_notes add constraint planted check (text <> 'bad')")
    calls = [actions.note.run(probe, ANYBODY, note(text="bad" if n % 7 == 3 else "good")) for n in range(60)]
    results = await asyncio.gather(*calls, return_exceptions=True)
    assert [isinstance(each, asyncpg.CheckViolationError) for each in results] == [n % 7 == 3 for n in range(60)]
    assert await count(superuser, "probe_notes") == sum(isinstance(each, UUID) for each in results)
    assert await count(superuser, "journal") == await count(superuser, "probe_notes")


async def test_a_unique_conflict_becomes_the_declared_refusal(probe: House, superuser: asyncpg.Connection) -> None:
    await superuser.execute("create unique index planted_once on probe_notes (text)")
    probe.conflicts["planted_once"] = faults.CHANGED_MEANWHILE
    await actions.note.run(probe, ANYBODY, note())
    for door in (actions.note, actions.note_alone):
        with pytest.raises(Problem) as refused:
            await door.run(probe, ANYBODY, note())
        assert refused.value.fault is faults.CHANGED_MEANWHILE


@action("probe.silent", needs=PUBLIC)
async def silent(ctx: Ctx, command: Command) -> None:
    """Writes a row and says nothing."""
    ctx.insert(store.NOTES, id=new_id(), office=new_id(), person=None, kind=1, text="x", at=ctx.now)
    await ctx.conn.execute("insert into probe_notes values ($1, $1, null, 1, 'direct', now())", new_id())


@action("probe.refusing", needs=PUBLIC)
async def refusing(ctx: Ctx, command: Command) -> None:
    """Counts the attempt and refuses all the same."""
    ctx.say(Noted(new_id(), 1), about=Subject("note", "attempt", 1))
    ctx.refuse(faults.TOO_MANY())


@action("probe.outer", needs=PUBLIC)
async def outer(ctx: Ctx, command: Command) -> UUID:
    """Calls another action inside its own transaction, and then fails or not."""
    made = await actions.note_alone(ctx, note())
    if command.key == "f" * 16:
        raise faults.TOO_MANY()
    ctx.say(Noted(made, 2), about=Subject("note", made, 2))
    return made


async def test_an_action_that_says_nothing_is_rolled_back(probe: House, superuser: asyncpg.Connection) -> None:
    with pytest.raises(SilentAction):
        await silent.run(probe, ANYBODY, Command())
    assert await count(superuser, "probe_notes") == 0


async def test_a_refusal_may_be_answered_after_the_commit(probe: House, superuser: asyncpg.Connection) -> None:
    for _ in range(2):
        with pytest.raises(Problem):
            await refusing.run(probe, ANYBODY, Command(key="k" * 16))
    assert await count(superuser, "journal") == 2
    assert await count(superuser, "requests") == 0


async def test_a_nested_action_joins_the_transaction(probe: House, superuser: asyncpg.Connection) -> None:
    await outer.run(probe, ANYBODY, Command())
    rows = await superuser.fetch("select action, cause, tx::text from journal order by seq")
    assert [(row["action"], row["cause"]) for row in rows] == [
        ("probe.note_alone", "action/probe.outer"),
        ("probe.outer", None),
    ]
    assert len({row["tx"] for row in rows}) == 1
    with pytest.raises(Problem):
        await outer.run(probe, ANYBODY, Command(key="f" * 16))
    assert await count(superuser, "probe_notes") == 1


def test_a_door_without_permission_cannot_be_declared() -> None:
    with pytest.raises(TypeError):
        action("probe.open")  # type: ignore[call-arg]


async def test_the_permission_is_checked_before_anything_else(probe: House) -> None:
    @action("probe.closed", needs=SYSTEM)
    async def closed(ctx: Ctx, command: Command) -> None:
        """Only for the house."""
        ctx.say(Noted(new_id(), 1), about=Subject("note", "x", 1))

    with pytest.raises(Problem) as refused:
        await closed.run(probe, ANYBODY, Command())
    assert refused.value.fault is faults.NOT_SIGNED_IN
    for kind in ("citizen", "staff"):
        with pytest.raises(Problem) as refused:
            await closed.run(probe, Caller(Actor(kind, new_id())), Command())  # type: ignore[arg-type]
        assert refused.value.fault is faults.NOT_ALLOWED
    await closed.run(probe, Caller(HOUSE), Command())


async def test_a_restricted_actor_passes_only_the_doors_of_their_own_account(probe: House) -> None:
    grants = {"x": frozenset({new_id()})}
    with pytest.raises(Problem):
        await action("probe.x", needs=PUBLIC.__class__("x", "某", "some"))(_nothing).run(
            probe, Caller(Actor("staff", new_id(), grants=grants, restricted=True)), Command()
        )


async def _nothing(ctx: Ctx, command: Command) -> None:
    ctx.say(Noted(new_id(), 1), about=Subject("note", "x", 1))


async def test_a_lost_database_is_told_as_such_and_comes_back(probe: House, superuser: asyncpg.Connection) -> None:
    async def tried() -> list[UUID | BaseException]:
        calls = (actions.note.run(probe, ANYBODY, note(new_id().hex)) for _ in range(4))
        return await asyncio.gather(*calls, return_exceptions=True)

    await superuser.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename <> 'postgres' and pid <> pg_backend_pid()"
    )
    outcomes = await tried()
    async with asyncio.timeout(30):  # a busy machine takes its time to end the connections
        while not all(isinstance(each, UUID) for each in outcomes[-4:]):
            outcomes += await tried()
    for outcome in outcomes:
        assert isinstance(outcome, UUID) or (isinstance(outcome, Problem) and outcome.fault is faults.UNAVAILABLE)
