"""What people near a matter see of it and may follow, and what the report form is made of."""

from anmin.cases.actions import following
from anmin.cases.queries import public, public_form
from anmin.kernel.http import get, post

ROUTES = (
    get("/intake", public_form.intake_form),
    post("/reports/near", public.near_reports),
    post("/reports/{report}/follow", following.follow_case, session="lasts"),
    post("/reports/{report}/unfollow", following.unfollow_case),
)
