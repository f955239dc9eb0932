"""A register with a field of every kind, made up for these tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.registers.terms import Complaint
from anmin.kernel.words import Code, Permission, Text, Wrong

EDIT_PLANS = Permission("sample.edit_plans", "维护预案", "Maintain plans")
READ_PLANS = Permission("sample.read_plans", "查看预案", "Read plans")
LEADERS = Complaint("leaders", "只能有一个主导预案。", "Only one plan may lead.")


class Level(Code):
    HIGH = "high", "高", "High"
    LOW = "low", "低", "Low"


class PlanRow(Row, frozen=True):
    code: Annotated[str, label("代码", "Code", max_length=40)]
    name: Annotated[str, label("名称", "Name", min_length=1, max_length=60)]
    level: Annotated[Level, label("等级", "Level")]
    minutes: Annotated[int, label("分钟", "Minutes", ge=0, le=10_000)]
    share: Annotated[float, label("比例", "Share")] = 0.0
    leads: Annotated[bool, label("主导", "Leads")] = False
    since: Annotated[date | None, label("起始日", "Since")] = None
    tags: Annotated[tuple[Annotated[str, Meta(max_length=20)], ...], label("标签", "Tags", max_length=8)] = ()
    unit: Annotated[UUID | None, label("单位", "Unit")] = None
    spare: Annotated[Annotated[int, Meta(ge=-5)] | None, label("备用", "Spare")] = None
    note: Annotated[str, label("备注", "Note", max_length=200)] = ""


def one_leader(rows: Sequence[PlanRow]) -> list[Wrong]:
    leaders = [row for row in rows if row.leads]
    return [LEADERS.at(row.code) for row in leaders[1:]]


def first_plans() -> list[PlanRow]:
    return [PlanRow(code="fire", name="火灾", level=Level.HIGH, minutes=5)]


PLANS = Register(
    code="sample.plans",
    zh="预案",
    en="Plans",
    row=PlanRow,
    key="code",
    needs=EDIT_PLANS,
    reads=READ_PLANS,
    retention=Text("长期保存", "Kept for good"),
    seed=first_plans,
    checks=one_leader,
)


class CellRow(Row, frozen=True):
    area: Annotated[str, label("区域", "Area", max_length=20)]
    level: Annotated[Level, label("等级", "Level")]
    day: Annotated[date, label("日期", "Date")]


CELLS = Register(
    code="sample.cells",
    zh="网格",
    en="Cells",
    row=CellRow,
    key=("area", "level", "day"),
    needs=EDIT_PLANS,
    reads=PUBLIC,
    retention=Text("一年", "One year"),
)
