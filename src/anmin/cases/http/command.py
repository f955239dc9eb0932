"""Command over cases."""

from anmin.cases.actions import command as actions
from anmin.cases.queries import command as queries
from anmin.kernel.http import get, post

ROUTES = (
    post("/cases/{case}/command", actions.take_command),
    get("/command/board", queries.commander_board),
)
