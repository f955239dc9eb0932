"""The registers of plans 预案 and their tasks: what is to be done beside ordering people, by kind of case and level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from anmin.cases.catalogue.terms import TaskFor
from anmin.dispatch.model.levels import CategoryField, CodeField, EnField, LevelField, OrderField, ZhField
from anmin.dispatch.terms.responses import KEPT, MANAGE_RESPONSES, SEE_RESPONSES
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Text


class PlanRow(Row, frozen=True, kw_only=True):
    code: CodeField
    category: CategoryField = ""
    level: LevelField
    order: OrderField = 0
    zh: ZhField
    en: EnField


class PlanTaskRow(Row, frozen=True, kw_only=True):
    """`minutes`: its limit. `required`: closing waits for it."""

    plan: Annotated[str, label("预案代码", "Code of the plan", min_length=1, max_length=30)]
    code: CodeField
    order: OrderField = 0
    zh: ZhField
    en: EnField
    who: Annotated[TaskFor, label("承办", "Who")]
    minutes: Annotated[int, label("时限（分钟）", "Minutes", ge=1, le=10_080)]
    required: Annotated[bool, label("完成后方可结案", "Closing waits for it")] = False

    @property
    def text(self) -> Text:
        return Text(self.zh, self.en)


_PLANS: list[dict[str, Any]] = [
    {"code": "gas_leak", "category": "050501", "level": 1, "zh": "燃气泄漏处置预案", "en": "Plan for gas leaks"},
    {"code": "fire", "category": "0504", "level": 1, "zh": "火灾处置预案", "en": "Plan for fires"},
]
_TASKS: list[tuple[str, str, str, str, TaskFor, int, bool]] = [
    ("gas_leak", "cordon", "划定警戒区、疏散群众", "Cordon off and evacuate", TaskFor.STATION, 15, True),
    ("gas_leak", "shut_off", "关阀断气", "Shut off the gas", TaskFor.COMPANY, 20, True),
    ("gas_leak", "no_sparks", "管控火源与交通", "Keep away fire and traffic", TaskFor.TRAFFIC, 20, False),
    ("gas_leak", "measure", "检测浓度、确认安全", "Measure and confirm safety", TaskFor.COMPANY, 60, True),
    ("fire", "cordon", "划定警戒区、疏散群众", "Cordon off and evacuate", TaskFor.STATION, 15, True),
    ("fire", "access", "保障消防通道", "Keep the way free for fire engines", TaskFor.TRAFFIC, 10, False),
    ("fire", "missing", "核查被困人员", "Find out who is missing", TaskFor.STATION, 20, True),
]

PLANS: Register[PlanRow] = Register(
    code="dispatch.plan",
    zh="预案",
    en="Plans",
    row=PlanRow,
    key="code",
    needs=MANAGE_RESPONSES,
    reads=SEE_RESPONSES,
    retention=KEPT,
    seed=lambda: [PlanRow(**row) for row in _PLANS],
)
PLAN_TASKS: Register[PlanTaskRow] = Register(
    code="dispatch.plan_task",
    zh="预案任务",
    en="Tasks of plans",
    row=PlanTaskRow,
    key=("plan", "code"),
    needs=MANAGE_RESPONSES,
    reads=SEE_RESPONSES,
    retention=KEPT,
    seed=lambda: [_task(number, row) for number, row in enumerate(_TASKS)],
)


def _task(number: int, row: tuple[str, str, str, str, TaskFor, int, bool]) -> PlanTaskRow:
    plan, code, zh, en, who, minutes, required = row
    return PlanTaskRow(
        plan=plan, code=code, order=10 * number, zh=zh, en=en, who=who, minutes=minutes, required=required
    )


def tasks_of_plan(rows: Sequence[PlanTaskRow], plan: str) -> tuple[PlanTaskRow, ...]:
    """The tasks of a plan in their order."""
    return tuple(sorted((row for row in rows if row.plan == plan), key=lambda row: (row.order, row.code)))
