"""The house in which the machine of cases plays: one for all its runs, its clock and its timers in the machine's hand.

Nothing happens here of itself: no lane works. Timers and reactions are carried out when the machine says so.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

import asyncpg
import httpx
from msgspec import Raw

from anmin.app.api import application
from anmin.app.compose import make_keys, open_house
from anmin.app.worker import reactions
from anmin.kernel import journal
from anmin.kernel.access import ANONYMOUS, EVERYTHING, HOUSE, Actor
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.door import Door
from anmin.kernel.house import House
from anmin.kernel.lanes import Fired, Reaction
from anmin.kernel.lanes.jobs import Job
from anmin.kernel.lanes.react import Overtaken, React
from anmin.kernel.postgres import Embedded
from anmin.kernel.settings import load
from anmin.kernel.words import Problem
from tests.conftest import START, TEMPLATE, place
from tests.dispatch.units_town import UNITS
from tests.stories.town import StoryTown, furnish

T = TypeVar("T")
SPEAKS = {
    "S1": "officer_s1",
    "S2": "officer_s2",
    "CRIME": "detective",
    "TRAFFIC": "traffic",
    "GAS": "gas",
}
"""Who answers the orders of an office and of its units."""
CLAIM = """
update timers set lease = $1, leased_until = now() + interval '1 minute', attempts = attempts + 1
where kind = 'timer' and due <= $2 and subject = any ($3)
returning id, kind, name, subject, version, due, payload, line, request, attempts, lease
"""


class World:
    """The furnished house, its people as callers by name, and a connection that sees everything."""

    def __init__(self, runner: asyncio.Runner, town: StoryTown, conn: asyncpg.Connection) -> None:
        self.conn = conn
        self.town = town
        self.callers = {"caller": Caller(ANONYMOUS), "house": Caller(HOUSE)}
        self.units: dict[str, UUID] = {}
        self.done: Counter[str] = Counter()
        """How often each door was passed and changed something or answered."""
        self._runner = runner
        known: list[Reaction] = list(reactions(("anmin.cases", "anmin.dispatch")))
        self._timers = {each.timer: each for each in known if each.timer}
        self._lines = [each for each in known if each.events]

    @property
    def house(self) -> House:
        return self.town.house

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(coroutine)

    def begin(self) -> None:
        """Every run begins at the same instant: the limits of clocks depend on it."""
        self.pass_time(START - self.town.clock.now())

    def pass_time(self, by: timedelta) -> None:
        self.town.clock.advance(by)

    def office(self, code: str) -> UUID:
        return self.town.offices[code]

    def speaker(self, office: UUID) -> str:
        """Who answers for an office."""
        return SPEAKS[next(code for code, id in self.town.offices.items() if id == office)]

    def guest(self, person: UUID) -> Caller:
        return Caller(Actor("guest", person))

    async def ask(self, who: Caller, door: Door[Any, Any], **fields: Any) -> Any:
        """The door's answer, or None when it refused with one of the refusals it declares; any other one is a fault."""
        try:
            answer = await door.run(self.house, who, door.command(**fields))
        except Problem as refused:
            assert refused.fault in door.faults, (
                f"{door.name} refuses with {refused.fault.code}, which it does not declare"
            )
            return None
        self.done[door.name] += 1
        return True if answer is None else answer

    async def due(self, subjects: Iterable[str]) -> None:
        """Carry out, as a lane would, what is due of these subjects."""
        rows = await self.conn.fetch(CLAIM, uuid4(), self.house.clock.now(), list(subjects))
        for row in sorted(rows, key=lambda each: (each["due"], each["subject"], each["name"])):
            job = Job(**row)
            react = React(self.house, job, None)
            try:
                await self._timers[job.name].verb(react, _fired(row))
            except Overtaken:  # an earlier one of them has moved it
                continue
            assert react.passed
            self.done[job.name] += 1

    async def fire(self, timer: asyncpg.Record) -> None:
        """Let a timer wake its action although it does not stand any more."""
        await self._timers[timer["name"]].verb(_Straight(self), _fired(timer))  # type: ignore[arg-type]

    async def react(self, after: journal.Cursor, subjects: Iterable[str]) -> journal.Cursor:
        """Do what follows from the lines about these subjects; where the journal ended."""
        seen = set(subjects)
        async with self.house.db.transaction(EVERYTHING) as conn:
            lines = await journal.after(conn, after)
        for line in lines:
            for each in self._lines:
                if line.subject in seen and line.event in each.events:
                    await each.verb(_Straight(self), line)  # type: ignore[arg-type]
        return lines[-1].cursor if lines else after


class _Straight:
    """Passes a reaction's action without a job."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def __call__(self, door: Door[Any, Any], command: Any) -> Any:
        return await door.run(self._world.house, Caller(HOUSE, channel="reaction"), command)


def _fired(row: asyncpg.Record) -> Fired:
    payload = Raw(row["payload"].encode())
    return Fired(row["name"], row["subject"], row["version"], row["due"], payload, row["request"])


@contextmanager
def opened(server: Embedded) -> Iterator[World]:
    """A furnished house over a database of its own, thrown away afterwards."""
    with asyncio.Runner() as runner:
        leave = asyncio.Event()
        entered: asyncio.Future[World] = runner.get_loop().create_future()

        async def stay() -> None:
            async with _open(runner, server) as world:
                entered.set_result(world)
                await leave.wait()

        living = runner.get_loop().create_task(stay())

        async def enter() -> World:
            await asyncio.wait((living, entered), return_when=asyncio.FIRST_COMPLETED)
            return entered.result() if entered.done() else await _failed(living)

        async def end() -> None:
            leave.set()
            await living

        yield runner.run(enter())
        runner.run(end())


async def _failed(living: asyncio.Task[None]) -> World:
    await living
    raise RuntimeError("the house did not open")


@asynccontextmanager
async def _open(runner: asyncio.Runner, server: Embedded) -> AsyncIterator[World]:
    name, clock = f"machine_{uuid4().hex}", SetClock(START)
    admin = await asyncpg.connect(server.dsn("postgres", "postgres"))
    await admin.execute(f"create database {name} template {TEMPLATE} owner anmin_owner")
    conn = await asyncpg.connect(server.dsn("postgres", name))
    with tempfile.TemporaryDirectory(prefix="anmin-test-") as folder:
        settings = load(environment={"ANMIN_DATA_DIR": folder, "ANMIN_DEMO_ON": "true", "ANMIN_LOG_FORM": "text"})
        make_keys(settings)
        async with (
            open_house(settings, place(server, name), clock=clock) as house,
            application(house) as app,
            httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://house") as http,
        ):
            yield await _furnished(runner, StoryTown(house, clock, http), conn)
    await conn.close()
    await admin.execute(f"drop database {name} with (force)")
    await admin.close()


async def _furnished(runner: asyncio.Runner, town: StoryTown, conn: asyncpg.Connection) -> World:
    await furnish(town)
    world = World(runner, town, conn)
    for name, token in town.tokens.items():
        world.callers[name] = Caller(await town.house.who(token))
    units = [{**each, "status": "available"} for each in UNITS]
    await town.call("commander", "POST", "/units/import", units=units)
    rows = await conn.fetch("select id, code from units")
    world.units = {row["code"]: row["id"] for row in rows}
    return world
