"""Where staff accounts are reached."""

from anmin.identity.actions import staff as actions
from anmin.identity.queries import exports
from anmin.identity.queries import staff as queries
from anmin.kernel.http import get, post, put

ROUTES = (
    post("/staff", actions.add_staff),
    post("/staff/search", queries.list_staff),
    post("/staff/file", exports.export_staff),
    get("/staff/{staff}", queries.staff_page),
    put("/staff/{staff}", actions.change_staff),
    post("/staff/{staff}/reset", actions.reset_staff),
    post("/staff/{staff}/unlock", actions.unlock_staff),
    post("/staff/{staff}/suspend", actions.suspend_staff),
    post("/staff/{staff}/restore", actions.restore_staff),
    post("/staff/{staff}/move", actions.move_staff),
    post("/staff/{staff}/dismiss", actions.dismiss_staff),
)
