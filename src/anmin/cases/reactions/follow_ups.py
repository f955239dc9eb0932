"""Reminders of follow-ups and sub-tasks: each calls the one action that looks at the state again."""

from uuid import UUID

from anmin.cases.actions.follow_ups import FOLLOW_UP_CLOCK, FollowUpRunsOut, Reminding, follow_up_runs_out
from anmin.cases.actions.tasks import TASK_CLOCK, TaskRunsOut, task_runs_out
from anmin.kernel.lanes import Fired, React, due, told


@due(FOLLOW_UP_CLOCK)
async def on_follow_up_clock(react: React, fired: Fired) -> None:
    step = told(fired, Reminding).step
    await react(follow_up_runs_out, FollowUpRunsOut(follow_up=_id(fired), version=fired.version, step=step))


@due(TASK_CLOCK)
async def on_task_clock(react: React, fired: Fired) -> None:
    step = told(fired, Reminding).step
    await react(task_runs_out, TaskRunsOut(task=_id(fired), version=fired.version, step=step))


def _id(fired: Fired) -> UUID:
    return UUID(fired.subject.partition(":")[2])
