"""Handing over 派单: by the table or by hand, to a lead with any number of supports; further down from within.

It sends nothing twice to whoever has returned it, unless the watch commander says so.
"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.ordering import (
    FAULTS,
    OrderPlaced,
    OrderResponders,
    Responder,
    WithdrawOrder,
    order_responders,
    withdraw_order,
)
from anmin.cases.store import orders
from anmin.cases.store.cases import ONE_AT_A_TIME
from anmin.cases.terms.cases import COMMAND_CASES, OFFICE_UNKNOWN
from anmin.cases.terms.orders import ResponderKind, WithdrawReason
from anmin.identity.tree import OrganisationTree
from anmin.identity.within import holds
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, LongText
from anmin.kernel.registers import Registers
from anmin.kernel.words import Event
from anmin.matters.actions.keeping import Held, desks, held, settle
from anmin.matters.events.matters import Routed
from anmin.matters.model.matters import Matter, Part
from anmin.matters.registers.deadlines import MatterClock, counting, deadline_row
from anmin.matters.registers.markets import MARKETS, next_turn
from anmin.matters.routes import route_of
from anmin.matters.store import matters as store
from anmin.matters.terms import matters as terms
from anmin.matters.terms.matters import ROUTE_MATTERS, PartRole
from anmin.territory.periods import day_of
from anmin.territory.service import Territory


class RouteCase(Command, frozen=True):
    """`lead` left out: by the table, or of the listed companies of the service `market` the one whose turn it is.

    `override`: also to an organisation that returned it; for the watch commander.
    """

    case: UUID
    lead: UUID | None = None
    supports: Annotated[tuple[UUID, ...], Meta(max_length=50)] = ()
    market: CodeText | None = None
    instruction: LongText = ""
    override: bool = False


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to lead and to support; `route`: the code of the row that said so."""

    lead: UUID
    supports: tuple[UUID, ...]
    role: PartRole = PartRole.LEAD
    route: str = ""
    market: str = ""

    @property
    def all(self) -> tuple[UUID, ...]:
        return self.lead, *self.supports


ROUTING = (
    *FAULTS,
    OFFICE_UNKNOWN,
    terms.MATTER_UNKNOWN,
    terms.MATTER_OVER,
    terms.NOT_ASSESSED,
    terms.NOT_YOURS_TO_ROUTE,
    terms.NO_ROUTE,
    terms.NO_MARKET,
    terms.ROUTING_LOOP,
    terms.ALREADY_IN_IT,
)


@action("matters.route_case", needs=ROUTE_MATTERS, faults=ROUTING)
async def route_case(ctx: Ctx, command: RouteCase) -> tuple[OrderPlaced, ...]:
    """Order the organisations that are to handle a matter, the lead first; each has to accept or to return it."""
    found = await held(ctx, command.case)
    found.matter.check_open()
    if found.matter.assessed_at is None:
        raise terms.NOT_ASSESSED()
    chosen = await _chosen(ctx, found, command)
    from_within = _check_may(ctx, found, chosen)
    _check_loop(ctx, found, chosen, command)
    if not from_within:
        await take_back(ctx, found.matter, WithdrawReason.EXCHANGED)
    passed_by = found.matter.lead_order if from_within else None
    if passed_by and (passing := found.part(passed_by)):
        await store.save_part(ctx, msgspec.structs.replace(passing, role=PartRole.SUPPORT))
    placed, parts = await hand_over(ctx, found.case.id, chosen, command.instruction, passed_by)
    matter = found.matter.hand_to(parts[0], accept_due(ctx, found.matter), ctx.now)
    await settle(ctx, matter, *(_said(each, override=command.override) for each in parts))
    return placed


async def hand_over(
    ctx: Ctx, case: UUID, chosen: Chosen, words: str, passed_by: UUID | None = None
) -> tuple[tuple[OrderPlaced, ...], list[Part]]:
    """Order all who are chosen, the lead first, and note what each is in the matter. Raises as ordering does."""
    responders = tuple(Responder(kind=ResponderKind.ORGANISATION, id=each) for each in chosen.all)
    placed = await order_responders(ctx, OrderResponders(case=case, responders=responders, instruction=words))
    parts = [_part(ctx, case, chosen, each, passed_by) for each in placed]
    for each in parts:
        await store.add_part(ctx, each)
    return placed, parts


def _part(ctx: Ctx, case: UUID, chosen: Chosen, placed: OrderPlaced, passed_by: UUID | None) -> Part:
    leads = placed.responder == chosen.lead
    return Part(
        order=placed.order,
        case=case,
        role=chosen.role if leads else PartRole.SUPPORT,
        office=placed.office,
        placed_at=ctx.now,
        route=chosen.route,
        market=chosen.market if leads else "",
        passed_by=passed_by if leads else None,
    )


def _said(part: Part, *, override: bool = False) -> Event:
    return Routed(part.case, part.order, part.office, part.role, part.route or None, override)


def accept_due(ctx: Ctx, matter: Matter) -> datetime:
    """Until when the lead accepts."""
    span = deadline_row(ctx.house, ctx.now, matter.urgency, MatterClock.ACCEPT).span
    return counting(ctx.house, ctx.now, matter.urgency).calendar.due(ctx.now, span).at


async def take_back(ctx: Ctx, matter: Matter, reason: WithdrawReason) -> None:
    """Withdraw the order of whoever leads, if it still stands."""
    listed = await orders.of_case(ctx, matter.case)
    if any(each.id == matter.lead_order and not each.ended for each in listed):
        await withdraw_order(ctx, WithdrawOrder(order=matter.lead_order, reason=reason))  # type: ignore[arg-type]


async def _chosen(ctx: Ctx, found: Held, command: RouteCase) -> Chosen:
    """Raises OFFICE_UNKNOWN, NO_MARKET, NO_ROUTE."""
    if command.lead is not None:
        offices = ctx.house.service(Territory).offices
        if any(offices.get(each) is None for each in (command.lead, *command.supports)):
            raise OFFICE_UNKNOWN()
        return Chosen(lead=command.lead, supports=command.supports)
    if command.market is not None:
        lead = await _turn(ctx, found, command.market)
        return Chosen(lead=lead, supports=command.supports, role=PartRole.MARKET, market=command.market)
    return _by_table(ctx, found, command)


def _by_table(ctx: Ctx, found: Held, command: RouteCase) -> Chosen:
    offices, row = ctx.house.service(Territory).offices, route_of(ctx, found.case)
    lead = offices.by_code(row.lead) if row else None
    if row is None or lead is None:
        raise terms.NO_ROUTE()
    named = (offices.by_code(code) for code in row.supports)
    supports = (*command.supports, *(each for each in named if each and each != lead))
    return Chosen(lead=lead, supports=tuple(dict.fromkeys(supports)), route=row.code)


async def _turn(ctx: Ctx, found: Held, service: str) -> UUID:
    """The listed company whose turn it is; who returned this matter is passed over. One at a time, so that turns stay fair."""
    await ctx.conn.execute(ONE_AT_A_TIME, f"matters.market:{service}")
    offices, today = ctx.house.service(Territory).offices, day_of(ctx.now)
    rows = ctx.house.service(Registers).rows(MARKETS, ctx.now)
    listed = [offices.by_code(row.organisation) for row in rows if row.service == service and not row.resting]
    open_ = [each for each in listed if each and not offices.is_closed(each, today)]
    turn = next_turn([each for each in open_ if each not in found.returned_by], await store.turns(ctx, service))
    if turn is None:
        raise terms.NO_MARKET()
    return turn


def _check_may(ctx: Ctx, found: Held, chosen: Chosen) -> bool:
    """Whether it is handed further down from within, by the lead itself. Raises NOT_YOURS_TO_ROUTE, ALREADY_IN_IT."""
    matter, tree = found.matter, ctx.house.service(OrganisationTree)
    if matter.lead_order is not None and matter.lead in chosen.all:
        raise terms.ALREADY_IN_IT(name=_name(ctx, matter.lead))
    ways_up = desks(ctx, found.case)
    side = ways_up[min(matter.raised_to, len(ways_up) - 1)]
    if holds(ctx, ROUTE_MATTERS, side):
        return False
    below = all(matter.lead in tree.ancestors(each)[1:] for each in chosen.all)
    if matter.lead_order is None or not holds(ctx, ROUTE_MATTERS, matter.lead) or not below:
        raise terms.NOT_YOURS_TO_ROUTE()
    return True


def _check_loop(ctx: Ctx, found: Held, chosen: Chosen, command: RouteCase) -> None:
    """Raises ROUTING_LOOP, naming who returned it."""
    again = [each for each in chosen.all if each in found.returned_by]
    commands = command.override and any(holds(ctx, COMMAND_CASES, each) for each in found.case.offices)
    if again and not commands:
        raise terms.ROUTING_LOOP(name=_name(ctx, again[0]))


def _name(ctx: Ctx, office: UUID) -> str:
    known = ctx.house.service(Territory).offices.get(office)
    return known.name if known else str(office)
