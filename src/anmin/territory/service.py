"""Who is responsible, answered from memory: every process holds all areas and loads them again when one has changed.

A new index is built in a thread and put in the place of the old one in one step; look-ups never wait and never see half.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import final

import msgspec

from anmin.identity.queries.organisations import OrganisationsShown, ShowOrganisations, organisation_tree
from anmin.kernel import access
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.registers import Registers
from anmin.territory import store
from anmin.territory.areas import Answer, Area, AreaIndex
from anmin.territory.fallbacks import fallback_at
from anmin.territory.offices import Offices, read_offices
from anmin.territory.outline import Shape, loaded
from anmin.territory.periods import Known
from anmin.territory.point import Point


class _Held(msgspec.Struct, frozen=True):
    """What belongs together and is exchanged together."""

    index: AreaIndex
    offices: Offices
    shapes: Mapping[bytes, Shape]


@final
class Territory:
    """`house.service(Territory)`. `load` is called again after every line that makes it stale."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._registers = house.service(Registers)
        self._held = _Held(AreaIndex(()), Offices(), {})
        self._loading = asyncio.Lock()

    @property
    def offices(self) -> Offices:
        return self._held.offices

    def responsible(self, point: Point, at: datetime) -> Answer:
        """Who answers for the point at this instant, and why. Raises ValueError when `at` has no time zone."""
        held = self._held
        return held.index.responsible(point, at, fallback_at(self._registers, held.offices, at))

    async def load(self) -> None:
        """Read everything that is not known yet and exchange the index; what was read first never comes last."""
        async with self._loading:
            async with self._house.db.transaction(access.NOTHING) as conn:
                known = await store.every(conn)
                wanted = {period.particulars.outline for each in known.values() for period in each.periods}
                drawn = await store.drawn(conn, wanted - self._held.shapes.keys())
            offices = await read_offices(self._ask)
            self._held = await asyncio.to_thread(_built, self._held.shapes, known.values(), drawn, offices)

    async def _ask(self, question: ShowOrganisations) -> OrganisationsShown:
        return await organisation_tree.run(self._house, Caller(access.HOUSE, channel="territory"), question)


def _built(
    shapes: Mapping[bytes, Shape], areas: Iterable[Known], drawn: Mapping[bytes, bytes], offices: Offices
) -> _Held:
    known = {**shapes, **{hash_: loaded(geometry) for hash_, geometry in drawn.items()}}
    index = AreaIndex((area for each in areas for area in _areas(each, known)), offices.closed)
    return _Held(index, offices, known)


def _areas(known: Known, shapes: Mapping[bytes, Shape]) -> Iterable[Area]:
    for period in known.periods:
        if period.valid_from == period.valid_to:
            continue
        said = period.particulars
        yield Area(
            id=known.id,
            code=known.code,
            name=said.name,
            kind=said.kind,
            level=said.level,
            geometry=shapes[said.outline],
            valid_from=period.valid_from,
            valid_to=period.valid_to,
            parent=said.parent,
            organisation=said.organisation,
            officer=said.officer,
        )
