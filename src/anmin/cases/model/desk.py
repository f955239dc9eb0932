"""What the lists of cases are made of: a line, the place where a page ends, the light of a seat."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.terms import ClockName
from anmin.cases.terms.cases import CallKind, CaseKind, CaseState, Channel, Flag
from anmin.cases.terms.desk import LIGHTS, SeatLight
from anmin.cases.terms.orders import OrderState
from anmin.kernel.faults import BAD_REQUEST

After = Annotated[str, Meta(max_length=64, pattern=r"^[0-9]\.[0-9]{1,17}\.[0-9a-f]{32}$(?!\n)")]
"""`next` of the page before."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Named(msgspec.Struct, frozen=True):
    """A code with its texts; of a category the whole path."""

    code: str
    zh: str
    en: str


class ClockShown(msgspec.Struct, frozen=True):
    """The clock that runs out next. `since`: when it began, so that three quarters of it can be told.

    `step`: 1 while nobody has been warned yet, then one more each time.
    """

    clock: ClockName
    since: datetime
    due_at: datetime
    step: int
    overdue: bool


class ClaimShown(msgspec.Struct, frozen=True):
    """Who is opening a case that nobody has taken. `stale`: the grace is over, anybody may claim it."""

    by: UUID
    name: str | None
    at: datetime
    stale: bool


class CaseLine(msgspec.Struct, frozen=True, kw_only=True):
    """A case in a list. `practice`: a test or a drill, left out of every figure. `age`: seconds since it was raised, or
    since it was due when it was scheduled. `place`: in words; `orders`: all that were given, `open_orders`: not ended.
    """

    case: UUID
    number: str
    kind: CaseKind
    state: CaseState
    call_kind: CallKind
    channel: Channel
    level: int
    category: Named | None
    tag: Named | None
    flags: tuple[Flag, ...]
    practice: bool
    raised_at: datetime
    due_at: datetime | None
    age: int
    clock: ClockShown | None
    place: str
    lon: float | None
    lat: float | None
    office: Named | None
    mine: bool
    claim: ClaimShown | None
    waiting_since: datetime | None
    unread: int
    orders: int
    open_orders: int
    light: SeatLight | None
    disposition: Named | None
    reopened: int


class Mark(msgspec.Struct, frozen=True):
    """Where a page ends: by level, instant and id."""

    level: int
    at: datetime
    id: UUID

    def __str__(self) -> str:
        return f"{self.level}.{(self.at - _EPOCH) // timedelta(microseconds=1)}.{self.id.hex}"

    @classmethod
    def parse(cls, text: str) -> "Mark":
        """Raises BAD_REQUEST."""
        try:
            level, at, id = text.split(".")
            return cls(int(level), _EPOCH + timedelta(microseconds=int(at)), UUID(id))
        except (ValueError, OverflowError):
            raise BAD_REQUEST() from None


def light(states: Iterable[OrderState]) -> SeatLight | None:
    """The light of the order that is furthest behind; None when nobody was ordered, or nobody is left."""
    order = tuple(SeatLight)
    return min((LIGHTS[each] for each in states if each in LIGHTS), key=order.index, default=None)
