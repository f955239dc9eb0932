"""The history of one area: periods that follow one another, and what a change cuts out of them. Pure.

A change holds from its day until what it replaces would have ended; what is planned for later stays planned. Nothing
is overwritten: a period that is replaced on the day it began stays as an empty one.
"""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

import msgspec

from anmin.kernel.calendar import SHANGHAI
from anmin.territory.terms import AreaKind, Datum


class Particulars(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of an area for a period. `outline` is the hash under which the outline is stored."""

    name: str
    kind: AreaKind
    level: int
    parent: UUID | None
    organisation: UUID | None
    officer: UUID | None
    outline: bytes
    source_datum: Datum

    @property
    def fineness(self) -> int:
        return self.kind.fineness(self.level)


class Period(msgspec.Struct, frozen=True):
    """From the start of the day `valid_from` to before the day `valid_to`. `version` is the area's that wrote it."""

    version: int
    valid_from: date
    valid_to: date | None
    particulars: Particulars

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class Cut(msgspec.Struct, frozen=True):
    """What is to be written: new ends of standing periods, by their version, and the period that begins."""

    ended: tuple[tuple[int, date], ...]
    added: Period | None = None


class Known(msgspec.Struct, frozen=True):
    """An area with all its periods. `version` counts its changes."""

    id: UUID
    code: str
    version: int
    periods: tuple[Period, ...] = ()

    def on(self, day: date) -> Period | None:
        return next((period for period in self.periods if period.holds(day)), None)

    def change(self, day: date, to: Particulars, until: date | None = None) -> Cut | None:
        """Have `to` hold from `day` until the present period's end, or `until` if that is said; None: it does already."""
        current, planned = self.on(day), self._planned(day)
        end = _earlier(until, planned) if until or current is None else current.valid_to
        if current and current.particulars == to and current.valid_to == end:
            return None
        ended = ((current.version, day),) if current else ()
        return Cut(ended, Period(self.version + 1, day, end, to))

    def end(self, day: date) -> Cut | None:
        """Have nothing hold from `day` on, also nothing that was planned; None when nothing does."""
        left = [each for each in self.periods if each.valid_to is None or each.valid_to > max(day, each.valid_from)]
        return Cut(tuple((each.version, max(day, each.valid_from)) for each in left)) if left else None

    def _planned(self, day: date) -> date | None:
        later = [each.valid_from for each in self.periods if each.valid_from > day and each.valid_to != each.valid_from]
        return min(later, default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other


def day_of(at: datetime) -> date:
    """The day on which areas are in force at this instant."""
    return at.astimezone(SHANGHAI).date()


def start_of(day: date) -> datetime:
    """The instant at which a period that begins on this day begins."""
    return datetime.combine(day, time(), SHANGHAI)
