"""The desk: its queue, what lies near, what went before, search."""

from anmin.cases.actions import views
from anmin.cases.queries import desk, exports, near
from anmin.cases.queries import views as saved
from anmin.kernel.http import get, post

ROUTES = (
    get("/desk", desk.my_desk),
    get("/desk/file", exports.export_desk),
    get("/desk/views", saved.my_views),
    post("/desk/views", views.save_view),
    post("/desk/views/{view}/drop", views.drop_view),
    get("/cases/near", near.nearby_cases),
    post("/cases/search", near.search_cases),
    get("/cases/{case}/prior", near.prior_at_place),
)
