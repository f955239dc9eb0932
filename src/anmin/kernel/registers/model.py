"""The history of a code as stretches of time, and what a change does to it. Pure; `store` writes what is decided here.

Standing stretches of one code never overlap. A stretch without an end that a change of now or later cuts short is
*ended*; every other stretch that a change touches is *replaced*: it stays as it was believed, and what remains of it
is written anew. So nothing that was ever recorded is lost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Generic, TypeVar

import msgspec

from anmin.kernel.registers import terms
from anmin.kernel.registers.columns import Row
from anmin.kernel.registers.terms import Change
from anmin.kernel.words import Wrong

R = TypeVar("R", bound=Row)


CLOCKS_DIFFER = timedelta(minutes=5)


class Span(msgspec.Struct, frozen=True):
    """From `start`, included, to `end`, not included; None: for good."""

    start: datetime
    end: datetime | None = None

    def holds(self, instant: datetime) -> bool:
        return self.start <= instant and (self.end is None or instant < self.end)

    def meets(self, other: Span) -> bool:
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)

    def outlasts(self, other: Span) -> bool:
        return other.end is not None and (self.end is None or other.end < self.end)


class Stretch(msgspec.Struct, Generic[R], frozen=True):
    """A row with the time for which it holds, and the register's version that wrote it."""

    row: R
    span: Span
    version: int


Timeline = tuple[Stretch[R], ...]


class Laid(msgspec.Struct, Generic[R], frozen=True):
    """What a change of one code writes, and the timeline after it."""

    change: Change
    row: R | None
    span: Span
    ended: tuple[Stretch[R], ...]
    replaced: tuple[Stretch[R], ...]
    added: tuple[Stretch[R], ...]
    timeline: tuple[Stretch[R], ...]


def standing_at(timeline: Sequence[Stretch[R]], instant: datetime) -> Stretch[R] | None:
    """The stretch that holds at this instant; the timeline is in order of time."""
    place = bisect_right(timeline, instant, key=lambda each: each.span.start)
    found = timeline[place - 1] if place else None
    return found if found and found.span.holds(instant) else None


def until_planned(timeline: Sequence[Stretch[R]], start: datetime) -> datetime | None:
    """When the next change that is already planned comes after `start`: a new row holds until then unless told more."""
    current = standing_at(timeline, start)
    if current:
        return current.span.end
    return next((each.span.start for each in timeline if each.span.start > start), None)


def lay(timeline: Sequence[Stretch[R]], row: R | None, span: Span, *, now: datetime, version: int) -> Laid[R] | None:
    """Have `row` (None: nothing) hold for `span`. None when it holds already."""
    touched = [each for each in timeline if each.span.meets(span)]
    if _holds_already(touched, row, span):
        return None
    ended = [each for each in touched if _can_be_ended(each, span, now)]
    replaced = [each for each in touched if each not in ended]
    added = [] if row is None else [Stretch(row, span, version)]
    for each in touched:
        if each.span.start < span.start and each not in ended:
            added.append(Stretch(each.row, Span(each.span.start, span.start), version))
        if each.span.outlasts(span):
            added.append(Stretch(each.row, Span(span.end or span.start, each.span.end), version))
    kept = [each for each in timeline if each not in touched]
    cut = [Stretch(each.row, Span(each.span.start, span.start), each.version) for each in ended]
    return Laid(
        change=_named(timeline, row, span),
        row=row,
        span=span,
        ended=tuple(ended),
        replaced=tuple(replaced),
        added=tuple(added),
        timeline=tuple(sorted([*kept, *cut, *added], key=lambda each: each.span.start)),
    )


def _can_be_ended(stretch: Stretch[R], span: Span, now: datetime) -> bool:
    return stretch.span.end is None and stretch.span.start < span.start and span.start >= now


def _holds_already(touched: Sequence[Stretch[R]], row: R | None, span: Span) -> bool:
    if row is None:
        return not touched
    return len(touched) == 1 and touched[0].row == row and _covers(touched[0].span, span)


def _covers(wider: Span, span: Span) -> bool:
    return wider.start <= span.start and (wider.end is None or (span.end is not None and span.end <= wider.end))


def _named(timeline: Sequence[Stretch[R]], row: R | None, span: Span) -> Change:
    if row is None:
        return Change.ENDED
    return Change.CHANGED if standing_at(timeline, span.start) else Change.ADDED


def rows_at(timelines: Iterable[Sequence[Stretch[R]]], instant: datetime) -> tuple[R, ...]:
    """The rows that hold at this instant, in the order of the timelines."""
    return tuple(found.row for timeline in timelines if (found := standing_at(timeline, instant)))


class Edit(msgspec.Struct, Generic[R], frozen=True):
    """What somebody wants of one code: this row, or None for nothing, for this span."""

    code: str
    row: R | None
    span: Span


class Plan(msgspec.Struct, Generic[R], frozen=True):
    """What several edits write together, code by code, and every timeline of the register after them."""

    laid: Mapping[str, Laid[R]]
    timelines: Mapping[str, tuple[Stretch[R], ...]]

    def count(self, change: Change) -> int:
        return sum(1 for each in self.laid.values() if each.change is change)

    def instants(self) -> list[datetime]:
        """When the rows that are valid together change from the first edit on: the instants at which to check them."""
        first = min((each.span.start for each in self.laid.values()), default=None)
        if first is None:
            return []
        later = {edge for timeline in self.timelines.values() for each in timeline for edge in _edges(each.span)}
        return sorted({first} | {edge for edge in later if edge > first})


def _edges(span: Span) -> tuple[datetime, ...]:
    return (span.start,) if span.end is None else (span.start, span.end)


def plan(
    timelines: Mapping[str, tuple[Stretch[R], ...]], edits: Iterable[Edit[R]], *, now: datetime, version: int
) -> Plan[R]:
    """Lay every edit, each of a code of its own. Raises REGISTER_FULL when too many codes would hold now or later."""
    laid = {}
    for edit in edits:
        result = lay(timelines.get(edit.code, ()), edit.row, edit.span, now=now, version=version)
        if result:
            laid[edit.code] = result
    after = {**timelines, **{code: each.timeline for code, each in laid.items()}}
    if any(each.change is Change.ADDED for each in laid.values()) and _alive(after.values(), now) > terms.MAX_ROWS:
        raise terms.REGISTER_FULL(limit=terms.MAX_ROWS)
    return Plan(laid, dict(sorted(after.items())))


def contradictions(checks: Callable[[Sequence[R]], list[Wrong]], after: Plan[R]) -> list[Wrong]:
    """What the checks find at the first instant at which the rows would contradict each other."""
    for instant in after.instants():
        wrong = checks(rows_at(after.timelines.values(), instant))
        if wrong:
            return wrong
    return []


def _alive(timelines: Iterable[Sequence[Stretch[R]]], now: datetime) -> int:
    """How many codes hold now or later; what has ended is history and takes nobody's place."""
    return sum(1 for each in timelines if each and (each[-1].span.end is None or each[-1].span.end > now))


def moment(now: datetime, changed_at: datetime | None) -> datetime:
    """When a change of this moment begins: never before the register's last one, should this machine's clock be behind.

    Only a small difference is taken for that; after a clock that was far ahead, the present counts again.
    """
    ahead = changed_at is not None and now < changed_at <= now + CLOCKS_DIFFER
    return changed_at if changed_at is not None and ahead else now


def within(instant: datetime) -> datetime:
    """The instant, when a register can speak of it. Raises TIME_REFUSED."""
    if not terms.BEGINNING <= instant < terms.LATEST:
        raise terms.TIME_REFUSED()
    return instant


def span_from(start: datetime, end: datetime | None, *, now: datetime, correct: bool) -> Span:
    """The span a person asked for. Raises TIME_REFUSED, and NEEDS_CORRECT for a past that is not called a correction."""
    within(start)
    if end is not None and within(end) <= start:
        raise terms.TIME_REFUSED()
    if start < now and not correct:
        raise terms.NEEDS_CORRECT()
    return Span(start, end)
