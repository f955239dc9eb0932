"""The register of sub-tasks 子任务: what is done side by side and one after another in a template, each with its clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from anmin.cases.catalogue.fields import CodeField, EnField, OrderField, TemplateField, ZhField
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, SEE_CATALOGUE, TASK_BEFORE_UNKNOWN, TaskFor
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Wrong


class TaskRow(Row, frozen=True):
    """`minutes`: from when it may begin. `after`: the task of the template that must be done before; empty: at once."""

    template: TemplateField
    code: CodeField
    order: OrderField
    zh: ZhField
    en: EnField
    who: Annotated[TaskFor, label("承办", "Who")]
    minutes: Annotated[int, label("时限（分钟）", "Minutes", ge=1, le=10_080)]
    after: Annotated[str, label("前置任务", "After", max_length=40)] = ""


def task_faults(rows: Sequence[TaskRow]) -> list[Wrong]:
    """Tasks that wait for one that is not there, or for themselves."""
    known = {(row.template, row.code): row for row in rows}
    return [TASK_BEFORE_UNKNOWN.at(f"{row.template}:{row.code}") for row in rows if not _begins(known, row)]


def _begins(known: Mapping[tuple[str, str], TaskRow], row: TaskRow) -> bool:
    before: TaskRow | None = row
    for _ in range(len(known)):
        if before is None or not before.after:
            break
        before = known.get((row.template, before.after))
    return before is not None and not before.after


TASKS: Register[TaskRow] = Register(
    code="cases.task",
    zh="子任务",
    en="Sub-tasks",
    row=TaskRow,
    key=("template", "code"),
    needs=MANAGE_CATALOGUE,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=lambda: planted(TASKS),
    checks=task_faults,
)


def tasks_of(rows: Sequence[TaskRow], template: str) -> tuple[TaskRow, ...]:
    """The sub-tasks of a template in their order."""
    return tuple(sorted((row for row in rows if row.template == template), key=lambda row: (row.order, row.code)))
