"""Whom the parties of a preset list mean for this case: organisations by code or by kind, units by kind and nearness.

It binds nobody; a party that cannot be resolved keeps the reason.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from anmin.cases.catalogue.needs import Need
from anmin.cases.catalogue.tree import category_tree
from anmin.cases.model.cases import Case
from anmin.dispatch.advising import Asked, advise
from anmin.dispatch.model.levels import (
    RESPONSE_LEVELS,
    RESPONSE_PARTIES,
    ResponseLevelRow,
    ResponsePartyRow,
    parties_of,
    serving,
)
from anmin.dispatch.model.plans import PLANS, PlanRow
from anmin.dispatch.model.responses import Party, Wanted
from anmin.dispatch.responder import statuses
from anmin.dispatch.store import responses as store
from anmin.dispatch.terms.responses import LEVEL_UNKNOWN, PLAN_UNKNOWN, LeftOut, PartyKind
from anmin.identity.terms.organisations import OrganisationKind
from anmin.identity.tree import OrganisationTree
from anmin.kernel.ctx import Ctx
from anmin.kernel.registers import Registers
from anmin.territory.periods import day_of
from anmin.territory.service import Territory

RANKED = 100


class Filled(msgspec.Struct, frozen=True):
    """The parties of the response so far, and the responders who are somebody's already."""

    parties: Sequence[Party]
    taken: Sequence[UUID]


def level_for(ctx: Ctx, case: Case, level: int, code: str | None) -> ResponseLevelRow:
    """The list that is named, else the one nearest to the category. Raises LEVEL_UNKNOWN."""
    rows = ctx.house.service(Registers).rows(RESPONSE_LEVELS, ctx.now)
    if code is not None:
        rows = tuple(row for row in rows if row.code == code)
    found = serving(rows, _path(ctx, case), level)
    if found is None:
        raise LEVEL_UNKNOWN()
    return found


def plan_for(ctx: Ctx, case: Case, level: int, code: str | None) -> PlanRow | None:
    """The plan that is named, else the one nearest to the category, if there is one. Raises PLAN_UNKNOWN."""
    rows = ctx.house.service(Registers).rows(PLANS, ctx.now)
    if code is None:
        return serving(rows, _path(ctx, case), level)
    found = next((row for row in rows if row.code == code), None)
    if found is None:
        raise PLAN_UNKNOWN()
    return found


def _path(ctx: Ctx, case: Case) -> tuple[str, ...]:
    return category_tree(ctx.house.service(Registers), ctx.now).codes(case.category)


async def wanted_for(ctx: Ctx, case: Case, level: ResponseLevelRow, standing: Sequence[Party]) -> list[Wanted]:
    """Everybody the list asks for, each responder once; the places that parties fill already are not sought again."""
    found: dict[UUID, Wanted] = {}
    nobody: list[Wanted] = []
    for row in parties_of(ctx.house.service(Registers).rows(RESPONSE_PARTIES, ctx.now), level.code):
        if row.kind is PartyKind.ORGANISATION:
            meant = [_organisation(ctx, case, row)]
        else:
            taken = [*found, *(each.responder for each in standing if each.responder)]
            meant = await _units(ctx, case, row, Filled(standing, taken))
        for each in meant:
            if each.responder is None:
                nobody.append(each)
            else:
                found.setdefault(each.responder, each)
    return sorted([*found.values(), *nobody], key=lambda each: (each.row.order, each.row.code, each.number))


def _organisation(ctx: Ctx, case: Case, row: ResponsePartyRow) -> Wanted:
    offices = ctx.house.service(Territory).offices
    if row.organisation:
        named = offices.by_code(row.organisation)
        if named is None or offices.is_closed(named, day_of(ctx.now)):
            return Wanted(row=row, number=1, why=LeftOut.UNKNOWN)
        return Wanted(row=row, number=1, responder=named)
    near = _nearest_of(ctx, case.office, row.organisation_kind)
    if len(near) == 1:
        return Wanted(row=row, number=1, responder=near[0])
    return Wanted(row=row, number=1, why=LeftOut.SEVERAL if near else LeftOut.NONE)


def _nearest_of(ctx: Ctx, office: UUID, kind: OrganisationKind | None) -> list[UUID]:
    """Climbing from the office: all of this kind below the first one that has any below itself."""
    tree = ctx.house.service(OrganisationTree)
    of_kind = ctx.house.service(Territory).offices.of_kind(kind, day_of(ctx.now))
    for up in tree.ancestors(office):
        found = [each for each in of_kind if up in tree.ancestors(each)]
        if found:
            return found
    return []


async def _units(ctx: Ctx, case: Case, row: ResponsePartyRow, filled: Filled) -> list[Wanted]:
    """One for each of `count`: the unit that fills the place already, else the best that is free."""
    places = [Wanted(row=row, number=number) for number in range(1, row.count + 1)]
    there = {place.number: each.responder for place in places for each in filled.parties if _fills(place, each)}
    short = row.count - len(there)
    free_ones = [each.code for each in statuses(ctx) if each.free]
    sought = store.Sought(str(row.unit_kind), free_ones, filled.taken, _ranked(ctx, case, row), short)
    free = iter(await store.free_units(ctx, sought) if short else ())
    units = [there.get(place.number) or next(free, None) for place in places]
    return [
        Wanted(row=row, number=place.number, responder=unit, why=None if unit else LeftOut.NO_UNIT)
        for place, unit in zip(places, units, strict=True)
    ]


def _fills(place: Wanted, party: Party) -> bool:
    return party.responder is not None and place.is_for(party)


def _ranked(ctx: Ctx, case: Case, row: ResponsePartyRow) -> list[UUID]:
    """Whom the recommendation would send, best first; nobody where the place is not known."""
    if case.lon is None or row.unit_kind is None:
        return []
    asked = Asked(needs=(Need(row.unit_kind, row.count),), most=RANKED)
    return [each.unit for each in advise(ctx, case, asked).candidates if each.preempts is None]
