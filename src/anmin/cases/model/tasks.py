"""Sub-tasks: each with its own clock; one may wait for another. A method returns the new task and the fact."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.cases.events.tasks import TaskEnded, TaskOpened, TaskStarted
from anmin.cases.terms import tasks as terms
from anmin.cases.terms.tasks import TaskState

OVER = frozenset({TaskState.DONE, TaskState.DROPPED})


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """`code`: of the register `cases.task`, empty when written by hand. `after`: the code of the one it waits for.

    `minutes`: its limit, from `opened_at`, which is when it was planned or when the one before it ended.
    """

    id: UUID
    version: int
    case: UUID
    code: str
    state: TaskState
    office: UUID
    staff: UUID | None
    required: bool
    opened_at: datetime
    due_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    after: str
    minutes: int

    @property
    def ended(self) -> bool:
        return self.state in OVER

    def open(self, now: datetime) -> "tuple[Task, TaskOpened]":
        """The one before it has ended: its clock begins."""
        due = now + timedelta(minutes=self.minutes)
        return self._now(TaskState.OPEN, opened_at=now, due_at=due), TaskOpened(self.case, self.id)

    def start(self, by: UUID | None, now: datetime) -> "tuple[Task, TaskStarted]":
        """Raises TASK_STATE."""
        self._check(TaskState.OPEN)
        seconds = int((now - self.opened_at).total_seconds())
        return self._now(TaskState.STARTED, started_at=now, staff=by), TaskStarted(self.case, self.id, seconds)

    def finish(self, by: UUID | None, now: datetime) -> "tuple[Task, TaskEnded]":
        """Whoever finishes has begun. Raises TASK_STATE."""
        self._check(TaskState.OPEN, TaskState.STARTED)
        return self._over(TaskState.DONE, now, started_at=self.started_at or now, staff=self.staff or by)

    def drop(self, now: datetime) -> "tuple[Task, TaskEnded]":
        """Raises TASK_STATE when it has ended."""
        self._check(TaskState.WAITING, TaskState.OPEN, TaskState.STARTED)
        return self._over(TaskState.DROPPED, now)

    def _over(self, state: TaskState, now: datetime, **values: object) -> "tuple[Task, TaskEnded]":
        seconds = None if self.state is TaskState.WAITING else int((now - self.opened_at).total_seconds())
        return self._now(state, ended_at=now, **values), TaskEnded(self.case, self.id, state, seconds)

    def _now(self, state: TaskState, **values: object) -> "Task":
        return msgspec.structs.replace(self, state=state, version=self.version + 1, **values)

    def _check(self, *legal: TaskState) -> None:
        if self.state not in legal:
            raise terms.TASK_STATE(state=self.state)


def freed(ended: Task, tasks: Iterable[Task]) -> list[Task]:
    """Those that waited for the one that has ended, whether it was done or dropped."""
    return [each for each in tasks if each.state is TaskState.WAITING and ended.code and each.after == ended.code]
