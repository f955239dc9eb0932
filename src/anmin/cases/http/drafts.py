"""Drafts of a report."""

from anmin.cases.actions import drafts
from anmin.cases.queries import drafts as asked
from anmin.kernel.http import get, post

ROUTES = (
    post("/drafts", drafts.add_to_draft, session="lasts"),
    get("/drafts/{draft}", asked.my_draft),
    post("/drafts/{draft}/submit", drafts.submit_draft),
)
