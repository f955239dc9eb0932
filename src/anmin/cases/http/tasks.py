"""Sub-tasks."""

from anmin.cases.actions import tasks
from anmin.cases.queries import tasks as seen
from anmin.kernel.http import get, post

ROUTES = (
    post("/cases/{case}/tasks", tasks.plan_tasks),
    get("/cases/{case}/tasks", seen.case_tasks),
    post("/tasks/{task}/start", tasks.start_task),
    post("/tasks/{task}/finish", tasks.finish_task),
    post("/tasks/{task}/drop", tasks.drop_task),
)
