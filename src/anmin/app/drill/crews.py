"""The crews of a drill: they acknowledge, drive along the streets, report from the scene, and say where they are."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

import httpx

from anmin.app.drill.ledger import Ledger, OrderNoted
from anmin.app.drill.lines import Line, Refused
from anmin.app.drill.matters import MARK
from anmin.app.drill.plan import Reply, Tempo
from anmin.dispatch.roads import RoadGraph, Route
from anmin.territory.point import Point

FIX_EVERY, FIXES = 1.0, 4
"""Real seconds between two positions of a unit that drives, and how many of them are sent together."""
PARKED_EVERY = 30.0
_NO_WAY_S = 300.0
"""How long a way takes, in simulated seconds, where the streets do not lead."""


class Crew:
    """One unit, spoken for by one of its crew."""

    def __init__(self, unit: str, line: Line, place: Point) -> None:
        self.unit = unit
        self._line = line
        self._place = place
        self._route: Route | None = None
        self._set_out = 0.0
        self._speed = 1.0

    def place(self) -> Point:
        """Where it is now."""
        if self._route is None:
            return self._place
        return self._route.at((time.monotonic() - self._set_out) * self._speed)

    async def answer(self, order: OrderNoted, scene: Point, how: Reply, by: tuple[Tempo, RoadGraph]) -> None:
        """From the first sound of the terminal to the final report, or a refusal. Raises Refused."""
        tempo, graph = by
        await tempo.pause(how.terminal)
        await self._stage(order, "received")
        await tempo.pause(how.acknowledged)
        if how.refuses:
            await self._line.post(f"/orders/{order.id}/refuse", reason="no_crew", note=MARK.zh)
            order.stages.append("refused")
            order.ended = True
            return
        await self._line.post(f"/orders/{order.id}/acknowledge", position=self._spot(), persons=2)
        order.stages.append("accepted")
        await tempo.pause(how.set_out)
        await self._stage(order, "en_route")
        await self._drive(scene, tempo, graph)
        await self._stage(order, "on_scene")
        await tempo.pause(how.looked)
        await self._report(order, f"{MARK.zh}到场，正在处置。{MARK.en}On scene, at work.", final=False)
        await tempo.pause(how.worked)
        await self._report(order, f"{MARK.zh}处置完毕。{MARK.en}Done.", final=True)
        order.ended = True

    async def beacon(self, ledger: Ledger) -> None:
        """Say where the unit is until cancelled: in batches while it drives, now and then while it stands."""
        fixes: list[dict[str, Any]] = []
        sent = 0.0
        while True:
            moving = self._route is not None
            parked = not moving and time.monotonic() - sent >= PARKED_EVERY
            if moving or parked:
                fixes.append({"unit": self.unit, **self._spot()})
            if len(fixes) >= FIXES or (fixes and not moving):
                sent = time.monotonic()
                ledger.unknown_positions += await self._sent(fixes)
                fixes = []
            await asyncio.sleep(FIX_EVERY)

    async def _sent(self, fixes: list[dict[str, Any]]) -> int:
        """How many the house knew no unit for. What it did not acknowledge the next batch makes good."""
        try:
            taken = await self._line.post("/positions", fixes=fixes)
        except (Refused, httpx.TransportError):
            return 0
        return int(taken["unknown"])

    async def _drive(self, scene: Point, tempo: Tempo, graph: RoadGraph) -> None:
        route = graph.route(self._place, scene)
        if route is None:
            await tempo.pause(_NO_WAY_S)
        else:
            self._route, self._set_out, self._speed = route, time.monotonic(), tempo.speed
            await tempo.pause(route.seconds[-1])
        self._place, self._route = scene, None

    async def _stage(self, order: OrderNoted, stage: str) -> None:
        await self._line.post(f"/orders/{order.id}/stages", stage=stage, position=self._spot())
        order.stages.append(stage)

    async def _report(self, order: OrderNoted, text: str, *, final: bool) -> None:
        said = {"text": text, "final": final, "position": self._spot()}
        order.reports.append(await self._line.post(f"/orders/{order.id}/reports", **said))
        order.stages.append("done" if final else "reported")

    def _spot(self) -> dict[str, Any]:
        here = self.place()
        return {"lon": here.lon, "lat": here.lat, "accuracy": 8.0, "at": datetime.now(UTC).isoformat()}


def taken_away(refused: Refused) -> bool:
    """Whether somebody else ended the order meanwhile."""
    return refused.code == "order_ended"
