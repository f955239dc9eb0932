"""A supervision order or instruction: issued, seen, answered with proof, ended; overdue it goes one level up. Pure."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.matters.events import supervision as events
from anmin.matters.terms import supervision as terms
from anmin.matters.terms.supervision import Lamp, SupervisionKind, SupervisionState

LONGEST = timedelta(days=366)
WAITS = (SupervisionState.ISSUED, SupervisionState.SEEN)
"""Nobody has answered yet: its clock runs."""


class Supervision(msgspec.Struct, frozen=True, kw_only=True):
    """`text` and `answer` in clear: they are sealed where they lie. `level` counts the offices it has gone up.

    `order`: the order of the addressee within the matter, if it has one. `proof`: evidence of the case.
    """

    id: UUID
    version: int
    number: str
    kind: SupervisionKind
    case: UUID
    from_office: UUID
    to_office: UUID
    order: UUID | None
    state: SupervisionState
    level: int
    text: str
    issued_at: datetime
    issued_by: UUID | None
    due_at: datetime
    seen_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: UUID | None = None
    answer: str = ""
    proof: tuple[UUID, ...] = ()
    ended_at: datetime | None = None
    ended_by: UUID | None = None

    def issued(self) -> events.SupervisionIssued:
        return events.SupervisionIssued(self.case, self.id, self.kind, self.from_office, self.to_office, self.due_at)

    def see(self, now: datetime) -> "tuple[Supervision, events.SupervisionSeen] | None":
        """None when it was seen before."""
        if self.state is not SupervisionState.ISSUED:
            return None
        seen = self._now(SupervisionState.SEEN, seen_at=self.seen_at or now)
        return seen, events.SupervisionSeen(self.case, self.id)

    def answered(
        self, text: str, proof: tuple[UUID, ...], by: UUID | None, now: datetime
    ) -> "tuple[Supervision, events.SupervisionAnswered]":
        """Whoever answers has seen it. Raises SUPERVISION_STATE."""
        self._check(*WAITS)
        values = {"seen_at": self.seen_at or now, "answered_at": now, "answered_by": by, "answer": text, "proof": proof}
        seconds = int((now - self.issued_at).total_seconds())
        said = events.SupervisionAnswered(self.case, self.id, seconds, late=now > self.due_at)
        return self._now(SupervisionState.ANSWERED, **values), said

    def send_back(self, due: datetime) -> "tuple[Supervision, events.SupervisionSentBack]":
        """What was answered stays beside it until the next answer. Raises SUPERVISION_STATE."""
        self._check(SupervisionState.ANSWERED)
        back = self._now(SupervisionState.ISSUED, due_at=due)
        return back, events.SupervisionSentBack(self.case, self.id, due)

    def end(self, by: UUID | None, now: datetime) -> "tuple[Supervision, events.SupervisionEnded]":
        """Also without an answer: it is not needed any more. Raises SUPERVISION_STATE."""
        self._check(*WAITS, SupervisionState.ANSWERED)
        answered = self.state is SupervisionState.ANSWERED
        ended = self._now(SupervisionState.ENDED, ended_at=now, ended_by=by)
        return ended, events.SupervisionEnded(self.case, self.id, answered)

    def overdue(self) -> events.SupervisionOverdue:
        return events.SupervisionOverdue(self.case, self.id, self.to_office, self.level)

    def go_up(self, to: UUID, due: datetime) -> "tuple[Supervision, events.SupervisionEscalated]":
        """The next office above supervises, with a clock of its own."""
        up = msgspec.structs.replace(self, from_office=to, level=self.level + 1, due_at=due, version=self.version + 1)
        return up, events.SupervisionEscalated(self.case, self.id, to, up.level, due)

    def _now(self, state: SupervisionState, **values: object) -> "Supervision":
        return msgspec.structs.replace(self, state=state, version=self.version + 1, **values)

    def _check(self, *legal: SupervisionState) -> None:
        if self.state not in legal:
            raise terms.SUPERVISION_STATE(state=self.state)


def above(ancestors: tuple[UUID, ...], levels: int = 1) -> UUID:
    """The office so many levels above the first; the topmost where there is none."""
    return ancestors[min(levels, len(ancestors) - 1)]


def check_deadline(due: datetime, now: datetime) -> None:
    """Raises DEADLINE_PAST."""
    if not now < due <= now + LONGEST:
        raise terms.DEADLINE_PAST()


def lamp(due: datetime, warn: datetime, at: datetime) -> Lamp:
    """`at`: now, or when the pause began that still runs."""
    if due < at:
        return Lamp.RED
    return Lamp.YELLOW if warn <= at else Lamp.GREEN
