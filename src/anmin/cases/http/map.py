"""Layers of the map."""

from anmin.cases.queries import map as layers
from anmin.kernel.http import get

ROUTES = (
    get("/map/incidents", layers.map_incidents),
    get("/cases/{case}/cameras", layers.cameras_near),
)
