"""Where a caller is."""

from anmin.cases.actions import positions
from anmin.cases.queries import positions as asked
from anmin.kernel.http import get, post

ROUTES = (
    post("/cases/{case}/positions", positions.send_positions),
    get("/cases/{case}/positions", asked.caller_track),
)
