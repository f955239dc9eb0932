"""Which route holds for a case: its category, the areas it lies in and the offices above them, and its kind."""

from uuid import UUID

from anmin.cases.catalogue.tree import category_tree
from anmin.cases.model.cases import Case
from anmin.identity.tree import OrganisationTree
from anmin.kernel.ctx import Ctx
from anmin.kernel.registers import Registers
from anmin.matters.registers.routes import ROUTES, Place, RouteRow, route_for
from anmin.territory.point import Point
from anmin.territory.queries import responsible
from anmin.territory.service import Territory


def route_of(ctx: Ctx, case: Case) -> RouteRow | None:
    """The most specific row that holds now."""
    registers = ctx.house.service(Registers)
    codes = category_tree(registers, ctx.now).codes(case.category)
    spot = None if case.lon is None or case.lat is None else Point(case.lon, case.lat)
    return route_for(registers.rows(ROUTES, ctx.now), Place(case.kind, codes, areas_of(ctx, case.office, spot)))


def areas_of(ctx: Ctx, jurisdiction: UUID, spot: Point | None) -> tuple[str, ...]:
    """The codes of the areas in which it lies and of the offices above, the finest first."""
    areas: list[str] = []
    office = jurisdiction
    if spot is not None:
        answer = responsible(ctx.house, spot, ctx.now)
        areas = [each.code for each in answer.chain]
        office = answer.organisation or office
    offices, tree = ctx.house.service(Territory).offices, ctx.house.service(OrganisationTree)
    ways = (*tree.ancestors(office), *tree.ancestors(jurisdiction))
    return tuple(dict.fromkeys((*areas, *(each.code for at in ways if (each := offices.get(at))))))
