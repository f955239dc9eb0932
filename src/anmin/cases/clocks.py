"""The running clock of a case and of an order: one timer each, always the one of where it stands.

A timer carries the epoch of the case or the version of the order for which it was set; whoever wakes compares.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.cases.catalogue.clocks import Asked, clock_at
from anmin.cases.catalogue.terms import ClockName
from anmin.cases.model.cases import SUBJECT, Case
from anmin.cases.model.orders import Order
from anmin.cases.terms.cases import CaseKind, CaseState, Flag
from anmin.cases.terms.orders import OrderState, ResponderKind
from anmin.kernel.house import House
from anmin.kernel.registers import Registers
from anmin.kernel.timers import Lane, Timer

CASE_CLOCK = "cases.case_clock"
ORDER_CLOCK = "cases.order_clock"
APPOINTMENT = "cases.appointment"
OF_CASE = {
    CaseState.RECEIVED: ClockName.UNANSWERED,
    CaseState.TAKEN: ClockName.UNORDERED,
    CaseState.REPORTED: ClockName.UNCLOSED,
}
"""A scheduled case has its appointment, and then the clocks of its orders run; one that waits for its caller has a
reminder beside them."""
OF_ORDER = {
    OrderState.ORDERED: ClockName.UNACKNOWLEDGED,
    OrderState.RECEIVED: ClockName.UNACKNOWLEDGED,
    OrderState.ACCEPTED: ClockName.SET_OUT,
    OrderState.EN_ROUTE: ClockName.ARRIVE,
    OrderState.ON_SCENE: ClockName.WELFARE,
    OrderState.REPORTED: ClockName.REPORT_BACK,
}
LAST = 3
"""The last step of a warning, to the level above; it is repeated."""
LONGEST = timedelta(hours=24)
"""What a clock without a limit still reminds after: an open order is never without one."""


class Ticking(msgspec.Struct, frozen=True):
    """What a timer was set for. `epoch`: of the case, or the version of the order. `step` counts its warnings."""

    epoch: int
    clock: ClockName
    step: int = 1


def limit(house: House, name: ClockName, at: datetime, step: int = 1) -> timedelta:
    """The limit that holds at this instant, by the register `cases.clock`; a step without a row has that of the first."""
    registers = house.service(Registers)
    row = clock_at(registers, at, Asked(name, step=min(step, LAST))) or clock_at(registers, at, Asked(name))
    return (row.limit if row else None) or LONGEST


def clock(house: House, case: UUID, ticking: Ticking, since: datetime) -> Timer:
    """The timer of a case: it warns after the limit, and again after each further one."""
    name = ticking.clock
    due = since + limit(house, name, since, ticking.step)
    return Timer(CASE_CLOCK, f"{SUBJECT}:{case}", ticking.epoch, due, _lane(name), ticking)


def clock_of(state: CaseState, flags: Collection[Flag]) -> ClockName | None:
    """What runs while a case stands there; nobody waits for an order of a matter that was only made known."""
    if state is CaseState.TAKEN and Flag.ADVISED in flags:
        return ClockName.UNCLOSED
    return OF_CASE.get(state)


def appointment(case: UUID, at: datetime) -> Timer:
    """The timer that lets a scheduled case come in at its time."""
    return Timer(APPOINTMENT, f"{SUBJECT}:{case}", 1, at, "siren")


def case_clock(house: House, case: Case, now: datetime, step: int = 1) -> Timer | None:
    """The timer that belongs to where the case stands; None where its orders have theirs, and for no emergency."""
    name = clock_of(case.state, case.flags)
    if name is None or case.kind is not CaseKind.EMERGENCY:
        return None
    return clock(house, case.id, Ticking(case.epoch, name, step), now)


def order_clock(house: House, kind: CaseKind, order: Order, now: datetime, step: int = 1) -> Timer | None:
    """The timer that belongs to where the order stands; None when it has ended, and for a case of another `kind`."""
    name = OF_ORDER.get(order.state)
    if name is None or kind is not CaseKind.EMERGENCY:
        return None
    if order.kind is not ResponderKind.UNIT and order.state is OrderState.ACCEPTED:
        name = ClockName.REPORT_BACK
    due = now + limit(house, name, now, step)
    return Timer(ORDER_CLOCK, f"order:{order.id}", order.version, due, _lane(name), Ticking(order.version, name, step))


def _lane(name: ClockName) -> Lane:
    return "bell" if name in (ClockName.UNCLOSED, ClockName.WAITING, ClockName.FOLLOW_UP) else "siren"
