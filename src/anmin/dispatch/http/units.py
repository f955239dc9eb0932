"""Units, their roster, positions and roads; whom to send. A position stands in a body, never in an address."""

from anmin.dispatch.actions import positions, proposing, roads, roster, units
from anmin.dispatch.queries import advice, exports, mine, routes
from anmin.dispatch.queries import units as looks
from anmin.kernel.house import House
from anmin.kernel.http import get, post, put, upload


def largest(house: House, command: roads.ImportRoads) -> int:  # noqa: ARG001 - one limit for all
    """In bytes."""
    return roads.MOST_BYTES


ROUTES = (
    post("/units", units.add_unit),
    post("/units/import", units.import_units),
    get("/units", looks.list_units),
    get("/units/file", exports.export_units),
    get("/units/positions", looks.unit_positions),
    get("/units/{unit}", looks.unit_page),
    put("/units/{unit}", units.change_unit),
    get("/units/{unit}/history", looks.unit_history),
    get("/units/{unit}/shifts", looks.unit_roster),
    post("/units/{unit}/shifts", roster.roster_unit),
    post("/units/{unit}/status", units.set_unit_status),
    post("/units/{unit}/retire", units.retire_unit),
    post("/units/{unit}/free", proposing.free_unit),
    post("/unit-shifts/{shift}/cancel", roster.cancel_unit_shift),
    post("/positions", positions.report_positions),
    upload("/roads", roads.import_roads, largest),
    get("/cases/{case}/recommendation", advice.recommend_units),
    get("/orders/mine", mine.my_orders),
    post("/orders/{order}/exchange", proposing.exchange_unit),
    get("/cases/{case}/routes/{unit}", routes.unit_route),
    get("/coverage", advice.coverage_gaps),
)
