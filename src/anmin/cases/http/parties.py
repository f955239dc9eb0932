"""People involved in a case."""

from anmin.cases.actions import parties
from anmin.cases.queries import parties as asked
from anmin.kernel.http import get, post, put

ROUTES = (
    get("/cases/{case}/parties", asked.case_parties),
    post("/cases/{case}/parties", parties.add_party),
    put("/parties/{party}", parties.change_party),
    get("/parties/{party}/{field}", asked.reveal_party),
)
