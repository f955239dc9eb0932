"""Whom to send to a case, and which areas nobody would reach in time."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.needs import PATTERN, Need, parse_needs
from anmin.cases.store import cases
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.dispatch.advising import Asked, advise
from anmin.dispatch.covering import CoverageAreas
from anmin.dispatch.model.coverage import Target, coverage
from anmin.dispatch.model.proposal import Chosen, Gap
from anmin.dispatch.model.recommend import Candidate
from anmin.dispatch.responder import statuses
from anmin.dispatch.service import FleetService, Roads
from anmin.dispatch.terms.units import NO_PLACE, SEE_UNITS, UnitKind
from anmin.identity.within import seen, sees
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.territory.terms import AreaKind


class RecommendUnits(Question, frozen=True):
    """`needs`: such as `police_car:2,technicians?`, instead of those of the category; `minutes`: how far is searched."""

    case: UUID
    needs: Annotated[str, Meta(max_length=200, pattern=PATTERN)] | None = None
    most: Annotated[int, Meta(ge=1, le=200)] = 20
    minutes: Annotated[int, Meta(ge=1, le=120)] = 30


class CandidateShown(Candidate, frozen=True, kw_only=True):
    """Rank from 1. `seconds` None: not reached within the limit; `metres`: the straight line.

    `serves`: places in the needs; `preempts`: the event it would be taken from.
    """

    kind: UnitKind
    office: UUID
    status: str


class Recommended(msgspec.Struct, frozen=True):
    """`proposal`: which unit for which need; `missing`: what nobody serves; `complete`: everything required is there.

    `roads`: the version of the road network; 0: there is none, so every time is of the straight line.
    """

    needs: tuple[Need, ...]
    candidates: tuple[CandidateShown, ...]
    proposal: tuple[Chosen, ...]
    missing: tuple[Gap, ...]
    complete: bool
    roads: int


class CoverageGaps(Question, frozen=True):
    """Areas of this kind and level. `seconds`: within which an available unit should be there."""

    kind: AreaKind = AreaKind.GRID
    level: Annotated[int, Meta(ge=1, le=9)] = 1
    seconds: Annotated[int, Meta(ge=60, le=7_200)] = 600


class UncoveredArea(msgspec.Struct, frozen=True):
    """`reached` of `points` of the area are reached in time, fewer than all."""

    area: UUID
    area_code: str
    name: str
    reached: int
    points: int


@query("dispatch.recommend_units", needs=SEE_UNITS, faults=(CASE_UNKNOWN, NO_PLACE))
async def recommend_units(ctx: Ctx, question: RecommendUnits) -> Recommended:
    """Whom to send to a case, best first, with the reasons for and against each; a person may always choose otherwise."""
    case = await cases.get(ctx, question.case)
    needs = None if question.needs is None else parse_needs(question.needs)
    advice = advise(ctx, case, Asked(needs, question.most, question.minutes * 60.0))
    proposal = advice.proposal
    fleet = ctx.house.service(FleetService)
    shown = tuple(_shown(fleet, each) for each in advice.candidates)
    return Recommended(advice.needs, shown, proposal.chosen, proposal.gaps, proposal.complete, advice.roads)


@query("dispatch.coverage_gaps", needs=SEE_UNITS)
async def coverage_gaps(ctx: Ctx, question: CoverageGaps) -> tuple[UncoveredArea, ...]:
    """The areas of the caller's offices that no available unit would reach in time."""
    areas = await ctx.house.service(CoverageAreas).of(ctx, question.kind, question.level)
    mine = {each.watched.area: each for each in areas if _within(ctx, each.organisation)}
    units = ctx.house.service(FleetService).units()
    target = Target(float(question.seconds), ctx.now, statuses(ctx), seen(ctx, units.offices.all()))
    found = coverage(units, [each.watched for each in mine.values()], ctx.house.service(Roads).times, target)
    return tuple(
        UncoveredArea(each.area, mine[each.area].code, mine[each.area].name, each.reached, each.points)
        for each in found
    )


def _within(ctx: Ctx, organisation: UUID | None) -> bool:
    return sees(ctx, organisation) if organisation else ctx.scope.everything


def _shown(fleet: FleetService, each: Candidate) -> CandidateShown:
    row = fleet.row(each.unit)
    return CandidateShown(**msgspec.structs.asdict(each), kind=row.kind, office=row.office, status=row.status)
