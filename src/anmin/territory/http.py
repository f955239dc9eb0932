"""Where territory is reached. A position stands in a body, never in an address."""

from anmin.kernel.http import get, post, put
from anmin.territory import queries
from anmin.territory.actions import areas, importing

ROUTES = (
    get("/areas", queries.areas),
    post("/areas/import", importing.import_areas),
    get("/areas/{area}", queries.area_page),
    put("/areas/{area}", areas.set_area),
    post("/areas/{area}/end", areas.end_area),
    post("/responsible", queries.responsible_for),
    post("/points/convert", queries.convert_point),
)
