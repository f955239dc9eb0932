"""Assistance letters: numbered when written, corrected until sent, answered once."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from anmin.cases.events.letters import LetterAnswered, LetterChanged, LetterSent
from anmin.cases.model.cases import Case
from anmin.cases.terms import letters as terms
from anmin.cases.terms.letters import LetterState
from anmin.kernel.calendar import SHANGHAI


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


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the page. `simulated`: it carries the mark of an exercise on every page."""

    issuer: str
    number: str
    addressee: str
    body: str
    day: date
    simulated: bool


def numbered(prefix: str, year: int, serial: int) -> str:
    """`X公协〔2026〕3号`: the form of GB/T 9704, with six-cornered brackets and no leading zero."""
    return f"{prefix}〔{year}〕{serial}号"


def request_text(case: Case, country: str) -> str:
    """The usual request: when, which case and where, and what is asked for. Nothing of the caller's person.

    `country` in Chinese; empty when the place is not known.
    """
    at = case.raised_at.astimezone(SHANGHAI)
    place = f"求助人位于{country}境内" if country else "求助人所在地点尚待核实"
    if country and case.lon is not None and case.lat is not None:
        place += f"（{_degrees(case.lon, '东西')}，{_degrees(case.lat, '北南')}）"
    return (
        f"{at.year}年{at.month}月{at.day}日{at:%H:%M}，我单位接到求助（警情编号 {case.number}），{place}。\n"
        "现请贵单位协助核查求助人情况，并依法采取必要措施保护其人身安全。\n"
        "核查结果请函复我单位。"
    )


def _degrees(value: float, sides: str) -> str:
    return f"{sides[0] if value >= 0 else sides[1]}{'经' if sides == '东西' else '纬'}{abs(value):.4f}°"
