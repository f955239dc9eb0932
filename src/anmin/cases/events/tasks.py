"""Facts about sub-tasks."""

from uuid import UUID

from anmin.cases.terms.tasks import TaskState
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("子任务已安排", "A sub-task was planned")
class TaskPlanned(Event, frozen=True):
    """`code` is None for one that was written by hand."""

    case: UUID
    task: UUID
    code: CodeText | None
    office: UUID
    state: TaskState
    required: bool


@fact("子任务可以开始", "A sub-task may begin")
class TaskOpened(Event, frozen=True):
    """The one before it has ended; from now on its clock runs."""

    case: UUID
    task: UUID


@fact("子任务已开始", "A sub-task was started")
class TaskStarted(Event, frozen=True):
    case: UUID
    task: UUID
    seconds: int
    """Since it could begin."""


@fact("子任务已结束", "A sub-task ended")
class TaskEnded(Event, frozen=True):
    """`seconds` since it could begin; None when it never could."""

    case: UUID
    task: UUID
    state: TaskState
    seconds: int | None


@fact("子任务超时", "The clock of a sub-task ran out")
class TaskOverdue(Event, frozen=True):
    """`step` counts the warnings."""

    case: UUID
    task: UUID
    step: int
