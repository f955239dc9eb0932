"""Where roles and grants are reached."""

from anmin.identity.actions import roles as actions
from anmin.identity.queries import roles as queries
from anmin.kernel.http import get, post, put

ROUTES = (
    get("/roles", queries.list_roles),
    get("/permissions", queries.list_permissions),
    post("/roles", actions.add_role),
    put("/roles/{role}", actions.change_role),
    get("/staff/{staff}/grants", queries.staff_grants),
    post("/staff/{staff}/grants", actions.grant_role),
    post("/grants/{grant}/revoke", actions.revoke_role),
    post("/staff/{staff}/release", actions.release_staff),
)
