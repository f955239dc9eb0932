"""Where one takes a copy of one's data or has it erased, and where a hold is placed."""

from anmin.identity.actions import rights
from anmin.identity.queries import rights as seen
from anmin.kernel.http import post

ROUTES = (
    post("/me/data", seen.my_data),
    post("/me/erasure/codes", rights.request_erasure_code),
    post("/me/erasure", rights.erase_me),
    post("/citizens/{citizen}/holds", rights.place_hold),
    post("/citizens/{citizen}/holds/lifting", rights.lift_hold),
)
