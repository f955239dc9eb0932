"""The orders that somebody in the field carries out, with what has to be known to go there.

It opens no door by itself: who speaks for which responder, the room that brings the responder knows.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.catalogue.equipment import EQUIPMENT, EquipmentRow
from anmin.cases.catalogue.safety_words import SAFETY_WORDS, SafetyWordRow
from anmin.cases.model.desk import CaseLine, Named
from anmin.cases.names import Names
from anmin.cases.queries.desk import lines
from anmin.cases.queries.page import OrderShown
from anmin.cases.store import page
from anmin.cases.store.orders import own
from anmin.cases.store.page import OrderRow
from anmin.cases.terms.desk import LIGHTS
from anmin.cases.terms.orders import OrderState, ResponderKind
from anmin.kernel.ctx import Ctx
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text


class Beside(msgspec.Struct, frozen=True):
    """Another responder of the same case. `name`: of its office for one beyond the caller's scope."""

    order: UUID
    kind: ResponderKind
    responder: UUID
    name: Text
    state: OrderState


class OwnOrder(msgspec.Struct, frozen=True, kw_only=True):
    """`due_at`: when its clock runs out; None once it has ended."""

    line: CaseLine
    order: OrderShown
    due_at: datetime | None
    safety: tuple[Named, ...]
    equipment: tuple[Named, ...]
    beside: tuple[Beside, ...]


async def own_orders(ctx: Ctx, since: Mapping[UUID, datetime]) -> tuple[OwnOrder, ...]:
    """Of these responders: the open orders, then those that ended since, the newest first; at most fifty."""
    due = await own(ctx, since)
    shown = {line.case: line for line in await lines(ctx, list({case: None for case, _ in due.values()}))}
    orders = {case: await page.orders(ctx, case) for case in shown}
    names = await _names(ctx, orders.values())
    return tuple(
        _own(ctx, row, shown[case], at, _beside(row, orders[case], names))
        for order, (case, at) in due.items()
        for row in orders.get(case, ())
        if row.order.id == order
    )


def _own(ctx: Ctx, row: OrderRow, line: CaseLine, due: datetime | None, beside: tuple[Beside, ...]) -> OwnOrder:
    registers = ctx.house.service(Registers)
    words, things = registers.rows(SAFETY_WORDS, ctx.now), registers.rows(EQUIPMENT, ctx.now)
    return OwnOrder(
        line=line,
        order=OrderShown(row, row.order.legal(), LIGHTS.get(row.order.state)),
        due_at=due,
        safety=_named(words, row.safety),
        equipment=_named(things, row.equipment),
        beside=beside,
    )


def _beside(own: OrderRow, orders: Sequence[OrderRow], names: Mapping[UUID, Text]) -> tuple[Beside, ...]:
    others = (row.order for row in orders if row is not own)
    unnamed = Text("其他单位", "Another agency")
    return tuple(
        Beside(it.id, it.kind, it.responder, names.get(it.responder) or names.get(it.office) or unnamed, it.state)
        for it in others
    )


async def _names(ctx: Ctx, orders: Iterable[Sequence[OrderRow]]) -> Mapping[UUID, Text]:
    rows = [row.order for listed in orders for row in listed]
    return await ctx.house.service(Names).of(ctx, {id for row in rows for id in (row.responder, row.office)})


def _named(rows: Iterable[SafetyWordRow | EquipmentRow], codes: Iterable[str]) -> tuple[Named, ...]:
    """A code that the register does not have is shown as it was written."""
    named = {row.code: Named(row.code, row.zh, row.en) for row in rows}
    return tuple(named.get(code) or Named(code, code, code) for code in codes)
