"""What an officer in the field opens the telephone for: the units they speak for, their orders, and who else is on the case."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.cases.queries.own_orders import OwnOrder, own_orders
from anmin.cases.terms.orders import ANSWER_ORDERS
from anmin.dispatch.queries.units import UnitShown, shown_units
from anmin.dispatch.service import FleetService
from anmin.dispatch.store import roster
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query

AS_OFFICE = timedelta(hours=12)
"""How far back the ended orders of an office are shown; those of a unit since the shift began."""


class MyOrders(Question, frozen=True):
    """Nothing is asked."""


class Whereabouts(msgspec.Struct, frozen=True):
    """Where another unit of one of the cases is: WGS-84. `stale`: older than the unit's limit."""

    unit: UUID
    lon: float
    lat: float
    at: datetime
    stale: bool


class MyOrdersShown(msgspec.Struct, frozen=True):
    """`units`: first those the caller crews, then those of their office without a crew. `nearby`: units of other crews on
    the same cases, as long as they are on them.
    """

    units: tuple[UnitShown, ...]
    orders: tuple[OwnOrder, ...]
    nearby: tuple[Whereabouts, ...]


@query("dispatch.my_orders", needs=ANSWER_ORDERS)
async def my_orders(ctx: Ctx, question: MyOrders) -> MyOrdersShown:  # noqa: ARG001 - asks nothing
    """The orders one carries out: of the units one speaks for, and of one's office where it was ordered itself."""
    offices = ctx.actor.grants.get(ANSWER_ORDERS.code, frozenset())
    units = await roster.mine(ctx, offices)
    orders = await own_orders(ctx, dict.fromkeys(offices, ctx.now - AS_OFFICE) | units)
    return MyOrdersShown(await shown_units(ctx, list(units)), orders, _nearby(ctx, orders))


def _nearby(ctx: Ctx, orders: tuple[OwnOrder, ...]) -> tuple[Whereabouts, ...]:
    """Those on one case see each other whatever their offices, and only while each is bound to it."""
    fleet = ctx.house.service(FleetService)
    found: dict[UUID, Whereabouts] = {}
    for own in orders:
        for each in own.beside if own.order.row.order.ended_at is None else ():
            row = fleet.find(each.responder)
            if row is None or row.fix is None or row.busy is None or row.busy.case != own.line.case:
                continue
            at, point = row.fix.at, row.fix.point
            stale = (ctx.now - at).total_seconds() > row.stale_after
            found[row.id] = Whereabouts(row.id, point.lon, point.lat, at, stale)
    return tuple(found.values())
