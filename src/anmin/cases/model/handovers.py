"""Hand-overs to agencies outside the house: a contract that is offered, taken or refused, and ended."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.events.handovers import HandOverAnswered
from anmin.cases.terms import handovers as terms
from anmin.cases.terms.handovers import HandOverKind, HandOverState

NEXT = {
    HandOverState.OFFERED: (HandOverState.ACCEPTED, HandOverState.REFUSED),
    HandOverState.ACCEPTED: (HandOverState.DONE, HandOverState.RETURNED),
}


class HandOver(msgspec.Struct, frozen=True, kw_only=True):
    """`agency` in words, `their_number` the record's number there, for the link between both."""

    id: UUID
    version: int
    case: UUID
    kind: HandOverKind
    agency: str
    their_number: str
    state: HandOverState
    offered_at: datetime
    by: UUID | None
    answered_at: datetime | None

    def answer(self, state: HandOverState, their_number: str, now: datetime) -> "tuple[HandOver, HandOverAnswered]":
        """Raises HAND_OVER_STATE naming what may come next."""
        legal = NEXT.get(self.state, ())
        if state not in legal:
            raise terms.HAND_OVER_STATE(state=self.state, legal=legal)
        answered = msgspec.structs.replace(
            self,
            state=state,
            version=self.version + 1,
            answered_at=now,
            their_number=their_number or self.their_number,
        )
        return answered, HandOverAnswered(self.case, self.id, state)
