"""Where transfers are reached."""

from anmin.kernel.http import get, post
from anmin.transfers import queries
from anmin.transfers.actions import answering, offering

ROUTES = (
    get("/transfers", queries.transfer_desk),
    post("/cases/{case}/transfers", offering.offer_transfer),
    get("/cases/{case}/transfers", queries.case_transfers),
    post("/transfers/{transfer}/accept", answering.accept_transfer),
    post("/transfers/{transfer}/refuse", answering.refuse_transfer),
    post("/transfers/{transfer}/confer", answering.confer_transfer),
    post("/transfers/{transfer}/keep", answering.keep_transfer),
    post("/transfers/{transfer}/complete", answering.complete_transfer),
    post("/transfers/{transfer}/return", answering.return_transfer),
    post("/transfers/{transfer}/verdict", answering.note_transfer_verdict),
)
