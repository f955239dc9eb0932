"""Words of sub-tasks: done side by side within one case, each with its own clock."""

from anmin.kernel.words import Code, Fault, Permission

WORK_TASKS = Permission("cases.work_tasks", "办理子任务", "Work on sub-tasks")


class TaskState(Code):
    WAITING = "waiting", "待前置任务", "Waiting for the one before"
    OPEN = "open", "待开始", "To be started"
    STARTED = "started", "进行中", "Under way"
    DONE = "done", "已完成", "Done"
    DROPPED = "dropped", "已取消", "Dropped"


TASK_UNKNOWN = Fault(
    "task_unknown", 404, "没有这项子任务，或不归您办理。", "There is no such sub-task, or it is not yours to work on."
)
TASK_STATE = Fault(
    "task_state",
    409,
    "子任务当前为“{state}”，不能这样办理。",
    "The sub-task stands at “{state}”, which does not allow this.",
)
TASK_KIND_UNKNOWN = Fault(
    "task_kind_unknown", 422, "没有这种子任务或处置模板。", "There is no such kind of sub-task or template."
)
TASK_UNNAMED = Fault(
    "task_unnamed",
    422,
    "自拟的子任务须写明内容和时限。",
    "A sub-task of one's own needs a text and a limit in minutes.",
)
