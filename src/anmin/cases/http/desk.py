"""The desk: its queue, what lies near, what went before, search."""

from anmin.cases.queries import desk, near
from anmin.kernel.http import get, post

ROUTES = (
    get("/desk", desk.my_desk),
    get("/cases/near", near.nearby_cases),
    post("/cases/search", near.search_cases),
    get("/cases/{case}/prior", near.prior_at_place),
)
