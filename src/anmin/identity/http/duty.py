"""Where the duty roster and handovers are reached."""

from anmin.identity.actions import duty as actions
from anmin.identity.queries import duty as queries
from anmin.kernel.http import get, post

ROUTES = (
    get("/organisations/{organisation}/on-duty", queries.on_duty),
    get("/organisations/{organisation}/roster", queries.roster),
    get("/organisations/{organisation}/duty-gaps", queries.duty_gaps),
    get("/organisations/{organisation}/handovers", queries.handovers),
    post("/organisations/{organisation}/shifts", actions.add_shift),
    post("/shifts/{shift}/replace", actions.replace_on_shift),
    post("/shifts/{shift}/swap", actions.swap_shifts),
    post("/shifts/{shift}/cancel", actions.cancel_shift),
    post("/shifts/{shift}/handover", actions.write_handover),
    post("/handovers/{handover}/acknowledge", actions.acknowledge_handover),
)
