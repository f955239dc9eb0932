"""Response levels of a case and their parties."""

from anmin.dispatch.actions import response_parties as parties
from anmin.dispatch.actions import responses as actions
from anmin.dispatch.queries import responses as queries
from anmin.kernel.http import get, post

ROUTES = (
    post("/cases/{case}/response-level", actions.set_response_level),
    post("/cases/{case}/response/end", parties.end_response),
    get("/cases/{case}/response", queries.response_board),
    post("/response-parties/{party}/responder", parties.name_party),
    post("/response-parties/{party}/excuse", parties.excuse_party),
)
