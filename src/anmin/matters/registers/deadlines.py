"""The register of deadlines 诉求时限: by urgency, how long until the lead accepts and until the matter is answered.

No kind of matter is ever without a deadline: a change that leaves a gap, or two usual ones, is refused and shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from anmin.cases.catalogue.fields import Item
from anmin.cases.catalogue.memo import Memo
from anmin.cases.catalogue.terms import KEPT, SEE_CATALOGUE
from anmin.cases.terms.cases import CaseKind
from anmin.kernel.calendar import Span, SpanUnit
from anmin.kernel.house import House
from anmin.kernel.registers import Register, Registers, Row, label
from anmin.kernel.registers.calendar import DAYS, working_calendar
from anmin.kernel.registers.terms import Complaint
from anmin.kernel.words import Code, Wrong
from anmin.matters.model.clocks import Counting
from anmin.matters.terms.matters import BY_HAND, MANAGE_MATTERS, Urgency

KINDS = tuple(each for each in CaseKind if each is not CaseKind.EMERGENCY)


class MatterClock(Code):
    """`remind` counts from the deadline, `name` from the reminder; both stand in the row of the ordinary urgency."""

    ACCEPT = "accept", "签收", "Accept"
    WHOLE = "whole", "全程", "Whole"
    REMIND = "remind", "逾期催办", "Remind"
    NAME = "name", "逾期通报", "Name to the supervisor"


class DeadlineRow(Row, frozen=True, kw_only=True):
    """`usual_for`: the kinds of matter that have this urgency when nothing else is said. `warn`: percent of the span."""

    urgency: Annotated[Urgency, label("紧急程度", "Urgency")]
    clock: Annotated[MatterClock, label("环节", "Clock")]
    count: Annotated[int, label("数值", "Amount", ge=1, le=99_999)]
    unit: Annotated[SpanUnit, label("单位", "Unit")]
    warn: Annotated[int, label("预警（%）", "Warn at percent", ge=1, le=100)] = 75
    usual_for: Annotated[tuple[Item, ...], label("通常适用类型", "Usual for kinds", max_length=5)] = ()
    source_zh: Annotated[str, label("依据", "Source in Chinese", min_length=1, max_length=200)]
    source_en: Annotated[str, label("英文依据", "Source in English", min_length=1, max_length=300)]

    @property
    def span(self) -> Span:
        return Span(self.count, self.unit)


GAP = Complaint(
    "deadline_gap",
    "“{urgency}”的“{clock}”将没有时限，变更不能生效。",
    "“{urgency}” would be left without a deadline for “{clock}”.",
)
KIND_GAP = Complaint(
    "deadline_kind_gap", "“{kind}”将没有通常适用的时限。", "“{kind}” would be left without a usual deadline."
)
KIND_OVERLAP = Complaint(
    "deadline_kind_overlap",
    "“{kind}”同时有 {count} 条通常适用的时限。",
    "“{kind}” would have {count} usual deadlines at once.",
)
KIND_UNKNOWN = Complaint("deadline_kind_unknown", "没有类型“{kind}”。", "There is no kind of matter {kind}.")


def needed() -> frozenset[tuple[Urgency, MatterClock]]:
    """What must be there at every instant."""
    both = {
        (urgency, clock)
        for urgency in BY_HAND | {Urgency.REOPENED}
        for clock in (MatterClock.ACCEPT, MatterClock.WHOLE)
    }
    after = {(Urgency.ORDINARY, clock) for clock in (MatterClock.REMIND, MatterClock.NAME)}
    return frozenset(both | after | {(Urgency.TRIAGE, MatterClock.WHOLE)})


def deadline_faults(rows: Sequence[DeadlineRow]) -> list[Wrong]:
    """Every gap and overlap that these rows together would have."""
    there = {(row.urgency, row.clock) for row in rows}
    wrong = [_gap(*each) for each in sorted(needed() - there)]
    named = Counter(kind for row in rows if row.clock is MatterClock.WHOLE for kind in row.usual_for)
    wrong += [
        _both(KIND_GAP, f"{Urgency.ORDINARY}:{MatterClock.WHOLE}", kind=kind) for kind in KINDS if not named[kind]
    ]
    for row in rows:
        for each in row.usual_for if row.clock is MatterClock.WHOLE else ():
            if each not in KINDS:
                wrong.append(KIND_UNKNOWN.at(f"{row.urgency}:{row.clock}", kind=each))
            elif named[each] > 1:
                wrong.append(_both(KIND_OVERLAP, f"{row.urgency}:{row.clock}", kind=CaseKind(each), count=named[each]))
    return wrong


def _gap(urgency: Urgency, clock: MatterClock) -> Wrong:
    return _both(GAP, f"{urgency}:{clock}", urgency=urgency, clock=clock)


def _both(what: Complaint, code: str, count: int = 0, **named: Code) -> Wrong:
    zh = {name: each.zh for name, each in named.items()}
    en = {name: each.en for name, each in named.items()}
    return Wrong(code, what.code, what.zh.format(count=count, **zh), what.en.format(count=count, **en))


_STATE = (
    "国办发〔2022〕12号、各地12345办法通行时限",
    "State Council Office 2022 No. 12 and common rules of 12345 lines",
)
_OWN = ("本系统默认，由本地核定", "Default of this house; to be confirmed locally")
_FIRST: tuple[tuple[Urgency, MatterClock, int, SpanUnit, tuple[str, str], tuple[str, ...]], ...] = (
    (Urgency.TRIAGE, MatterClock.WHOLE, 120, SpanUnit.MINUTES, _STATE, ()),
    (Urgency.DANGER, MatterClock.ACCEPT, 15, SpanUnit.MINUTES, _OWN, ()),
    (Urgency.DANGER, MatterClock.WHOLE, 120, SpanUnit.MINUTES, _STATE, ()),
    (Urgency.UTILITIES, MatterClock.ACCEPT, 30, SpanUnit.MINUTES, _OWN, ()),
    (Urgency.UTILITIES, MatterClock.WHOLE, 1_440, SpanUnit.MINUTES, _STATE, ()),
    (Urgency.CONSULTATION, MatterClock.ACCEPT, 120, SpanUnit.WORKING_MINUTES, _OWN, ()),
    (Urgency.CONSULTATION, MatterClock.WHOLE, 1, SpanUnit.WORKING_DAYS, _STATE, (CaseKind.CONSULTATION,)),
    (Urgency.ORDINARY, MatterClock.ACCEPT, 480, SpanUnit.WORKING_MINUTES, _OWN, ()),
    (Urgency.ORDINARY, MatterClock.WHOLE, 7, SpanUnit.DAYS, _STATE, (CaseKind.SERVICE, CaseKind.PETITION)),
    (Urgency.ORDINARY, MatterClock.REMIND, 1, SpanUnit.DAYS, _STATE, ()),
    (Urgency.ORDINARY, MatterClock.NAME, 5, SpanUnit.WORKING_DAYS, _STATE, ()),
    (Urgency.COMPLEX, MatterClock.ACCEPT, 480, SpanUnit.WORKING_MINUTES, _OWN, ()),
    (Urgency.COMPLEX, MatterClock.WHOLE, 15, SpanUnit.DAYS, _STATE, ()),
    (Urgency.REOPENED, MatterClock.ACCEPT, 120, SpanUnit.WORKING_MINUTES, _OWN, ()),
    (Urgency.REOPENED, MatterClock.WHOLE, 3, SpanUnit.DAYS, _OWN, ()),
)


def first_deadlines() -> Sequence[DeadlineRow]:
    return [
        DeadlineRow(
            urgency=urgency,
            clock=clock,
            count=count,
            unit=unit,
            usual_for=usual,
            source_zh=source[0],
            source_en=source[1],
        )
        for urgency, clock, count, unit, source, usual in _FIRST
    ]


DEADLINES: Register[DeadlineRow] = Register(
    code="matters.deadline",
    zh="诉求时限",
    en="Deadlines of matters",
    row=DeadlineRow,
    key=("urgency", "clock"),
    needs=MANAGE_MATTERS,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=first_deadlines,
    checks=deadline_faults,
)

calendar_of = Memo(working_calendar)


def deadline_row(house: House, at: datetime, urgency: Urgency, clock: MatterClock) -> DeadlineRow:
    """The row that holds at this instant; the register's checks see to it that there is one."""
    row = house.service(Registers).get(DEADLINES, f"{urgency}:{clock}", at)
    if row is None:
        raise RuntimeError(f"no deadline {urgency}:{clock}")
    return row


def usual_urgency(house: House, at: datetime, kind: CaseKind) -> Urgency:
    """The urgency of a kind of which nothing else is said."""
    rows = house.service(Registers).rows(DEADLINES, at)
    return next((row.urgency for row in rows if kind in row.usual_for), Urgency.ORDINARY)


def counting(house: House, at: datetime, urgency: Urgency) -> Counting:
    """What the time of a matter is counted by, without its pauses."""
    registers = house.service(Registers)
    return Counting(
        calendar=calendar_of(registers.rows(DAYS, at)),
        share=deadline_row(house, at, urgency, MatterClock.WHOLE).warn / 100,
        remind=deadline_row(house, at, Urgency.ORDINARY, MatterClock.REMIND).span,
        name=deadline_row(house, at, Urgency.ORDINARY, MatterClock.NAME).span,
    )
