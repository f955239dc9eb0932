"""Closing and reopening: which orders stand against it, and what becomes of the case. Guards of other subjects are
in `guards.py`; whether a reopened matter was rightly closed, nobody here judges.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from anmin.cases.events.closing import Closed, Reopened
from anmin.cases.model.cases import Case, state_of
from anmin.cases.model.orders import Order
from anmin.cases.terms import closing as terms
from anmin.cases.terms.cases import CASE_STATE, CaseState, Flag
from anmin.cases.terms.orders import OrderState


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How a case ends. `forced`: against what stood in the way. `false_report`: its caller is flagged (XY-06)."""

    disposition: str
    measure: str | None = None
    forced: bool = False
    false_report: bool = False


def unmet(orders: Sequence[Order]) -> list[Order]:
    """The required orders that were refused and that nobody made good.

    A withdrawn order binds nobody. Of a response level only the same responder makes good (XM-09: joint closure waits
    for everyone who was required); otherwise any later responder of the same kind does.
    """
    return [
        each for each in orders if each.required and each.state is OrderState.REFUSED and not _made_good(each, orders)
    ]


def _made_good(refused: Order, orders: Iterable[Order]) -> bool:
    return any(
        later.number > refused.number
        and later.state is not OrderState.REFUSED
        and (later.responder == refused.responder or (refused.response is None and later.kind is refused.kind))
        for later in orders
    )


def close(case: Case, how: Ending, now: datetime) -> tuple[Case, Closed]:
    """Whatever waited ends; the numbers of what happened before stay. Raises CASE_OVER."""
    case.check_open()
    flags = set(case.flags) | ({Flag.REPEAT_CALLER} if how.false_report else set())
    flags |= {Flag.CLEARED_BY_FORCE} if how.forced else set()
    closed = case.moved(
        CaseState.CLOSED,
        closed_at=now,
        disposition=how.disposition,
        measure=how.measure or "",
        flags=frozenset(flags),
        waiting_since=None,
    )
    seconds = max(0, int((now - case.raised_at).total_seconds()))
    return closed, Closed(case.id, how.disposition, how.measure, seconds, how.forced)


def reopen(case: Case, orders: Iterable[OrderState], now: datetime) -> tuple[Case, Reopened]:
    """It stands where its orders put it, at least taken; every earlier time stays. Raises CASE_STATE, CASE_NOT_CLOSED."""
    if case.state is CaseState.MERGED:
        raise CASE_STATE(state=case.state)
    if case.state is not CaseState.CLOSED:
        raise terms.CASE_NOT_CLOSED()
    state = state_of(tuple(orders))
    again = case.moved(
        state,
        closed_at=None,
        disposition="",
        measure="",
        flags=case.flags - {Flag.CLEARED_BY_FORCE},
        taken_at=case.taken_at or now,
        reopened=case.reopened + 1,
    )
    return again, Reopened(case.id, state, again.reopened)
