"""A matter that people call about, an engine that answers without carrying anything, and everybody who takes part."""

# ruff: noqa: ARG002 - the shapes are those of the ports

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
import pytest_asyncio

from anmin.app.worker import reactions
from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.db import Connection
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.lanes import run_lanes
from anmin.kernel.personal import Phone
from anmin.kernel.settings import Calls as CallSettings
from anmin.media.actions import recordings
from anmin.media.actions.calls_tending import TendCall, tend_call
from anmin.media.engine.engine import AnyTold, EngineAway, EngineError, Publication, Rebuild
from anmin.media.model.calls import About
from anmin.media.model.chain import segments
from anmin.media.owners import Calls, Owners
from anmin.media.recording import sealing
from anmin.media.recording.growing import path_of
from anmin.media.switchboard import Switchboard
from tests.media.conftest import Outside

TAKES = ("media.call", "media.take_calls", "media.see")


class Answering:
    """What stands at the other end of the engine's socket where no media are needed; `asked` is what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, UUID]] = []
        self.fault: type[EngineError] | None = None

    def _note(self, what: str, id: UUID) -> None:
        if self.fault is not None:
            raise self.fault
        self.asked.append((what, id))

    async def publish(self, publication: Publication, sdp: str) -> str:
        self._note("publish", publication.id)
        return f"answer to {sdp}"

    async def listen(self, publication: UUID, listening: UUID) -> str:
        self._note("listen", publication)
        return "offer"

    async def answer(self, listening: UUID, sdp: str) -> None:
        self._note("answer", listening)

    async def restart(self, connection: UUID, sdp: str) -> str:
        self._note("restart", connection)
        raise Rebuild

    async def hold(self, publication: UUID, on: bool) -> None:
        self._note("hold" if on else "go on", publication)

    async def close(self, connection: UUID) -> None:
        self._note("close", connection)

    async def end(self, call: UUID) -> None:
        self._note("end", call)

    async def events(self) -> AsyncIterator[AnyTold]:
        raise EngineAway
        yield


class Matter:
    """The upper room's part: what holds of the one matter, and who is welcomed in it."""

    def __init__(self, office: UUID) -> None:
        self.id = new_id()
        self.said = About(office=office, offices=frozenset({office}), person=None, quiet=False, over=False)
        self.stands = True
        self.known: Phone | None = Phone("13812345678")

    @property
    def owner(self) -> str:
        return f"matter:{self.id}"

    def now(self, **values: object) -> None:
        self.said = msgspec.structs.replace(self.said, **values)

    async def standing(self, conn: Connection, ids: Sequence[UUID]) -> set[UUID]:
        return set(ids) if self.stands else set()

    async def about(self, ctx: Ctx, id: UUID) -> About | None:
        mine = (
            ctx.scope.everything
            or ctx.actor.id == self.said.person
            or not ctx.scope.offices.isdisjoint(self.said.offices)
        )
        return self.said if id == self.id and mine else None

    async def number(self, ctx: Ctx, id: UUID) -> Phone | None:
        return self.known if id == self.id else None

    async def welcome(self, ctx: Ctx, id: UUID, guest: UUID) -> UUID:
        if self.said.person is None:
            self.now(person=guest)
        return self.said.person if self.said.person == guest else guest


class Line:
    """One call over HTTP, as its people make it."""

    def __init__(self, outside: Outside, matter: Matter, engine: Answering) -> None:
        self.outside = outside
        self.matter = matter
        self.engine = engine
        self.caller = outside.citizen("caller")
        self.taker = outside.staff("taker", *TAKES)
        matter.now(person=outside.people["caller"].id)

    async def post(self, path: str, who: dict[str, str] | None, **body: object) -> httpx.Response:
        return await self.outside.client.post(f"/video-calls{path}", json=body, headers=who or {})

    async def good(self, path: str, who: dict[str, str] | None, **body: object) -> dict[str, object]:
        answer = await self.post(path, who, **body)
        assert answer.status_code == 200, answer.text
        return answer.json() or {}

    async def code(self, path: str, who: dict[str, str] | None, **body: object) -> str:
        answer = await self.post(path, who, **body)
        assert answer.status_code >= 400, answer.text
        return str(answer.json()["code"])

    async def show(self, call: str, who: dict[str, str] | None = None) -> dict[str, object]:
        answer = await self.outside.client.get(f"/video-calls/{call}", headers=who or self.taker)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def begun(self, **body: object) -> str:
        made = await self.good("", self.caller, owner=self.matter.owner, agreed=True, **body)
        return str(made["call"])

    async def ringing(self) -> str:
        call = await self.begun()
        await self.good(f"/{call}/ring", self.caller)
        return call

    async def answered(self) -> str:
        call = await self.ringing()
        await self.good(f"/{call}/answer", self.taker)
        return call

    async def published(self, call: str, who: dict[str, str], sdp: str = "v=0") -> str:
        made = await self.good(f"/{call}/publications", who, sdp=sdp, kinds=["audio", "video"])
        return str(made["publication"])


async def tend(house: House, call: str) -> None:
    """As the house does by itself, each few seconds."""
    await tend_call.run(house, Caller(HOUSE, channel="timer"), TendCall(call=UUID(call)))


async def seal(house: House, recording: UUID) -> None:
    """As its reaction does; a file that nobody ended is ended by the first run and sealed by the second."""

    async def passing(door: Any, command: Any) -> Any:
        return await door.run(house, Caller(HOUSE), command)

    for _ in range(2):
        await sealing.seal(house, recording, passing)


@asynccontextmanager
async def night(house: House) -> AsyncIterator[None]:
    """The lane in which files are sealed is at work."""
    stop = asyncio.Event()
    working = asyncio.create_task(run_lanes(house, reactions(), ("night",), stop))
    try:
        yield
    finally:
        stop.set()
        await working


async def recorded(house: House, call: str, publication: str, content: bytes = b"as it came") -> UUID:
    """A file of a publication as it grew, sealed: the evidence. It has no copy, for it is no film."""
    path = path_of(house, UUID(call), f"{publication}-1.mkv")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    by = Caller(HOUSE)
    begun = recordings.BeginRecording(publication=UUID(publication), files=(path.name,))
    await recordings.begin_recording.run(house, by, begun)
    chain = tuple(segments(io.BytesIO(content), [len(content)]))
    grown = recordings.GrowRecording(call=UUID(call), name=path.name, segments=chain, ended=True)
    await recordings.grow_recording.run(house, by, grown)

    async with house.db.transaction(EVERYTHING) as conn:
        recording = await conn.fetchval("select id from recordings where name = $1", path.name)
    await seal(house, recording)
    async with house.db.transaction(EVERYTHING) as conn:
        evidence: UUID = await conn.fetchval("select evidence from recordings where id = $1", recording)
    return evidence


@pytest.fixture
def matter(outside: Outside) -> Matter:
    return Matter(outside.office)


@pytest_asyncio.fixture
async def line(house: House, outside: Outside, matter: Matter) -> Line:
    engine = Answering()
    house.offer(Switchboard(engine, CallSettings()))
    house.service(Owners).register("matter", matter.standing, Calls(matter.about, matter.welcome, matter.number))
    return Line(outside, matter, engine)
