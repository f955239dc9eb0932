"""Where matters are taken in for others, and opened by the code on the slip."""

from anmin.kernel.http import post
from anmin.matters.actions import taking_in

ROUTES = (
    post("/matters/take-ins", taking_in.take_in),
    post("/matters/codes", taking_in.open_by_code, session="lasts"),
)
