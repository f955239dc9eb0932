"""Whom to send to a case: its needs, place and level put to the fleet and the roads. Advice only; nobody is bound."""

from __future__ import annotations

from uuid import UUID

import msgspec

from anmin.cases.catalogue.needs import Need
from anmin.cases.catalogue.tree import category_tree
from anmin.cases.model.cases import Case
from anmin.dispatch.fleet import Units
from anmin.dispatch.model.capabilities import CAPABILITIES, capability_names
from anmin.dispatch.model.proposal import Proposal, propose
from anmin.dispatch.model.recommend import Candidate, recommend
from anmin.dispatch.model.weighing import Call, Rules
from anmin.dispatch.responder import statuses
from anmin.dispatch.service import FleetService, Roads
from anmin.dispatch.terms.units import NO_PLACE
from anmin.identity.within import seen
from anmin.kernel.ctx import Ctx
from anmin.kernel.registers import Registers
from anmin.territory.point import Point
from anmin.territory.service import Territory

UNCLASSIFIED = (Need("police_car"), Need("foot_patrol", required=False))
"""Until somebody has said what it is, the police look."""
_SHOWN = 20
NEAR = 600.0
"""Seconds that are searched first: who is further away matters only when those do not suffice."""


class Asked(msgspec.Struct, frozen=True):
    """`needs` None: those of the case's category. `limit`: seconds beyond which nobody is searched."""

    needs: tuple[Need, ...] | None = None
    most: int = _SHOWN
    limit: float = 1_800.0


class Advice(msgspec.Struct, frozen=True):
    needs: tuple[Need, ...]
    candidates: tuple[Candidate, ...]
    proposal: Proposal
    roads: int
    """The version of the road network; 0: straight lines, for want of one."""


def advise(ctx: Ctx, case: Case, asked: Asked) -> Advice:
    """Raises NO_PLACE. Only units of offices in the caller's scope are named."""
    if case.lon is None or case.lat is None:
        raise NO_PLACE()
    units, roads = ctx.house.service(FleetService).units(), ctx.house.service(Roads)
    needs = _needs(ctx, case) if asked.needs is None else asked.needs
    point = Point(case.lon, case.lat)
    call = Call(
        point=point,
        at=ctx.now,
        level=case.level,
        needs=needs,
        office=case.office,
        beat=_beat(ctx, point, units),
        within=seen(ctx, units.offices.all()),
    )
    rules = Rules(
        statuses=statuses(ctx),
        limit=min(NEAR, asked.limit),
        most=asked.most,
        capabilities=capability_names(ctx.house.service(Registers).rows(CAPABILITIES, ctx.now)),
    )
    advice = _searched(units, call, roads, rules)
    if rules.limit < asked.limit and not _suffices(advice, asked.most):
        advice = _searched(units, call, roads, msgspec.structs.replace(rules, limit=asked.limit))
    return advice


def _searched(units: Units, call: Call, roads: Roads, rules: Rules) -> Advice:
    candidates = recommend(units, call, roads.times, rules)
    proposal = propose(candidates, call.needs, rules.capabilities)
    return Advice(call.needs, candidates, proposal, roads.version)


def _suffices(advice: Advice, most: int) -> bool:
    """Whether every need is met by somebody near, and as many as were asked for are."""
    near = {each.unit for each in advice.candidates if each.seconds is not None and each.preempts is None}
    return not advice.proposal.gaps and len(near) >= most and all(each.unit in near for each in advice.proposal.chosen)


def _needs(ctx: Ctx, case: Case) -> tuple[Need, ...]:
    row = category_tree(ctx.house.service(Registers), ctx.now).get(case.category)
    return (row.needed if row else ()) or UNCLASSIFIED


def _beat(ctx: Ctx, point: Point, units: Units) -> str:
    """The finest area at the point that some unit looks after."""
    chain = ctx.house.service(Territory).responsible(point, ctx.now).chain
    return next((area.code for area in chain if units.beats.known(area.code) is not None), "")


def chosen(advice: Advice) -> list[Candidate]:
    """The candidates of the proposal, best first."""
    wanted: set[UUID] = {each.unit for each in advice.proposal.chosen}
    return [each for each in advice.candidates if each.unit in wanted]
