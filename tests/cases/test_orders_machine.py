"""An order by itself, pushed about by thousands of lots: any stages, times, reasons, refusals, and a clock that is put back.

What it may do is said here a second time, in other words than the model's.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from anmin.cases.model.cases import state_of
from anmin.cases.model.orders import SKEW, Order
from anmin.cases.terms import orders as terms
from anmin.cases.terms.cases import CaseState
from anmin.cases.terms.orders import ENDED, OrderState, RefusalReason, ResponderKind, WithdrawReason
from anmin.kernel.words import Problem

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
ID = UUID(int=1)
PLACE = {
    OrderState.ORDERED: 0,
    OrderState.RECEIVED: 1,
    OrderState.ACCEPTED: 2,
    OrderState.EN_ROUTE: 3,
    OrderState.ON_SCENE: 4,
    OrderState.REPORTED: 5,
    OrderState.DONE: 6,
}
TIMES = ("ordered_at", "received_at", "acknowledged_at", "set_out_at", "arrived_at", "reported_at", "ended_at")
ACCEPTED, EN_ROUTE, ON_SCENE = OrderState.ACCEPTED, OrderState.EN_ROUTE, OrderState.ON_SCENE


class Wait(msgspec.Struct, frozen=True):
    seconds: int


class Reach(msgspec.Struct, frozen=True):
    """`ago`: how many seconds before now it is said to have been."""

    stage: OrderState
    ago: int
    why: str


class Refuse(msgspec.Struct, frozen=True):
    times: int


class Withdraw(msgspec.Struct, frozen=True):
    reason: WithdrawReason


Move = Wait | Reach | Refuse | Withdraw
FORWARD = [OrderState.RECEIVED, ACCEPTED, EN_ROUTE, ON_SCENE, OrderState.REPORTED, OrderState.DONE]
MOVES = st.one_of(
    st.builds(Wait, st.integers(-90, 600)),
    st.builds(Reach, st.sampled_from(FORWARD), st.just(0), st.sampled_from(("", "终端故障"))),
    st.builds(Reach, st.sampled_from(OrderState), st.integers(-20, 120), st.sampled_from(("", "终端故障"))),
    st.builds(Refuse, st.integers(1, 3)),
    st.builds(Withdraw, st.sampled_from(WithdrawReason)),
)
ORDERS = st.builds(
    Order,
    id=st.just(ID),
    version=st.just(1),
    case=st.just(ID),
    number=st.just(1),
    kind=st.sampled_from(ResponderKind),
    responder=st.just(ID),
    office=st.just(ID),
    state=st.just(OrderState.ORDERED),
    required=st.booleans(),
    task=st.just(""),
    response=st.none(),
    parent=st.sampled_from((None, ID)),
    ordered_at=st.just(NOW),
)


@settings(max_examples=2_000, deadline=None)
@given(ORDERS, st.lists(MOVES, max_size=14))
def test_an_order_only_goes_forward(order: Order, moves: list[Move]) -> None:
    now = NOW
    for move in moves:
        if isinstance(move, Wait):
            now += timedelta(seconds=move.seconds)
            continue
        after, refused = tried(order, move, now)
        allowed = foreseen(order, move, now)
        assert refused == allowed, f"{order.state} → {move}: {refused or 'done'}, not {allowed or 'done'}"
        holds(order, after, now)
        order = after


def tried(order: Order, move: Move, now: datetime) -> tuple[Order, str | None]:
    """What the model makes of it, or the code of its refusal."""
    try:
        if isinstance(move, Reach):
            return order.reach(move.stage, now - timedelta(seconds=move.ago), now, move.why)[0], None
        if isinstance(move, Refuse):
            return order.refuse(RefusalReason.BUSY, move.times, now)[0], None
        assert isinstance(move, Withdraw)
        return order.withdraw(move.reason, now)[0], None
    except Problem as problem:
        return order, problem.fault.code


def foreseen(order: Order, move: Move, now: datetime) -> str | None:
    """The refusal that the rules ask for."""
    if order.state in ENDED:
        return terms.ORDER_ENDED.code
    if isinstance(move, Refuse):
        begun = PLACE[order.state] >= PLACE[ACCEPTED]
        return terms.ILLEGAL_STAGE.code if begun or order.parent is not None else None
    if isinstance(move, Reach):
        if PLACE.get(move.stage, -1) <= PLACE[order.state] or (left_out(order, move.stage) and not move.why):
            return terms.ILLEGAL_STAGE.code
        at = now - timedelta(seconds=move.ago)
        return terms.STAGE_TIME.code if at > max(now, latest(order)) + SKEW or at < latest(order) else None
    return None


def left_out(order: Order, stage: OrderState) -> set[OrderState]:
    """What a hand has to do and did not: who is no unit need not travel once they have acknowledged."""
    by_hand = {ACCEPTED, EN_ROUTE, ON_SCENE}
    if order.kind is not ResponderKind.UNIT and order.state is ACCEPTED and PLACE[stage] > PLACE[ON_SCENE]:
        return set()
    return {each for each in by_hand if PLACE[order.state] < PLACE[each] < PLACE[stage]}


def latest(order: Order) -> datetime:
    return max(times(order))


def times(order: Order) -> list[datetime]:
    """Every milestone it has, in the order of the stages."""
    return [time for name in TIMES if (time := getattr(order, name)) is not None]


def holds(before: Order, after: Order, now: datetime) -> None:
    """Forward, once, in time, and each change counted."""
    assert after.version == before.version + (after is not before)
    for name in TIMES:
        assert getattr(before, name) in (None, getattr(after, name)), f"{name} was written twice"
    if after.state in PLACE:
        assert PLACE[after.state] >= PLACE[before.state]
        if after is not before:
            assert after.last_at == latest(after)
    assert all(one <= two for one, two in pairwise(times(after))), f"milestones go back: {times(after)}"
    assert after is before or latest(after) <= max(now, latest(before)), "a milestone lies ahead"
    assert (after.ended_at is not None) == (after.state in ENDED)
    assert set(after.legal()) <= set(PLACE)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(OrderState), max_size=6))
def test_the_case_stands_where_its_orders_put_it(states: list[OrderState]) -> None:
    living = [each for each in states if each not in ENDED]
    found = state_of(tuple(states))
    assert (found is CaseState.TAKEN) == (not living and OrderState.DONE not in states)
    assert (found is CaseState.REPORTED) == (not living and OrderState.DONE in states)
    if living:
        someone = OrderState.DONE in states or any(PLACE[each] >= PLACE[EN_ROUTE] for each in living)
        assert found is (CaseState.HANDLING if someone else CaseState.ORDERED)
    assert state_of(tuple(reversed(states))) is found
