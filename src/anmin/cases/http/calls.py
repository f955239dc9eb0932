"""Telephone calls."""

from anmin.cases.actions import calls
from anmin.cases.queries import calls as asked
from anmin.kernel.http import get, post

ROUTES = (
    post("/calls", calls.call_ringing),
    get("/calls", asked.desk_calls),
    get("/calls/{call}/number", asked.reveal_caller),
    post("/calls/{call}/answered", calls.call_answered),
    post("/calls/{call}/ended", calls.call_ended),
    post("/calls/{call}/called-back", calls.called_back),
)
