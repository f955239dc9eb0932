"""Where the organisation tree is reached."""

from anmin.identity.actions import organisation_import, organisations
from anmin.identity.queries import organisations as queries
from anmin.kernel.http import get, post, put

ROUTES = (
    get("/organisations", queries.organisation_tree),
    get("/organisations/export", queries.export_organisations),
    post("/organisations", organisations.add_organisation),
    post("/organisations/import", organisation_import.import_organisations),
    put("/organisations/{organisation}", organisations.change_organisation),
    post("/organisations/{organisation}/move", organisations.move_organisation),
    post("/organisations/{organisation}/close", organisations.close_organisation),
)
