"""The case: where it stands and what may be done with it. A method returns the new case and the fact."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.events.cases import Claimed, Classified, FlagsSet, JurisdictionSet, LevelSet, Moved, Opened, Taken
from anmin.cases.terms import cases as terms
from anmin.cases.terms.cases import OVER, CaseKind, CaseState, Channel, Flag, JurisdictionReason, LevelReason
from anmin.cases.terms.orders import ENDED, OrderState
from anmin.kernel.journal import Subject, office

SUBJECT = "case"
WAITS = (CaseState.RECEIVED, CaseState.SCHEDULED)
"""Nobody has taken it yet."""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What an action needs of a case. `epoch` counts its states: a timer of an earlier one finds another epoch.

    `desk` took it in, `office` has jurisdiction now, `offices` are all who take part and may see it.
    """

    id: UUID
    number: str
    version: int
    epoch: int
    kind: CaseKind
    state: CaseState
    channel: Channel
    person: UUID | None
    desk: UUID
    first_office: UUID
    office: UUID
    home_office: UUID | None
    offices: tuple[UUID, ...]
    flags: frozenset[Flag]
    tag: str
    template: str
    first_category: str
    category: str
    level: int
    lon: float | None
    lat: float | None
    response_level: int | None
    raised_at: datetime
    due_at: datetime | None
    opened_at: datetime | None
    opened_by: UUID | None
    claimed_at: datetime | None = None
    claimed_by: UUID | None = None
    taken_at: datetime | None
    taken_by: UUID | None
    commander: UUID | None
    waiting_since: datetime | None
    lead: UUID | None
    reported_at: datetime | None
    closed_at: datetime | None
    disposition: str
    measure: str
    verdict: str
    rated_at: datetime | None
    reopened: int

    @property
    def subject(self) -> Subject:
        """What its facts are about; everybody who takes part hears them, its caller does not."""
        return Subject(SUBJECT, self.id, self.version, tuple(map(office, self.offices)))

    def changed(self, **values: object) -> "Case":
        return msgspec.structs.replace(self, version=self.version + 1, **values)

    def moved(self, state: CaseState, **values: object) -> "Case":
        """In another state: earlier timers no longer count."""
        return self.changed(state=state, epoch=self.epoch + 1, **values)

    def check_open(self) -> None:
        """Raises CASE_OVER."""
        if self.state in OVER:
            raise terms.CASE_OVER()

    def open(self, by: UUID, now: datetime) -> "tuple[Case, Opened] | None":
        """The first look of a member of staff; None when somebody was there before."""
        if self.opened_at is not None:
            return None
        return self.changed(opened_at=now, opened_by=by), Opened(self.id)

    def check_waits(self) -> None:
        """Raises CASE_OVER, CASE_STATE when somebody has it already."""
        self.check_open()
        if self.state not in WAITS:
            raise terms.CASE_STATE(state=self.state)

    def claim(self, by: UUID, now: datetime) -> "tuple[Case, Claimed]":
        """Say that somebody is opening it. Raises as `check_waits`."""
        self.check_waits()
        return self.changed(claimed_at=now, claimed_by=by), Claimed(self.id)

    def take(self, by: UUID | None, now: datetime) -> "tuple[Case, Taken]":
        """Raises as `check_waits`."""
        self.check_waits()
        opened = {} if self.opened_at else {"opened_at": now, "opened_by": by}
        free = {"claimed_at": None, "claimed_by": None}
        case = self.moved(CaseState.TAKEN, taken_at=now, taken_by=by, **free, **opened)
        return case, Taken(self.id, max(0, int((now - (self.due_at or self.raised_at)).total_seconds())))

    def classify(self, category: str, template: str) -> "tuple[Case, Classified]":
        """The first classification stays beside the later one. Raises CASE_OVER."""
        self.check_open()
        first = self.first_category or category
        case = self.changed(category=category, first_category=first, template=template or self.template)
        return case, Classified(self.id, self.category or None, category)

    def set_level(self, level: int, reason: LevelReason) -> "tuple[Case, LevelSet]":
        """Raises CASE_OVER."""
        self.check_open()
        return self.changed(level=level), LevelSet(self.id, self.level, level, reason)

    def set_flags(self, flags: Iterable[Flag]) -> "tuple[Case, FlagsSet]":
        case = self.changed(flags=frozenset(flags))
        return case, FlagsSet(self.id, tuple(sorted(case.flags)))

    def set_jurisdiction(self, to: UUID, reason: JurisdictionReason) -> "tuple[Case, JurisdictionSet]":
        """The first jurisdiction stays beside the adjusted one. Raises CASE_OVER."""
        self.check_open()
        case = self.with_offices((to,)).changed(office=to)
        return case, JurisdictionSet(self.id, self.office, to, reason)

    def with_offices(self, more: Iterable[UUID]) -> "Case":
        """Whoever takes part sees it; nobody who took part loses sight of it. The version stays."""
        offices = tuple(dict.fromkeys((*self.offices, *more)))
        return self if offices == self.offices else msgspec.structs.replace(self, offices=offices)

    def settle(self, orders: Iterable[OrderState], now: datetime) -> "tuple[Case, Moved] | None":
        """Where the case stands follows from its orders; None when that is where it stands already."""
        state = state_of(tuple(orders))
        if self.state in OVER or self.state in (state, CaseState.SCHEDULED):
            return None
        if state is CaseState.TAKEN and self.taken_at is None:
            return None
        reported = now if state is CaseState.REPORTED else None
        return self.moved(state, reported_at=reported), Moved(self.id, self.state, state)


def state_of(orders: tuple[OrderState, ...]) -> CaseState:
    """`taken` without a living or finished order, else how far the furthest living one is; `reported` when all are over."""
    living = [each for each in orders if each not in ENDED]
    if not living:
        return CaseState.REPORTED if OrderState.DONE in orders else CaseState.TAKEN
    waiting = (OrderState.ORDERED, OrderState.RECEIVED, OrderState.ACCEPTED)
    begun = OrderState.DONE in orders or any(each not in waiting for each in living)
    return CaseState.HANDLING if begun else CaseState.ORDERED
