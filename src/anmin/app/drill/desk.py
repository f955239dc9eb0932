"""The desk of a drill: a call-taker who does one call at a time, and a dispatcher who orders what is recommended."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from anmin.app.drill import citizens
from anmin.app.drill.ledger import CaseNoted, OrderNoted
from anmin.app.drill.lines import Line, Refused
from anmin.app.drill.matters import MARK
from anmin.app.drill.plan import Incident, Tempo

DISPOSITION = "exercise"
OUTCOME = f"{MARK.zh}演练结束。{MARK.en}The drill is over."
_BUSY = ("unit_busy", "responder_off", "already_ordered", "cannot_preempt")
_AGAIN_S = 45.0
"""Simulated seconds until a dispatcher who found nobody asks again."""
_SHORT = 3
"""After asking so often in vain, any patrol car will do."""


class Desk:
    """`units`: those that take part in the drill, by id."""

    def __init__(self, taker: Line, dispatcher: Line, units: Collection[str], tempo: Tempo) -> None:
        self._taker = taker
        self._dispatcher = dispatcher
        self._units = frozenset(units)
        self._tempo = tempo
        self._taking, self._ordering = asyncio.Lock(), asyncio.Lock()

    async def record(self, incident: Incident) -> CaseNoted:
        """Answer the phone: asked and written down at once."""
        async with self._taking:
            await self._tempo.pause(incident.asked)
            return await citizens.recorded(self._taker, incident)

    async def take(self, case: CaseNoted) -> None:
        """Take what waits, listen, and say what it is; of a silent alarm the tag has said it."""
        async with self._taking:
            await self._taker.post(f"/cases/{case.id}/opened")
            await self._taker.post(f"/cases/{case.id}/take")
            await self._tempo.pause(case.incident.asked)
            if case.incident.tag is None:
                await self._taker.put(f"/cases/{case.id}/category", category=case.incident.category)

    async def join(self, case: CaseNoted, first: CaseNoted) -> bool:
        """Merge what was told again into what was told first, when the house shows the likeness; else link it and close."""
        likely = await self._taker.get(f"/cases/{case.id}/duplicates")
        if first.over or first.id not in {each["case"] for each in likely}:
            return False
        try:
            await self._taker.post(f"/cases/{case.id}/merge", into=first.id)
        except Refused as refused:
            if refused.code not in ("case_over", "lead_merged"):
                raise
            return False
        case.state = "merged"
        return True

    async def link(self, case: CaseNoted, first: CaseNoted) -> None:
        """It came when the first was over: both tell of each other, and nobody is sent twice."""
        await self._taker.post(f"/cases/{case.id}/links", other=first.id, kind="duplicate")

    async def order(self, case: CaseNoted, turned_down: Collection[str]) -> list[OrderNoted]:
        """Order the units that the house proposes, as soon as there are any that take part."""
        tries = 0
        while True:
            async with self._ordering:
                await self._tempo.pause(case.incident.weighed)
                chosen = await self._proposed(case, turned_down, tries)
                if chosen and (placed := await self._placed(case, chosen)):
                    return placed
            tries += 1
            await self._tempo.pause(_AGAIN_S)

    async def _proposed(self, case: CaseNoted, turned_down: Collection[str], tries: int) -> list[str]:
        """The units of the proposal; another free one where all of them have turned it down."""
        asked = {"needs": "police_car"} if tries >= _SHORT else {}
        advice = await self._dispatcher.get(f"/cases/{case.id}/recommendation", **asked)
        free = [each["unit"] for each in advice["candidates"] if each["preempts"] is None]
        willing = [unit for unit in free if unit in self._units and unit not in turned_down]
        proposed = {each["unit"] for each in advice["proposal"]}
        return [unit for unit in willing if unit in proposed] or (willing[:1] if turned_down else [])

    async def _placed(self, case: CaseNoted, units: list[str]) -> list[OrderNoted]:
        """None when another order was quicker."""
        responders = [{"kind": "unit", "id": unit} for unit in units]
        said = f"{MARK.zh}请赶赴现场。{MARK.en}Proceed to the scene."
        try:
            answer = await self._dispatcher.post(f"/cases/{case.id}/orders", responders=responders, instruction=said)
        except Refused as refused:
            if refused.code in _BUSY:
                return []
            raise
        placed = [OrderNoted(id=each["order"], unit=each["responder"]) for each in answer]
        case.orders += placed
        return placed

    async def close(self, case: CaseNoted) -> None:
        """With the disposition of exercises; the caller of some is asked afterwards."""
        await self._tempo.pause(case.incident.weighed)
        await self._dispatcher.post(f"/cases/{case.id}/close", disposition=DISPOSITION, outcome=OUTCOME)
        case.state = "closed"

    async def follow_up(self, case: CaseNoted) -> None:
        """Call back, as after a real matter; a drill's own are planned by hand."""
        due: Any = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
        planned = await self._taker.post(f"/cases/{case.id}/follow-ups", due=due, way="call")
        case.follow_up = planned
        await self._tempo.pause(case.incident.weighed)
        await self._taker.post(f"/follow-ups/{planned}/done", way="call", verdict="satisfied", text=OUTCOME)
