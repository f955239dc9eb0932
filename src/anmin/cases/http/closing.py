"""Closing and what follows it."""

from anmin.cases.actions import closing, follow_ups, rating
from anmin.cases.queries import follow_ups as seen
from anmin.kernel.http import get, post

ROUTES = (
    post("/cases/{case}/close", closing.close_case),
    post("/cases/{case}/reopen", closing.reopen_case),
    post("/cases/{case}/ratings", rating.rate_case),
    post("/cases/{case}/follow-ups", follow_ups.plan_follow_up),
    get("/follow-ups", seen.my_follow_ups),
    post("/follow-ups/{follow_up}/done", follow_ups.do_follow_up),
)
