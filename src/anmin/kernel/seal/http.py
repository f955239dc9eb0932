"""Where receipts and the newest head are reached."""

from anmin.kernel.http import get, post
from anmin.kernel.seal import queries

ROUTES = (
    get("/journal/receipts/{seq}", queries.get_receipt),
    get("/journal/head", queries.journal_head),
    get("/journal/seals", queries.seal_status),
    post("/journal/seals/check", queries.verify_seals),
)
