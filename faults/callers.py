"""The emergency line beside the faults: people who raise alarms until they are answered, and staff who work on them.

Every call carries a key and is repeated with it until it is answered, as phones and desks do. What was answered goes into
the ledger; what was given up stays open there.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from contextlib import suppress
from typing import Any, TypeVar
from uuid import UUID, uuid4

import httpx
import msgspec

from faults.writers import PATIENCE, REFUSALS

T = TypeVar("T")
STAGES = ("accepted", "en_route", "on_scene", "done")
STEP = 1e-6
"""Degrees between the places of two alarms: the place in the row tells whose alarm it is."""


class Raised(msgspec.Struct, frozen=True):
    """What a caller was told."""

    case: UUID
    number: str
    token: str


class LineLedger(msgspec.Struct):
    """What the clients know. Alarms by their place: `raised` were acknowledged, `open` were given up by their caller.

    `orders`: by case, as they were placed; `unsure`: cases whose order was on its way when the work ended. `stages`: of
    orders, as they were acknowledged.
    """

    raised: dict[int, Raised] = {}
    open: set[int] = set()
    taken: set[UUID] = set()
    orders: dict[UUID, set[UUID]] = {}
    unsure: set[UUID] = set()
    stages: set[tuple[UUID, str]] = set()
    repeated: int = 0
    differing: int = 0
    busy: int = 0
    surprises: Counter[str] = msgspec.field(default_factory=Counter)


class Desks(msgspec.Struct, frozen=True):
    """Who works on the line: their sessions, the office that is ordered, the officer's car, where the first alarm is."""

    taker: str
    dispatcher: str
    officer: str
    office: UUID
    car: UUID
    lon: float
    lat: float


class Line:
    """Callers and staff at work. `callers`: how many at once; `pace`: the longest pause between two alarms of one."""

    def __init__(
        self, address: str, desks: Desks, chance: random.Random, *, callers: int = 5, pace: float = 0.4
    ) -> None:
        self.desks = desks
        self.chance = chance
        self.ledger = LineLedger()
        self._client = httpx.AsyncClient(base_url=f"{address}/api/v1", timeout=10)
        self._callers, self._pace, self._last = callers, pace, 0
        self._waiting: asyncio.Queue[UUID] = asyncio.Queue()
        self._ordered: asyncio.Queue[tuple[UUID, tuple[str, ...]]] = asyncio.Queue()
        self._stop = asyncio.Event()

    async def run(self) -> None:
        """Until `stop`: what was begun is carried through, and alarms that nobody has taken yet stay on the desk."""
        async with self._client, asyncio.TaskGroup() as group:
            for _ in range(self._callers):
                group.create_task(self._call())
            for _ in range(2):
                group.create_task(self._take())
                group.create_task(self._answer())

    def stop(self) -> None:
        self._stop.set()

    # Callers

    async def _call(self) -> None:
        while not self._stop.is_set():
            self._last += 1
            await self._raise(self._last)
            await asyncio.sleep(self.chance.uniform(0, self._pace))

    async def _raise(self, place: int) -> None:
        body = {"tag": "robbery", "position": self._spot(place), "key": uuid4().hex}
        impatient, gives_up = self.chance.random() < 0.1, self.chance.random() < 0.05
        answer = await self._until_answered("/cases", body, None, patience=0.03 if impatient else 10, once=gives_up)
        if answer is None:
            self.ledger.open.add(place)
            return
        told = msgspec.convert(answer.json(), Raised)
        self.ledger.raised[place] = told
        self._waiting.put_nowait(told.case)
        if self.chance.random() < 0.2:
            await asyncio.sleep(self.chance.uniform(0, 2))
            again = await self._until_answered("/cases", {**body, "position": self._spot(place, 4.0)}, None)
            self.ledger.differing += again is None or msgspec.convert(again.json(), Raised) != told

    def _spot(self, place: int, accuracy: float = 20.0) -> dict[str, float]:
        """A phone that asks again knows better where it is."""
        return {"lon": self.desks.lon + place * STEP, "lat": self.desks.lat, "accuracy": accuracy}

    # Staff

    async def _take(self) -> None:
        while (case := await self._next(self._waiting)) is not None:
            if self.chance.random() < 0.1:
                continue
            await self._until_answered(f"/cases/{case}/take", {"key": uuid4().hex}, self.desks.taker)
            self.ledger.taken.add(case)
            if self.chance.random() < 0.9:
                await self._order(case)

    async def _order(self, case: UUID) -> None:
        """The office, and the car when that is free. The car goes on to the end, the office is left at some stage."""
        office, car = ("organisation", self.desks.office), ("unit", self.desks.car)
        for whom in ((office, car), (office,)):
            body = {"responders": [{"kind": kind, "id": str(id)} for kind, id in whom], "key": uuid4().hex}
            self.ledger.unsure.add(case)
            answer = await self._until_answered(f"/cases/{case}/orders", body, self.desks.dispatcher)
            if answer is None:
                return
            self.ledger.unsure.discard(case)
            if answer.status_code == 200:
                placed = [UUID(each["order"]) for each in answer.json()]
                self.ledger.orders[case] = set(placed)
                for each, (kind, _) in reversed(list(zip(placed, whom, strict=True))):
                    many = len(STAGES) if kind == "unit" else self.chance.randint(0, len(STAGES))
                    self._ordered.put_nowait((each, STAGES[:many]))
                return
            self.ledger.busy += 1

    async def _answer(self) -> None:
        while (given := await self._next(self._ordered)) is not None:
            order, stages = given
            for stage in stages:
                path, body = _said(order, stage)
                await self._until_answered(path, body, self.desks.officer)
                self.ledger.stages.add((order, stage))

    async def _next(self, queue: asyncio.Queue[T]) -> T | None:
        """None when everybody is to stop: what waits then goes on waiting, as it would at the end of a shift."""
        while not self._stop.is_set():
            with suppress(TimeoutError):
                return await asyncio.wait_for(queue.get(), 0.2)
        return None

    # Every call

    async def _until_answered(
        self, path: str, body: dict[str, Any], token: str | None, *, patience: float = 10, once: bool = False
    ) -> httpx.Response | None:
        """The answer that is not one of a house in trouble; None when it is given up after the first trouble."""
        # Each caller is another telephone: what the house gave one of them, no other sends.
        headers = {"authorization": f"Bearer {token}"} if token else {"cookie": ""}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(httpx.HTTPError):
                answer = await self._client.post(path, json=body, headers=headers, timeout=patience)
                if not _in_trouble(answer):
                    return self._judged(path, answer)
            if once:
                return None
            self.ledger.repeated += 1
            await asyncio.sleep(0.03)
            patience = 10
        raise RuntimeError(f"{path} was never answered")

    def _judged(self, path: str, answer: httpx.Response) -> httpx.Response:
        if answer.status_code != 200 and _code(answer) != "unit_busy":
            self.ledger.surprises[f"{path.rpartition('/')[2]} {answer.status_code} {_code(answer)}"] += 1
        return answer


def _said(order: UUID, stage: str) -> tuple[str, dict[str, Any]]:
    body: dict[str, Any] = {"key": uuid4().hex}
    if stage == "accepted":
        return f"/orders/{order}/acknowledge", body
    if stage == "done":
        return f"/orders/{order}/reports", {**body, "final": True, "text": "已处置"}
    return f"/orders/{order}/stages", {**body, "stage": stage}


def _in_trouble(answer: httpx.Response) -> bool:
    return (answer.status_code, _code(answer)) in REFUSALS


def _code(answer: httpx.Response) -> str:
    problem = answer.headers.get("content-type", "").startswith("application/problem+json")
    return str(answer.json().get("code")) if problem else ""
