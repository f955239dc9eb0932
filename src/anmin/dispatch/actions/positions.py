"""Positions of units, in batches. Nothing is refused for what it says: each is marked with what it is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.dispatch.events.units import PositionJumped, UnitSeenAgain
from anmin.dispatch.model.fixes import Fix
from anmin.dispatch.model.standing import SUBJECT
from anmin.dispatch.model.tracking import Judged, Report, judged
from anmin.dispatch.store import positions as store
from anmin.dispatch.store.positions import Reporter
from anmin.dispatch.terms.units import REPORT_POSITIONS, Mark, UnitQuiet
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, check_instants
from anmin.kernel.journal import Subject, office
from anmin.territory.datum import Accuracy, to_wgs84
from anmin.territory.point import Latitude, Longitude, Point
from anmin.territory.terms import Datum

MOST = 500


class FixGiven(msgspec.Struct, frozen=True, kw_only=True):
    """A position in degrees of `datum`. `accuracy`: metres; `speed`: metres a second; `heading`: degrees from north."""

    unit: UUID
    lon: Longitude
    lat: Latitude
    at: Instant
    datum: Datum = Datum.WGS84
    accuracy: Accuracy | None = None
    speed: Annotated[float, Meta(ge=0, le=1_000)] | None = None
    heading: Annotated[float, Meta(ge=0, le=360)] | None = None

    def __post_init__(self) -> None:
        check_instants(self.at)


class ReportPositions(Command, frozen=True):
    """Any number of one unit or many, in any order."""

    fixes: Annotated[tuple[FixGiven, ...], Meta(min_length=1, max_length=MOST)]


class PositionsTaken(msgspec.Struct, frozen=True, kw_only=True):
    """How many of each mark were kept. `unknown`: of units that are not there or not the caller's to report for."""

    ok: int = 0
    coarse: int = 0
    jump: int = 0
    stale: int = 0
    late: int = 0
    future: int = 0
    unknown: int = 0


@action("dispatch.report_positions", needs=REPORT_POSITIONS)
async def report_positions(ctx: Ctx, command: ReportPositions) -> PositionsTaken:
    """Take in positions of units; the newest of each wins, and only a surprise leaves a line."""
    known, reporters = await store.before(ctx, {each.unit for each in command.fixes})
    batch = list(judged(map(_report, command.fixes), known, ctx.now))
    if batch:
        await store.write(ctx, batch)
    _tell(ctx, batch, reporters)
    counted = Counter(each.mark for each in batch)
    marks = {mark.value: counted[mark] for mark in Mark}
    return PositionsTaken(**marks, unknown=len(command.fixes) - len(batch))


def _report(given: FixGiven) -> Report:
    point = to_wgs84(Point(given.lon, given.lat), given.datum)
    return Report(given.unit, Fix(point, given.at, given.accuracy), given.speed, given.heading)


def _tell(ctx: Ctx, batch: Sequence[Judged], reporters: Mapping[UUID, Reporter]) -> None:
    """One line a unit at most: the last surprise of the batch."""
    surprises = {each.report.unit: each for each in batch if each.surprising}
    for unit, each in surprises.items():
        jumped = each.mark is Mark.JUMP
        said = PositionJumped(unit, each.metres) if jumped else UnitSeenAgain(unit, each.silent or None)
        who = reporters[unit]
        ctx.say(said, about=Subject(SUBJECT, unit, who.version, (office(who.office),)))
    if not surprises:
        ctx.unchanged(UnitQuiet.ON_THE_WAY)
