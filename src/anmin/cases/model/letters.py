"""Assistance letters: numbered when written, corrected until sent, answered once."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.events.letters import LetterAnswered, LetterChanged, LetterSent
from anmin.cases.terms import letters as terms
from anmin.cases.terms.letters import LetterState


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """`addressee`, `body` and `answer` in clear: they are sealed where they lie."""

    id: UUID
    version: int
    case: UUID
    number: str
    state: LetterState
    addressee: str
    body: str
    written_at: datetime
    written_by: UUID | None
    sent_at: datetime | None
    answered_at: datetime | None
    answer: str

    def change(self, addressee: str, body: str) -> "tuple[Letter, LetterChanged]":
        """The number stays. Raises LETTER_STATE once it was sent."""
        return self._now(LetterState.WRITTEN, LetterState.WRITTEN, addressee=addressee, body=body), LetterChanged(
            self.case, self.id
        )

    def send(self, now: datetime) -> "tuple[Letter, LetterSent]":
        """Raises LETTER_STATE."""
        return self._now(LetterState.WRITTEN, LetterState.SENT, sent_at=now), LetterSent(self.case, self.id)

    def answered(self, text: str, now: datetime) -> "tuple[Letter, LetterAnswered]":
        """Raises LETTER_STATE."""
        letter = self._now(LetterState.SENT, LetterState.ANSWERED, answered_at=now, answer=text)
        seconds = int((now - (self.sent_at or now)).total_seconds())
        return letter, LetterAnswered(self.case, self.id, seconds)

    def _now(self, needed: LetterState, state: LetterState, **values: object) -> "Letter":
        if self.state is not needed:
            raise terms.LETTER_STATE(state=self.state)
        return msgspec.structs.replace(self, state=state, version=self.version + 1, **values)


def numbered(prefix: str, year: int, serial: int) -> str:
    """`X公协〔2026〕3号`: the form of GB/T 9704, with six-cornered brackets and no leading zero."""
    return f"{prefix}〔{year}〕{serial}号"
