"""The response board: each party of a response with its stages and seconds, who is overdue, and who holds closing."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.model.orders import Order
from anmin.cases.store import orders as placed
from anmin.cases.terms.orders import OrderState
from anmin.dispatch.model.levels import RESPONSE_LEVELS
from anmin.dispatch.model.responses import Party, missing
from anmin.dispatch.queries.party_names import names_of
from anmin.dispatch.store import responses as store
from anmin.dispatch.terms.responses import RESPONSE_UNKNOWN, SEE_RESPONSES, LeftOut, PartyKind, PartyRole, Standing
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text

STAGES = {
    OrderState.RECEIVED: "received_at",
    OrderState.ACCEPTED: "acknowledged_at",
    OrderState.EN_ROUTE: "set_out_at",
    OrderState.ON_SCENE: "arrived_at",
    OrderState.REPORTED: "reported_at",
}


class ResponseBoard(Question, frozen=True):
    case: UUID


class StageShown(msgspec.Struct, frozen=True):
    """`seconds` since it was ordered."""

    stage: OrderState
    at: datetime
    seconds: int


class PartyShown(msgspec.Struct, frozen=True, kw_only=True):
    """`holds`: closing waits for it. `left_out`: why it was not ordered; `end_why`: why it refused or was taken back.

    `overdue`: the step of the newest warning for where its order stands.
    """

    party: UUID
    code: str
    name: Text
    kind: PartyKind
    role: PartyRole
    required: bool
    responder: UUID | None
    standing: Standing
    holds: bool
    left_out: LeftOut | None
    order: UUID | None
    state: OrderState | None
    ordered_at: datetime | None
    stages: tuple[StageShown, ...]
    refusals: int
    end_why: str
    overdue: int


class ResponseShown(msgspec.Struct, frozen=True, kw_only=True):
    """`seconds`: from raised to ordered; `target`: in how many it should have been (XM-08). `holding`: who holds closing."""

    response: UUID
    level: int
    code: str
    name: Text
    plan: str
    raised_at: datetime
    ordered_at: datetime
    ended_at: datetime | None
    seconds: int
    target: int
    parties: tuple[PartyShown, ...]
    holding: tuple[Text, ...]


@query("dispatch.response_board", needs=SEE_RESPONSES, faults=(RESPONSE_UNKNOWN,))
async def response_board(ctx: Ctx, question: ResponseBoard) -> ResponseShown:
    """The response of a case: who was ordered when, how far each is, who refused, who is overdue, who holds closing."""
    response = await store.latest(ctx, question.case)
    if response is None:
        raise RESPONSE_UNKNOWN()
    parties, orders = await store.parties_of(ctx, response.id), await placed.of_case(ctx, question.case)
    names = await names_of(ctx, response, parties)
    holding = {each.id for each in missing(parties, orders)}
    shown = tuple(
        _shown(each, name, orders, holds=each.id in holding) for each, name in zip(parties, names, strict=True)
    )
    row = ctx.house.service(Registers).get(RESPONSE_LEVELS, response.code, response.ordered_at)
    raised_at = await store.raised_at(ctx, question.case)
    return ResponseShown(
        response=response.id,
        level=response.level,
        code=response.code,
        name=row.text if row else Text(response.code, response.code),
        plan=response.plan,
        raised_at=raised_at,
        ordered_at=response.ordered_at,
        ended_at=response.ended_at,
        seconds=_seconds(raised_at, response.ordered_at),
        target=row.target if row else 0,
        parties=shown,
        holding=tuple(each.name for each in shown if each.holds),
    )


def _shown(party: Party, name: Text, orders: list[Order], *, holds: bool) -> PartyShown:
    mine = [each for each in orders if party.responder and each.responder == party.responder]
    order = mine[-1] if mine else None
    return PartyShown(
        party=party.id,
        code=party.code,
        name=name,
        kind=party.kind,
        role=party.role,
        required=party.required,
        responder=party.responder,
        standing=party.standing(orders),
        holds=holds,
        left_out=party.left_out,
        order=order.id if order else None,
        state=order.state if order else None,
        ordered_at=order.ordered_at if order else None,
        stages=_stages(order) if order else (),
        refusals=sum(each.state is OrderState.REFUSED for each in mine),
        end_why=order.end_why if order else "",
        overdue=order.overdue if order else 0,
    )


def _stages(order: Order) -> tuple[StageShown, ...]:
    reached = [(stage, getattr(order, column)) for stage, column in STAGES.items()]
    if order.ended_at is not None:
        reached.append((order.state, order.ended_at))
    return tuple(StageShown(stage, at, _seconds(order.ordered_at, at)) for stage, at in reached if at is not None)


def _seconds(since: datetime, at: datetime) -> int:
    return max(0, int((at - since).total_seconds()))
