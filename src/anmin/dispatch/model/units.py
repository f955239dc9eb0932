"""The statuses of units as data: a register whose rows say which status may follow which. It moves no unit.

First rows by common practice of command centres; every one may be changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from anmin.dispatch.terms.units import ILLEGAL_STATUS, MANAGE_UNITS, SEE_UNITS, STATUS_UNKNOWN
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.registers.terms import Complaint
from anmin.kernel.words import Text, Wrong

NEXT_UNKNOWN = Complaint("next_unknown", "没有状态“{next}”。", "There is no status {next}.")
OFF_DUTY_FREE = Complaint(
    "off_duty_free",
    "可派或处警中的状态必须在岗。",
    "A status in which a unit may be ordered or is on an event is on duty.",
)
FREE_ON_EVENT = Complaint(
    "free_on_event", "处警中的状态不能同时可派。", "A unit on an event is not free at the same time."
)

NONE = Text("无", "nothing")
NextCode = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class UnitStatusRow(Row, frozen=True):
    """`free`: may be ordered. `on_event`: busy with a case. `next`: the statuses that may follow, in the order shown."""

    code: Annotated[str, label("代码", "Code", min_length=1, max_length=40)]
    zh: Annotated[str, label("中文", "Chinese", min_length=1, max_length=40)]
    en: Annotated[str, label("英文", "English", min_length=1, max_length=60)]
    free: Annotated[bool, label("可派", "May be ordered")] = False
    on_duty: Annotated[bool, label("在岗", "On duty")] = True
    on_event: Annotated[bool, label("处警中", "On an event")] = False
    next: Annotated[tuple[NextCode, ...], label("可转为", "May become", max_length=40)] = ()

    @property
    def text(self) -> Text:
        return Text(self.zh, self.en)


_ROSTER = ("available", "at_station", "patrol")
_RESTING = ("break", "training", "out_of_service", "off_duty")
_FREE = (*_ROSTER, *_RESTING, "dispatched", "on_scene")


def first_statuses() -> Sequence[UnitStatusRow]:
    """A free unit may come upon something and be on scene at once; an order may be given up at every stage."""
    idle = [
        UnitStatusRow(code="available", zh="待命", en="Available", free=True, next=_but("available", _FREE)),
        UnitStatusRow(code="at_station", zh="在所备勤", en="At the station", free=True, next=_but("at_station", _FREE)),
        UnitStatusRow(code="patrol", zh="巡逻", en="On patrol", free=True, next=_but("patrol", _FREE)),
        UnitStatusRow(code="break", zh="休息", en="On a break", next=(*_ROSTER, "off_duty")),
        UnitStatusRow(code="training", zh="训练", en="In training", next=(*_ROSTER, "off_duty")),
        UnitStatusRow(code="out_of_service", zh="停用", en="Out of service", next=(*_ROSTER, "off_duty")),
        UnitStatusRow(code="off_duty", zh="下班", en="Off duty", on_duty=False, next=_ROSTER),
    ]
    return [*idle, *_event_statuses()]


def _event_statuses() -> list[UnitStatusRow]:
    stages = (
        ("dispatched", "已派警", "Dispatched", ("en_route", "on_scene", *_ROSTER)),
        ("en_route", "出动途中", "On the way", ("on_scene", "dispatched", *_ROSTER)),
        ("on_scene", "现场处置", "On scene", ("transporting", "reporting", "dispatched", *_ROSTER)),
        ("transporting", "带离移送", "Taking someone along", ("on_scene", "reporting", *_ROSTER)),
        ("reporting", "反馈填报", "Reporting back", (*_ROSTER, "dispatched", "off_duty")),
    )
    return [UnitStatusRow(code=code, zh=zh, en=en, on_event=True, next=after) for code, zh, en, after in stages]


def _but(code: str, codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in codes if each != code)


def status_faults(rows: Sequence[UnitStatusRow]) -> list[Wrong]:
    """What must hold between the statuses: the next ones exist, and the flags do not contradict each other."""
    codes = {row.code for row in rows}
    found = [NEXT_UNKNOWN.at(row.code, next=each) for row in rows for each in row.next if each not in codes]
    found += [OFF_DUTY_FREE.at(row.code) for row in rows if (row.free or row.on_event) and not row.on_duty]
    return found + [FREE_ON_EVENT.at(row.code) for row in rows if row.free and row.on_event]


UNIT_STATUSES = Register(
    code="dispatch.unit_status",
    zh="警力状态",
    en="Unit statuses",
    row=UnitStatusRow,
    key="code",
    needs=MANAGE_UNITS,
    reads=SEE_UNITS,
    retention=Text(
        "长期保存：警力何时处于何种状态须能说明。", "Kept for good: what a unit's status meant must stay known."
    ),
    seed=first_statuses,
    checks=status_faults,
)


def next_statuses(rows: Sequence[UnitStatusRow], current: str) -> tuple[UnitStatusRow, ...]:
    """What may follow, in the order of the row. A status that no longer exists may become any: nobody is stuck in it."""
    by_code = {row.code: row for row in rows}
    if current not in by_code:
        return tuple(rows)
    return tuple(by_code[code] for code in by_code[current].next if code in by_code)


def change_status(rows: Sequence[UnitStatusRow], current: str, wanted: str) -> UnitStatusRow:
    """The row of the new status. Raises STATUS_UNKNOWN, or ILLEGAL_STATUS naming the legal ones."""
    by_code = {row.code: row for row in rows}
    if wanted not in by_code:
        raise STATUS_UNKNOWN()
    legal = next_statuses(rows, current)
    if by_code[wanted] not in legal:
        raise ILLEGAL_STATUS(
            current=_named(by_code, current),
            wanted=by_code[wanted].text,
            legal=tuple(row.text for row in legal) or NONE,
        )
    return by_code[wanted]


def _named(by_code: Mapping[str, UnitStatusRow], code: str) -> Text:
    return by_code[code].text if code in by_code else Text(code, code)
