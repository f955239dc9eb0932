"""Sub-tasks: planned from the case's template or by hand, done side by side, each with its own clock (XY-05, JJ-03, XY-14)."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.assessing import OneCase
from anmin.cases.actions.follow_ups import Reminding
from anmin.cases.actions.noting import note
from anmin.cases.events.tasks import TaskEnded, TaskOverdue
from anmin.cases.evidence import share_with
from anmin.cases.model.cases import Case
from anmin.cases.model.tasks import Task, freed
from anmin.cases.planning import TaskAsked, Wanted, by_hand, from_template
from anmin.cases.store import cases
from anmin.cases.store import tasks as store
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import tasks as terms
from anmin.cases.terms.cases import OVER, Quiet
from anmin.cases.terms.tasks import TaskState
from anmin.identity.terms.duty import REASON_NEEDED
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, LongText, ShortText
from anmin.kernel.timers import Timer
from anmin.kernel.words import Event
from anmin.territory.service import Territory

TASK_CLOCK = "cases.task_clock"


class PlanTasks(OneCase, frozen=True):
    """With neither `template` nor `tasks`: all sub-tasks of the case's own template. `required`: codes of those of the
    template that closing waits for.
    """

    template: CodeText | None = None
    tasks: Annotated[tuple[TaskAsked, ...], Meta(max_length=50)] = ()
    required: Annotated[tuple[CodeText, ...], Meta(max_length=50)] = ()


class TaskPlaced(msgspec.Struct, frozen=True):
    task: UUID
    code: str
    office: UUID
    state: TaskState


class OneTask(Command, frozen=True):
    task: UUID


class FinishTask(OneTask, frozen=True):
    outcome: LongText = ""


class DropTask(OneTask, frozen=True):
    reason: ShortText


class TaskRunsOut(OneTask, frozen=True):
    version: int
    step: int


class _Held(msgspec.Struct):
    """A locked case with its locked sub-tasks, and the one that is spoken of."""

    case: Case
    tasks: list[Task]
    task: Task


@action(
    "cases.plan_tasks",
    needs=case_terms.TAKE_CASES,
    faults=(
        case_terms.CASE_UNKNOWN,
        case_terms.CASE_OVER,
        case_terms.OFFICE_UNKNOWN,
        terms.TASK_KIND_UNKNOWN,
        terms.TASK_UNNAMED,
    ),
)
async def plan_tasks(ctx: Ctx, command: PlanTasks) -> tuple[TaskPlaced, ...]:
    """Plan the sub-tasks of a template or some of one's own; what is planned already is not planned twice."""
    case = await cases.get(ctx, command.case, change=True)
    case.check_open()
    living = {each.code for each in await store.of_case(ctx, case.id, change=True) if not each.ended} - {""}
    wanted = [each for each in _wanted(ctx, case, command) if each.code not in living]
    if not wanted:
        ctx.unchanged(Quiet.SAME)
        return ()
    offices = ctx.house.service(Territory).offices
    if any(offices.get(each.office) is None for each in wanted):
        raise case_terms.OFFICE_UNKNOWN()
    waits = living | {each.code for each in wanted if each.of_template}
    placed, events = [], []
    for each in wanted:
        task = each.task(case.id, ctx.now, waits=bool(each.after) and each.after in waits)
        await store.add(ctx, task, each.note)
        _clock(ctx, task)
        waits |= {each.code} - {""}
        placed.append(TaskPlaced(task.id, task.code, task.office, task.state))
        events.append(each.fact(task))
    await share_with(ctx, await note(ctx, case.with_offices(each.office for each in wanted), *events))
    return tuple(placed)


def _wanted(ctx: Ctx, case: Case, command: PlanTasks) -> list[Wanted]:
    given = by_hand(ctx, case, command.tasks)
    if command.tasks and command.template is None:
        return given
    return [*from_template(ctx, case, command.template, frozenset(command.required)), *given]


@action("cases.start_task", needs=terms.WORK_TASKS, faults=(terms.TASK_UNKNOWN, terms.TASK_STATE, case_terms.CASE_OVER))
async def start_task(ctx: Ctx, command: OneTask) -> None:
    """Begin a sub-task of one's own office."""
    held = await _locked(ctx, command.task, own=True)
    held.case.check_open()
    task, started = held.task.start(ctx.actor.id, ctx.now)
    await store.save(ctx, task)
    _clock(ctx, task)
    await note(ctx, held.case, started)


@action(
    "cases.finish_task", needs=terms.WORK_TASKS, faults=(terms.TASK_UNKNOWN, terms.TASK_STATE, case_terms.CASE_OVER)
)
async def finish_task(ctx: Ctx, command: FinishTask) -> None:
    """Finish a sub-task of one's own office, with what came of it; those that waited for it may begin."""
    held = await _locked(ctx, command.task, own=True)
    held.case.check_open()
    await _over(ctx, held, held.task.finish(ctx.actor.id, ctx.now), command.outcome)


@action(
    "cases.drop_task",
    needs=case_terms.TAKE_CASES,
    faults=(terms.TASK_UNKNOWN, terms.TASK_STATE, REASON_NEEDED, case_terms.CASE_OVER),
)
async def drop_task(ctx: Ctx, command: DropTask) -> None:
    """Drop a sub-task that is not needed any more, with the reason."""
    if not command.reason.strip():
        raise REASON_NEEDED()
    held = await _locked(ctx, command.task)
    held.case.check_open()
    await _over(ctx, held, held.task.drop(ctx.now), command.reason)


async def _over(ctx: Ctx, held: _Held, ended: tuple[Task, TaskEnded], words: str) -> None:
    await _ended(ctx, ended[0], words)
    events: list[Event] = [ended[1]]
    for each in freed(held.task, held.tasks):
        opened, said = each.open(ctx.now)
        await store.save(ctx, opened)
        _clock(ctx, opened)
        events.append(said)
    await note(ctx, held.case, *events)


async def _ended(ctx: Ctx, task: Task, words: str = "") -> None:
    await store.save(ctx, task, words)
    await ctx.cancel(TASK_CLOCK, f"task:{task.id}")


async def _locked(ctx: Ctx, task: UUID, *, own: bool = False) -> _Held:
    case = await cases.get(ctx, await store.case_of(ctx, task, own=own), change=True)
    listed = await store.of_case(ctx, case.id, change=True)
    return _Held(case, listed, next(each for each in listed if each.id == task))


def _clock(ctx: Ctx, task: Task, step: int = 1) -> None:
    """The timer of where the task stands; each further warning comes later than the one before."""
    if task.due_at is not None and not task.ended:
        due = task.due_at if step == 1 else ctx.now + step * (task.due_at - task.opened_at)
        ctx.timer(Timer(TASK_CLOCK, f"task:{task.id}", task.version, due, "bell", Reminding(step)))


async def drop_left(ctx: Ctx, case: Case) -> list[Event]:
    """A closed case leaves no sub-task behind; the caller says the facts."""
    events: list[Event] = []
    for each in await store.of_case(ctx, case.id, change=True):
        if not each.ended:
            task, said = each.drop(ctx.now)
            await _ended(ctx, task)
            events.append(said)
    return events


@action("cases.task_runs_out", needs=SYSTEM, faults=(terms.TASK_UNKNOWN,))
async def task_runs_out(ctx: Ctx, command: TaskRunsOut) -> None:
    """Warn that a sub-task was not finished in time; a timer of an earlier state does nothing."""
    held = await _locked(ctx, command.task)
    task = held.task
    if held.case.state in OVER or task.ended or task.version != command.version:
        ctx.unchanged(Quiet.STALE)
        return
    _clock(ctx, task, command.step + 1)
    await note(ctx, held.case, TaskOverdue(task.case, task.id, command.step))
