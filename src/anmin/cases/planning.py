"""Which sub-tasks a case is to have: those of its template, or some written by hand. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.tasks import TASKS, TaskRow, tasks_of
from anmin.cases.catalogue.templates import GENERAL
from anmin.cases.catalogue.terms import TaskFor
from anmin.cases.events.tasks import TaskPlanned
from anmin.cases.model.cases import Case
from anmin.cases.model.tasks import Task
from anmin.cases.terms.tasks import TASK_KIND_UNKNOWN, TASK_UNNAMED, TaskState
from anmin.kernel.ctx import Ctx
from anmin.kernel.fields import CodeText, ShortText
from anmin.kernel.ids import new_id
from anmin.kernel.registers import Registers

AT_THE_DESK = frozenset({TaskFor.CALL_TAKER, TaskFor.WATCH_COMMANDER, TaskFor.VIDEO, TaskFor.DATA})
"""Whose work is done at the desk; all other work is the office's that has jurisdiction, until another one is named."""


class TaskAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the register `cases.task` by its `code` (`template:task`), or one's own with `title` and `minutes`.

    `after`: the code of a sub-task of the case that must end before.
    """

    code: CodeText | None = None
    title: ShortText = ""
    office: UUID | None = None
    staff: UUID | None = None
    minutes: Annotated[int, Meta(ge=1, le=100_000)] | None = None
    required: bool = False
    after: CodeText | None = None


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A sub-task about to be planned."""

    office: UUID
    minutes: int
    required: bool
    code: str = ""
    staff: UUID | None = None
    after: str = ""
    note: str = ""
    of_template: bool = False

    def task(self, case: UUID, now: datetime, *, waits: bool) -> Task:
        return Task(
            id=new_id(),
            version=1,
            case=case,
            code=self.code,
            state=TaskState.WAITING if waits else TaskState.OPEN,
            office=self.office,
            staff=self.staff,
            required=self.required,
            opened_at=now,
            due_at=None if waits else now + timedelta(minutes=self.minutes),
            started_at=None,
            ended_at=None,
            after=self.after,
            minutes=self.minutes,
        )

    def fact(self, task: Task) -> TaskPlanned:
        return TaskPlanned(task.case, task.id, task.code or None, task.office, task.state, task.required)


def from_template(ctx: Ctx, case: Case, template: str | None, required: frozenset[str]) -> list[Wanted]:
    """Raises TASK_KIND_UNKNOWN for a template without sub-tasks, or when one is required that it does not have."""
    rows = tasks_of(ctx.house.service(Registers).rows(TASKS, ctx.now), template or case.template or GENERAL)
    if not rows or not required <= {row.code for row in rows}:
        raise TASK_KIND_UNKNOWN()
    return [
        Wanted(
            code=_code(row, row.code),
            office=_office(case, row),
            minutes=row.minutes,
            required=row.code in required,
            after=_code(row, row.after) if row.after else "",
            of_template=True,
        )
        for row in rows
    ]


def by_hand(ctx: Ctx, case: Case, asked: Iterable[TaskAsked]) -> list[Wanted]:
    """Raises TASK_KIND_UNKNOWN, TASK_UNNAMED."""
    return [_given(ctx, case, each) for each in asked]


def _given(ctx: Ctx, case: Case, asked: TaskAsked) -> Wanted:
    row = ctx.house.service(Registers).get(TASKS, asked.code, ctx.now) if asked.code else None
    if asked.code and row is None:
        raise TASK_KIND_UNKNOWN()
    minutes = asked.minutes or (row.minutes if row else None)
    if minutes is None or not (row or asked.title.strip()):
        raise TASK_UNNAMED()
    office = asked.office or (_office(case, row) if row else case.office)
    return Wanted(
        code=asked.code or "",
        office=office,
        staff=asked.staff,
        minutes=minutes,
        required=asked.required,
        after=asked.after or "",
        note=asked.title,
    )


def _code(row: TaskRow, task: str) -> str:
    return f"{row.template}:{task}"


def _office(case: Case, row: TaskRow) -> UUID:
    return case.desk if row.who in AT_THE_DESK else case.office
