"""The drill itself: each incident lives from its first word to its end, beside all the others, and then it is over.

It ends by itself. What is still open when nobody waits any longer is named, not hidden.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

import httpx
import msgspec

from anmin.app.drill import citizens
from anmin.app.drill.crews import Crew, taken_away
from anmin.app.drill.desk import Desk
from anmin.app.drill.ledger import CaseNoted, Ledger, OrderNoted
from anmin.app.drill.lines import Line, Refused
from anmin.app.drill.plan import Incident, Tempo, Way, reply
from anmin.dispatch.roads import RoadGraph
from anmin.territory.point import Point

PATIENCE = 60.0, 5_400.0
"""How long is waited for the last cases: so many real seconds, and so many simulated ones."""


class Cast(msgspec.Struct, frozen=True):
    """Who plays, and where. `crews`: by the id of their unit. `anybody`: a line without a session."""

    desk: Desk
    crews: Mapping[str, Crew]
    anybody: Line
    graph: RoadGraph


Heard = Callable[[Ledger], None]


class Drill:
    def __init__(self, cast: Cast, tempo: Tempo, seed: int) -> None:
        self.ledger = Ledger()
        self._cast = cast
        self._tempo = tempo
        self._seed = seed

    async def play(self, incidents: Sequence[Incident], heard: Heard) -> Ledger:
        """All of it; `heard` is told now and then how far it is."""
        beacons = [asyncio.create_task(crew.beacon(self.ledger)) for crew in self._cast.crews.values()]
        lives = [asyncio.create_task(self._live(each)) for each in incidents]
        waiting = self._tempo.minutes * 60 + PATIENCE[0] + self._tempo.real(PATIENCE[1])
        telling = asyncio.create_task(self._tell(heard))
        try:
            await asyncio.wait(lives, timeout=waiting)
        finally:
            await _ended([*lives, *beacons, telling])
        heard(self.ledger)
        return self.ledger

    async def _tell(self, heard: Heard) -> None:
        while True:
            heard(self.ledger)
            await asyncio.sleep(1)

    async def _live(self, incident: Incident) -> None:
        await self._tempo.pause(incident.at)
        try:
            case = await self._told(incident)
        except (Refused, httpx.TransportError) as unheard:
            self.ledger.refused[incident.number] = str(unheard)
            return
        self.ledger.cases[incident.number] = case
        streaming = asyncio.create_task(citizens.streamed(self._cast.anybody, case, self._tempo))
        try:
            await self._handled(case)
        except (Refused, httpx.TransportError) as trouble:
            case.trouble = str(trouble)
        finally:
            await _ended([streaming])

    async def _told(self, incident: Incident) -> CaseNoted:
        if incident.way is Way.PHONE:
            return await self._cast.desk.record(incident)
        return await citizens.raised(self._cast.anybody, incident)

    async def _handled(self, case: CaseNoted) -> None:
        desk = self._cast.desk
        if case.incident.way is not Way.PHONE:
            await desk.take(case)
        first = self.ledger.cases.get(case.incident.repeats) if case.incident.repeats is not None else None
        if first is not None:
            if await desk.join(case, first):
                return
            await desk.link(case, first)
        else:
            await self._responded(case)
        await desk.close(case)
        if case.incident.followed_up:
            await desk.follow_up(case)

    async def _responded(self, case: CaseNoted) -> None:
        """Orders until somebody has brought it to an end."""
        turned_down: set[str] = set()
        while not _met(case.orders):
            placed = await self._cast.desk.order(case, turned_down)
            first = len(case.orders) - len(placed)
            answers = (self._answered(case, order, first + turn) for turn, order in enumerate(placed))
            for answer in await asyncio.gather(*answers, return_exceptions=True):
                if isinstance(answer, BaseException):
                    raise answer
            turned_down |= {order.unit for order in placed if order.refused}

    async def _answered(self, case: CaseNoted, order: OrderNoted, turn: int) -> None:
        how = reply(self._seed, case.incident.number, turn)
        crew, scene = self._cast.crews[order.unit], Point(*case.incident.place)
        try:
            await crew.answer(order, scene, how, (self._tempo, self._cast.graph))
        except Refused as refused:
            if not taken_away(refused):
                raise
            order.ended = True


def _met(orders: Sequence[OrderNoted]) -> bool:
    """Whether somebody came, and somebody else came after each refusal."""
    came = [not order.refused for order in orders]
    return any(came) and came[-1]


async def _ended(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Stop what still runs, and let what failed be heard."""
    for task in tasks:
        task.cancel()
    for answer in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(answer, Exception) and not isinstance(answer, Refused | httpx.TransportError):
            raise answer
