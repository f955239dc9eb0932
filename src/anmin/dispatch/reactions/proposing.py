"""A new case finds the nearest units at once, before anybody has opened it; and again when its place is known better."""

from uuid import UUID

import msgspec

from anmin.cases.events.cases import PlaceSet, Raised
from anmin.dispatch.actions.proposing import ProposeUnits, propose_units
from anmin.kernel.journal import Line
from anmin.kernel.lanes import React, on, told


class _Which(msgspec.Struct, frozen=True):
    case: UUID


@on(Raised, PlaceSet, lane="siren")
async def on_place_known(react: React, line: Line) -> None:
    await react(propose_units, ProposeUnits(case=told(line, _Which).case))
