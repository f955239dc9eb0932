"""The thread between a caller and those who handle the case."""

from anmin.cases.actions.messages import read_messages, send_message
from anmin.cases.queries.messages import list_messages
from anmin.kernel.http import get, post

ROUTES = (
    post("/cases/{case}/messages", send_message),
    get("/cases/{case}/messages", list_messages),
    post("/cases/{case}/messages/read", read_messages),
)
