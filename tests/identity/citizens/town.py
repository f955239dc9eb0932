"""A house with both halves of identity, a sender that records, the worker's lanes, and people who act."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
import pytest

from anmin.app.compose import open_house
from anmin.app.rooms import Room
from anmin.identity.actions.citizen_sign_in import SignInWithCode, sign_in_with_code
from anmin.identity.actions.codes import RequestCode, request_code
from anmin.identity.senders import CodeChannel
from anmin.kernel.access import ANONYMOUS, EVERYTHING, Actor
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Where
from anmin.kernel.door import Door
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.lanes.declare import Reaction
from anmin.kernel.lanes.worker import run_lanes
from anmin.kernel.personal import Permit, Phone, Secret, clear
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem

PACKAGES = ("anmin.kernel.registers", "anmin.identity")
PERMIT = Permit("tests: the recording sender shows what it was given")
DEVICE = "device-0000000000000001"
OTHER_DEVICE = "device-0000000000000002"
NOBODY = Caller(ANONYMOUS)
PHONE = "13812345678"


def gives(code: str, phone: str = PHONE, device: str = DEVICE, key: str | None = None) -> SignInWithCode:
    return SignInWithCode(phone=Phone(phone), code=Secret(code), device=device, key=key)


class RecordingSender:
    """Keeps what it was given, in clear: a phone that is read by the test. `fails` times it raises instead."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[tuple[str, str, str]] = asyncio.Queue()
        self.fails = 0
        self.calls = 0

    async def send(self, phone: Phone, code: Secret, lang: str) -> None:
        self.calls += 1
        if self.fails:
            self.fails -= 1
            raise ConnectionError("the gateway is away")
        self.sent.put_nowait((clear(phone, PERMIT), clear(code, PERMIT), lang))

    async def next(self) -> tuple[str, str, str]:
        return await asyncio.wait_for(self.sent.get(), 10)


class Town:
    """The house seen from outside: people come to doors, and the database is looked at as its superuser."""

    def __init__(self, house: House, database: Where, sender: RecordingSender, clock: SetClock) -> None:
        self.house = house
        self.database = database
        self.sender = sender
        self.clock = clock

    async def passes(self, caller: Caller, door: Door[Any, Any], command: msgspec.Struct) -> Any:
        return await door.run(self.house, caller, command)

    async def refused(self, caller: Caller, door: Door[Any, Any], command: msgspec.Struct) -> Problem:
        """The refusal this call must meet."""
        with pytest.raises(Problem) as caught:
            await door.run(self.house, caller, command)
        return caught.value

    async def code(self, phone: str, device: str = DEVICE) -> str:
        """Ask for a sign-in code and read it from the phone."""
        await self.passes(NOBODY, request_code, RequestCode(phone=Phone(phone), device=device))
        return (await self.sender.next())[1]

    async def citizen(self, phone: str = PHONE, device: str = DEVICE) -> Caller:
        """Somebody signed in with this phone."""
        return Caller(await self.house.who(await self.session(phone, device)))

    async def session(self, phone: str, device: str) -> str:
        """The token of a session begun with this phone."""
        code = await self.code(phone, device)
        token: str = (await self.passes(NOBODY, sign_in_with_code, gives(code, phone, device))).token
        return token

    def staff(self, *permissions: str, office: UUID | None = None) -> Caller:
        """A member of staff with these permissions at this office."""
        offices = frozenset({office or new_id()})
        return Caller(Actor("staff", new_id(), new_id(), dict.fromkeys(permissions, offices)))

    async def office(self, above: UUID | None = None) -> UUID:
        """A new office, below another one."""
        office = new_id()
        async with self.house.db.transaction(EVERYTHING) as conn:
            for depth, ancestor in enumerate([office, *([above] if above else [])]):
                await conn.execute("insert into scope_tree values ($1, $2, $3)", ancestor, office, depth)
        return office

    async def rows(self, sql: str, *values: object) -> list[asyncpg.Record]:
        conn = await asyncpg.connect(**self.database, user="postgres")
        try:
            return list(await conn.fetch(sql, *values))
        finally:
            await conn.close()

    async def events(self, *names: str) -> list[asyncpg.Record]:
        """The journal's lines of these events of identity or the kernel, in order."""
        return await self.rows("select * from journal where split_part(event, '.', 2) = any($1) order by seq", names)


@asynccontextmanager
async def open_town(database: Where, clock: SetClock, settings: Settings) -> AsyncIterator[Town]:
    """The house with its worker; the recording sender takes the place of whatever channel was installed."""
    async with open_house(settings, database, clock=clock, packages=PACKAGES) as house:
        sender = RecordingSender()
        house.service(CodeChannel).sender = sender
        stop = asyncio.Event()
        reactions = Room("identity", "anmin.identity").all_of("reactions", Reaction)
        working = asyncio.create_task(run_lanes(house, reactions, ("siren", "bell"), stop))
        try:
            yield Town(house, database, sender, clock)
        finally:
            stop.set()
            await working
