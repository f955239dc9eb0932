"""A small made-up town for the tests: a lattice of streets, and units to stand in it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.catalogue.needs import Need
from anmin.dispatch.fleet import Busy, Fleet, UnitRow, Units
from anmin.dispatch.model.fixes import Fix
from anmin.dispatch.model.units import first_statuses
from anmin.dispatch.model.weighing import Call, Rules
from anmin.dispatch.roads import Edge, Node, OwnRoads, RoadGraph
from anmin.dispatch.terms.units import UnitKind
from anmin.territory.point import METRES_A_DEGREE, Point

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
WEST, SOUTH = 117.0, 0.0
"""On the equator a degree is as long both ways."""
STEP = 500.0  # metres between crossings
KMH = 36.0  # 10 m/s: 50 s from crossing to crossing
OFFICE, OTHER_OFFICE = UUID(int=1000), UUID(int=2000)
RULES = Rules(statuses=tuple(first_statuses()))
HERE, THERE = Node(117.0, 0.0), Node(117.01, 0.0)


def spot(east: float, north: float) -> Point:
    """Metres from the south-western corner."""
    return Point(WEST + east / METRES_A_DEGREE, SOUTH + north / METRES_A_DEGREE)


def both_ways(here: int, there: int, metres: float = STEP, name: str = "") -> list[Edge]:
    return [Edge(here, there, metres, KMH, name), Edge(there, here, metres, KMH, name)]


def lattice(wide: int = 21, high: int = 5, river: int | None = None, bridges: tuple[int, ...] = ()) -> RoadGraph:
    """Crossings row by row from the south. No street crosses the river north of row `river` but at the columns of `bridges`."""
    nodes = [Node(*msgspec.structs.astuple(spot(x * STEP, y * STEP))) for y in range(high) for x in range(wide)]
    edges = [
        edge
        for y in range(high)
        for x in range(wide - 1)
        for edge in both_ways(y * wide + x, y * wide + x + 1, name=f"{y}街")
    ]
    for y in range(high - 1):
        for x in range(wide):
            if y != river or x in bridges:
                edges += both_ways(y * wide + x, (y + 1) * wide + x, name=f"{x}巷")
    return RoadGraph.make(nodes, edges)


ROADS = OwnRoads(lattice())


def car(number: int, east: float | None = 0.0, north: float = 0.0, **more: Any) -> UnitRow:
    """A police car on patrol that reported ten seconds ago; `age` seconds ago if said, never when `east` is None."""
    taken = NOW - timedelta(seconds=more.pop("age", 10))
    fix = None if east is None else Fix(spot(east, north), taken, 10.0)
    given = {"kind": UnitKind.POLICE_CAR, "office": OTHER_OFFICE, "status": "patrol", "fix": fix} | more
    return UnitRow(id=UUID(int=number), **given)


def busy(level: int, status: str = "on_scene") -> dict[str, Any]:
    return {"status": status, "busy": Busy(UUID(int=1), UUID(int=2), level)}


def fleet(*rows: UnitRow) -> Units:
    return Fleet(rows).snapshot()


def call(east: float = 0.0, north: float = 0.0, **more: Any) -> Call:
    """A call of level 2 for one police car."""
    given = {"level": 2, "needs": (Need("police_car"),), "office": OFFICE} | more
    return Call(point=spot(east, north), at=NOW, **given)
