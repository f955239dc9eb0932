"""How a matter's time is counted: the deadline, its warning and what is said after it. Pure; the calendar is handed in."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from anmin.kernel.calendar import Span, WorkingCalendar
from anmin.matters.terms.matters import MatterStep, PauseWhy

WARN_SHARE = 0.75
"""Where the register says nothing else."""


class Counting(msgspec.Struct, frozen=True, kw_only=True):
    """What time is counted by. `pauses`: all that have ended; `share`: the part of the span after which it warns.

    `remind`, `name`: how long after the deadline, and after the reminder, the next step is said.
    """

    calendar: WorkingCalendar
    share: float = WARN_SHARE
    remind: Span
    name: Span
    pauses: tuple[tuple[datetime, datetime], ...] = ()

    def without_pauses(self) -> "Counting":
        return msgspec.structs.replace(self, pauses=())


class Pause(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that does not count; `until` None while it runs."""

    since: datetime
    until: datetime | None
    why: PauseWhy


class Deadline(msgspec.Struct, frozen=True):
    """`guessed`: a year without known holidays lies on the way to it."""

    due: datetime
    warn: datetime
    guessed: bool


class Tick(msgspec.Struct, frozen=True):
    at: datetime
    step: MatterStep


STEPS = (MatterStep.WARNED, MatterStep.OVERDUE, MatterStep.REMINDED, MatterStep.NAMED)
"""`matters.step` counts how many of them were said."""


def deadline(begun: datetime, span: Span, counting: Counting) -> Deadline:
    due = counting.calendar.due(begun, span, counting.pauses)
    warn = counting.calendar.due(begun, span, counting.pauses, counting.share)
    return Deadline(due.at, min(warn.at, due.at), due.guessed)


def ended(pauses: Iterable[Pause]) -> tuple[tuple[datetime, datetime], ...]:
    return tuple((each.since, each.until) for each in pauses if each.until is not None)


def paused_for(pauses: Iterable[Pause], now: datetime) -> timedelta:
    """The sum of all pauses, the running one up to now."""
    return sum(((each.until or now) - each.since for each in pauses), timedelta())


def next_tick(step: int, deadline_: Deadline, accept_due: datetime | None, counting: Counting) -> Tick | None:
    """What the clock says next; None when everything was said. Reminders run in the time of their own spans."""
    ticks = [] if accept_due is None else [Tick(accept_due, MatterStep.UNACCEPTED)]
    if step < len(STEPS):
        ticks.append(Tick(_at(step, deadline_, counting), STEPS[step]))
    return min(ticks, key=lambda each: each.at) if ticks else None


def _at(step: int, deadline_: Deadline, counting: Counting) -> datetime:
    if step < 2:
        return deadline_.due if step else deadline_.warn
    reminded = counting.calendar.due(deadline_.due, counting.remind).at
    return reminded if STEPS[step] is MatterStep.REMINDED else counting.calendar.due(reminded, counting.name).at
