"""Sub-tasks as rows. The case's row is locked first, then all its sub-tasks."""

from typing import Any
from uuid import UUID

from anmin.cases.model.tasks import Task
from anmin.cases.store import cases
from anmin.cases.terms.tasks import TASK_UNKNOWN, TaskState
from anmin.kernel.ctx import Ctx

NOTE = "cases.tasks.note"
OUTCOME = "cases.tasks.outcome"
COLUMNS = """id, version, case_id, code, state, office, staff, required, opened_at, due_at, started_at, ended_at, after,
  minutes"""
OF_CASE = f"select {COLUMNS} from tasks where case_id = $1 order by opened_at, id"
LOCK = f"select {COLUMNS} from tasks where case_id = $1 order by id for update"
WORDS = "select id, note, outcome from tasks where case_id = $1"
CASE_OF = "select case_id from tasks where id = $1"
CASE_OF_OWN = "select case_id from tasks where id = $1 and (anmin_everything() or anmin_sees_office(office))"
ADD = """
insert into tasks (id, version, case_id, code, state, office, staff, required, opened_at, due_at, after, minutes, note)
values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
"""
SAVE = """
update tasks set version = $2, state = $3, staff = $4, opened_at = $5, due_at = $6, started_at = $7, ended_at = $8,
  outcome = coalesce($9, outcome) where id = $1
"""


async def of_case(ctx: Ctx, case: UUID, *, change: bool = False) -> list[Task]:
    """All sub-tasks of a case; `change` locks them, after the case."""
    return [_task(row) for row in await ctx.conn.fetch(LOCK if change else OF_CASE, case)]


async def words_of(ctx: Ctx, case: UUID) -> dict[UUID, tuple[str, str]]:
    """What each sub-task of a case asks for in words, and what came of it or why it was dropped."""
    return {
        row["id"]: (cases.opened(ctx, row["note"], NOTE), cases.opened(ctx, row["outcome"], OUTCOME))
        for row in await ctx.conn.fetch(WORDS, case)
    }


async def case_of(ctx: Ctx, task: UUID, *, own: bool = False) -> UUID:
    """The case of a sub-task in scope; `own`: one that the caller's offices are to do. Raises TASK_UNKNOWN."""
    found: UUID | None = await ctx.conn.fetchval(CASE_OF_OWN if own else CASE_OF, task)
    if found is None:
        raise TASK_UNKNOWN()
    return found


async def add(ctx: Ctx, task: Task, note: str) -> None:
    await ctx.conn.execute(
        ADD,
        task.id,
        task.case,
        task.code,
        task.state.value,
        task.office,
        task.staff,
        task.required,
        task.opened_at,
        task.due_at,
        task.after,
        task.minutes,
        cases.sealed(ctx, note, NOTE),
    )


async def save(ctx: Ctx, task: Task, outcome: str = "") -> None:
    await ctx.conn.execute(
        SAVE,
        task.id,
        task.version,
        task.state.value,
        task.staff,
        task.opened_at,
        task.due_at,
        task.started_at,
        task.ended_at,
        cases.sealed(ctx, outcome, OUTCOME),
    )


def _task(row: Any) -> Task:
    values = dict(row)
    values["case"] = values.pop("case_id")
    return Task(**values | {"state": TaskState(row["state"])})
