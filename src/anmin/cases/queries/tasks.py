"""The sub-tasks of a case as those who work on them see them."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.catalogue.tasks import TASKS
from anmin.cases.store import cases
from anmin.cases.store import tasks as store
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.cases.terms.tasks import WORK_TASKS, TaskState
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text


class CaseTasks(Question, frozen=True):
    case: UUID


class TaskShown(msgspec.Struct, frozen=True, kw_only=True):
    """`title`: of the register, or as it was written. `outcome`: what came of it, or why it was dropped."""

    task: UUID
    code: str
    title: Text
    state: TaskState
    office: UUID
    staff: UUID | None
    required: bool
    after: str
    opened_at: datetime
    due_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    overdue: bool
    note: str
    outcome: str


@query("cases.case_tasks", needs=WORK_TASKS, faults=(CASE_UNKNOWN,))
async def case_tasks(ctx: Ctx, question: CaseTasks) -> list[TaskShown]:
    """What is done side by side within a case, and how far each is."""
    case = await cases.get(ctx, question.case)
    words = await store.words_of(ctx, case.id)
    shown = []
    for each in await store.of_case(ctx, case.id):
        note, outcome = words[each.id]
        row = ctx.house.service(Registers).get(TASKS, each.code, each.opened_at) if each.code else None
        shown.append(
            TaskShown(
                task=each.id,
                title=Text(row.zh, row.en) if row and not note else Text(note or each.code, note or each.code),
                overdue=not each.ended and each.due_at is not None and each.due_at < ctx.now,
                note=note,
                outcome=outcome,
                **{name: getattr(each, name) for name in TAKEN_OVER},
            )
        )
    return shown


TAKEN_OVER = (
    "code",
    "state",
    "office",
    "staff",
    "required",
    "after",
    "opened_at",
    "due_at",
    "started_at",
    "ended_at",
)
"""The fields that are shown as they are."""
