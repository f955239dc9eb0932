"""Duty, pure: which shifts collide, where nobody stands a post, who hands over to whom."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.terms import duty as terms
from anmin.identity.terms.duty import DutyPost
from anmin.kernel.words import Fault

Seat = Annotated[str, Meta(max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$(?!\n)")]

LONGEST = timedelta(hours=72)
BACK, AHEAD = timedelta(days=31), timedelta(days=400)
WIDEST = timedelta(days=62)
WRITE_AFTER = timedelta(hours=12)
TAKE_BEFORE = timedelta(hours=2)


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on a post of an organisation from `starts` to `ends`, the end not included."""

    id: UUID
    organisation: UUID
    post: DutyPost
    seat: str
    staff: UUID
    starts: datetime
    ends: datetime
    version: int

    def overlaps(self, other: "Shift") -> bool:
        return self.starts < other.ends and other.starts < self.ends


class Gap(msgspec.Struct, frozen=True):
    """A stretch in which nobody stands the post."""

    starts: datetime
    ends: datetime


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """What the outgoing person leaves; acknowledged once, by somebody else on the same post."""

    id: UUID
    shift: UUID
    organisation: UUID
    post: DutyPost
    written_by: UUID
    written_at: datetime
    acknowledged_by: UUID | None
    acknowledged_at: datetime | None
    version: int


def check_period(starts: datetime, ends: datetime, now: datetime) -> None:
    """Raises SHIFT_PERIOD."""
    if not (starts < ends <= starts + LONGEST and now - BACK <= starts <= now + AHEAD):
        raise terms.SHIFT_PERIOD()


def check_range(since: datetime, until: datetime) -> None:
    """Raises RANGE_TOO_LONG."""
    if not since < until <= since + WIDEST:
        raise terms.RANGE_TOO_LONG()


def check_free(shift: Shift, others: Iterable[Shift], *, forced: bool, reason: str) -> bool:
    """Whether the person stands elsewhere meanwhile and it is forced. Raises SHIFT_OVERLAPS, REASON_NEEDED."""
    collides = any(shift.overlaps(other) for other in others if other.id != shift.id and other.staff == shift.staff)
    if collides and not forced:
        raise terms.SHIFT_OVERLAPS()
    if collides and not reason.strip():
        raise terms.REASON_NEEDED()
    return collides


def gaps(since: datetime, until: datetime, covers: Iterable[tuple[datetime, datetime]]) -> Iterator[Gap]:
    """The stretches between `since` and `until` that none of the pairs (start, end) covers, in order."""
    covered = since
    for starts, ends in sorted(covers):
        if starts >= until:
            break
        if starts > covered:
            yield Gap(covered, starts)
        covered = max(covered, ends)
    if covered < until:
        yield Gap(covered, until)


def check_writer(shift: Shift, who: UUID, now: datetime) -> None:
    """Raises NOT_YOUR_SHIFT."""
    if shift.staff != who or not shift.starts <= now < shift.ends + WRITE_AFTER:
        raise terms.NOT_YOUR_SHIFT()


def obstacle_to_acknowledge(handover: Handover, who: UUID, own: Iterable[Shift], now: datetime) -> Fault | None:
    """`own`: the shifts of the person who wants to take over."""
    if handover.acknowledged_by is not None:
        return terms.HANDOVER_DONE
    takes_over = any(
        shift.organisation == handover.organisation
        and shift.post == handover.post
        and shift.starts - TAKE_BEFORE <= now < shift.ends
        for shift in own
    )
    return None if takes_over and who != handover.written_by else terms.NOT_THE_NEXT
