"""The rectification order: issued, served, checked until it is done, or withdrawn with a reason. Pure."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

import msgspec

from anmin.kernel.calendar import SHANGHAI
from anmin.matters.events import rectification as events
from anmin.matters.terms import rectification as terms
from anmin.matters.terms.rectification import RectificationState, ServedHow

LONGEST = timedelta(days=366)
MORNING = time(8, 30)
STANDING = frozenset({RectificationState.ISSUED, RectificationState.SERVED, RectificationState.NOT_DONE})
"""What stands against concluding: nobody knows yet that the demand was met."""


class Rectification(msgspec.Struct, frozen=True, kw_only=True):
    """`addressee`, `demand`, `basis`, `check_note`, `ended_note` in clear: they are sealed where they lie.

    `deadline`: the last day, in the bureau's zone. `check_note`: of every visit, the latest last.
    """

    id: UUID
    version: int
    number: str
    case: UUID
    office: UUID
    state: RectificationState
    addressee: str
    demand: str
    basis: str
    deadline: date
    issued_at: datetime
    issued_by: UUID | None
    served_at: datetime | None = None
    served_by: UUID | None = None
    served_how: ServedHow | None = None
    served_proof: tuple[UUID, ...] = ()
    checked_at: datetime | None = None
    checked_by: UUID | None = None
    check_note: str = ""
    check_proof: tuple[UUID, ...] = ()
    ended_at: datetime | None = None
    ended_note: str = ""

    def issued(self) -> events.RectificationIssued:
        days = (self.deadline - _day(self.issued_at)).days
        return events.RectificationIssued(self.case, self.id, self.office, days)

    def remind_at(self, *, late: bool) -> datetime:
        """On the morning of the last day, and of the day after it."""
        return datetime.combine(self.deadline + timedelta(days=late), MORNING, SHANGHAI)

    def due(self, *, late: bool) -> events.RectificationDue | None:
        """None when nothing has to be checked any more."""
        standing = self.state in STANDING
        return events.RectificationDue(self.case, self.id, self.office, late) if standing else None

    def serve(
        self, how: ServedHow, at: datetime, proof: tuple[UUID, ...], now: datetime
    ) -> "tuple[Rectification, events.RectificationServed]":
        """Raises RECTIFICATION_STATE, SERVED_AT, PROOF_NEEDED."""
        self._check(RectificationState.ISSUED)
        if not self.issued_at <= at <= now:
            raise terms.SERVED_AT()
        if not proof:
            raise terms.PROOF_NEEDED()
        values = {"served_at": at, "served_how": how, "served_proof": proof}
        return self._now(RectificationState.SERVED, **values), events.RectificationServed(self.case, self.id, how)

    def checked(
        self, note: str, proof: tuple[UUID, ...], now: datetime, *, done: bool
    ) -> "tuple[Rectification, events.RectificationChecked]":
        """A visit; what earlier ones found stays. Raises RECTIFICATION_STATE."""
        self._check(RectificationState.SERVED, RectificationState.NOT_DONE)
        said = events.RectificationChecked(self.case, self.id, done, late=_day(now) > self.deadline)
        after = self._now(
            RectificationState.DONE if done else RectificationState.NOT_DONE,
            checked_at=now,
            check_note="\n".join(filter(None, (self.check_note, note))),
            check_proof=tuple(dict.fromkeys((*self.check_proof, *proof))),
            ended_at=now if done else None,
        )
        return after, said

    def withdraw(self, reason: str, now: datetime) -> "tuple[Rectification, events.RectificationWithdrawn]":
        """Raises RECTIFICATION_STATE."""
        self._check(*STANDING)
        after = self._now(RectificationState.WITHDRAWN, ended_at=now, ended_note=reason)
        return after, events.RectificationWithdrawn(self.case, self.id)

    def _now(self, state: RectificationState, **values: object) -> "Rectification":
        return msgspec.structs.replace(self, state=state, version=self.version + 1, **values)

    def _check(self, *legal: RectificationState) -> None:
        if self.state not in legal:
            raise terms.RECTIFICATION_STATE(state=self.state)


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the page. `served`: a line about the service, empty while it was not served."""

    issuer: str
    number: str
    addressee: str
    demand: str
    basis: str
    deadline: date
    day: date
    served: str
    simulated: bool


def check_day(deadline: date, now: datetime) -> None:
    """Raises RECTIFY_BY."""
    if not _day(now) < deadline <= _day(now) + LONGEST:
        raise terms.RECTIFY_BY()


def served_line(order: Rectification) -> str:
    if order.served_at is None or order.served_how is None:
        return ""
    at = order.served_at.astimezone(SHANGHAI)
    return f"送达方式：{order.served_how.zh}　送达时间：{at.year}年{at.month}月{at.day}日{at:%H:%M}"


def _day(instant: datetime) -> date:
    return instant.astimezone(SHANGHAI).date()
