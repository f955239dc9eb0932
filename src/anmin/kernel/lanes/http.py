"""The operator's doors on their paths. No logic."""

from anmin.kernel.http import get, post
from anmin.kernel.lanes import actions, queries

ROUTES = (
    get("/parked-jobs", queries.parked_jobs),
    post("/parked-jobs/{job}/rerun", actions.rerun_job),
    post("/parked-jobs/{job}/skip", actions.skip_job),
)
