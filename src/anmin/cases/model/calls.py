"""A telephone call: rings, is answered, ends; ended unanswered it waits to be called back. Out of order messages are taken."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.cases.events.calls import CallAbandoned, CallAnswered, CalledBack, CallEnded
from anmin.cases.terms import calls as terms
from anmin.cases.terms.calls import CallState
from anmin.kernel.journal import Subject, office, person
from anmin.kernel.words import Event


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """What an action needs of a call; its number is opened apart."""

    id: UUID
    version: int
    desk: UUID
    state: CallState
    case: UUID | None
    queued_at: datetime
    answered_at: datetime | None
    answered_by: UUID | None
    ended_at: datetime | None
    call_back_at: datetime | None
    called_back_at: datetime | None
    called_back_by: UUID | None

    @property
    def subject(self) -> Subject:
        """Its desk hears of it, and whoever answered."""
        topics = (office(self.desk), *((person(self.answered_by),) if self.answered_by else ()))
        return Subject("call", self.id, self.version, topics)

    def answer(self, by: UUID | None, at: datetime) -> "tuple[Call, CallAnswered] | None":
        """None for a message that comes again or too late."""
        if self.state is not CallState.RINGING:
            return None
        at = max(at, self.queued_at)
        call = self._with(state=CallState.ANSWERED, answered_at=at, answered_by=by)
        return call, CallAnswered(self.id, _seconds(at - self.queued_at))

    def end(self, at: datetime, call_back_at: datetime | None) -> "tuple[Call, Event] | None":
        """Ended, or abandoned when nobody answered. `call_back_at` None: the number must not be called back."""
        if self.state not in (CallState.RINGING, CallState.ANSWERED):
            return None
        at = max(at, self.queued_at)
        if self.state is CallState.ANSWERED:
            return self._with(state=CallState.ENDED, ended_at=at), CallEnded(
                self.id, _seconds(at - (self.answered_at or at))
            )
        call = self._with(state=CallState.ABANDONED, ended_at=at, call_back_at=call_back_at)
        return call, CallAbandoned(self.id, _seconds(at - self.queued_at), call_back_at is not None)

    def call_back(self, by: UUID | None, now: datetime, *, reached: bool) -> "tuple[Call, CalledBack]":
        """Raises CALL_NOT_WAITING. Somebody who was not reached waits on."""
        if self.state is not CallState.ABANDONED or self.call_back_at is None:
            raise terms.CALL_NOT_WAITING()
        state = CallState.CALLED_BACK if reached else CallState.ABANDONED
        return self._with(state=state, called_back_at=now, called_back_by=by), CalledBack(self.id, reached)

    def record(self, case: UUID) -> "Call":
        """Raises CALL_RECORDED when it led to another case."""
        if self.case is not None:
            raise terms.CALL_RECORDED()
        return self._with(case=case)

    def _with(self, **values: object) -> "Call":
        return msgspec.structs.replace(self, version=self.version + 1, **values)


def _seconds(span: timedelta) -> int:
    return max(0, int(span.total_seconds()))
