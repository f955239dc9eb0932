"""What a recommendation costs: 5,000 units on 90,000 nodes, with the search on the roads. `measure()` gives rows for `make bench`.

Between two recommendations some units move, so that their nodes are found anew. Times are of the wall clock: the 99th
percentile within one pass, the best of several passes; one row shows the same in CPU time.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import numpy as np

from anmin.cases.catalogue.needs import Need
from anmin.dispatch.fleet import Busy, Fleet, UnitRow
from anmin.dispatch.model.coverage import Target, Watched, coverage
from anmin.dispatch.model.fixes import Fix
from anmin.dispatch.model.proposal import propose
from anmin.dispatch.model.recommend import recommend
from anmin.dispatch.model.units import first_statuses
from anmin.dispatch.model.weighing import Call, Rules
from anmin.dispatch.roads import Edge, Node, OwnRoads, RoadGraph
from anmin.dispatch.terms.units import Mark, UnitKind
from anmin.territory.point import Point
from bench.town import Row, at_most

SIDE = 300  # crossings: 90,000 nodes, 45 km
STEP = 0.00135  # degrees, about 150 m
WEST, SOUTH = 117.3, 27.2
UNITS, MOVING, AREAS = 5_000, 200, 1_485
CALLS, PASSES = 60, 5
NOW = datetime(2026, 6, 1, tzinfo=UTC)
STATUSES = tuple(first_statuses())
RULES = Rules(statuses=STATUSES)
NEEDS = (Need("police_car", 2), Need("technicians"), Need("ladder", required=False))
chance = random.Random(310)


def measure() -> list[dict[str, Any]]:
    """Rows `{name, value, unit, limit, limit_value, ratio}`."""
    nodes, edges = lattice()
    started = time.perf_counter()
    graph = RoadGraph.make(nodes, edges)
    made = (time.perf_counter() - started) * 1000
    roads, fleet = OwnRoads(graph), Fleet(unit(number) for number in range(1, UNITS + 1))
    passes = [one_pass(lambda: advise(fleet, roads, 1800), fleet) for _ in range(PASSES + 1)][1:]
    near = [one_pass(lambda: advise(fleet, roads, 600), fleet) for _ in range(PASSES)]
    target = Target(300, NOW, STATUSES)
    areas = [Watched(UUID(int=number), (anywhere(),)) for number in range(AREAS)]
    gaps = one_pass(lambda: coverage(fleet.snapshot(), areas, roads, target), fleet)
    name = f"whom to send: {UNITS} units, {MOVING} of them moved, {len(nodes)} nodes"
    best = f"best of {PASSES} passes"
    rows = [
        at_most(f"{name}, search 30 min: p99, {best}", min(each[1] for each in passes), "ms", 8),
        at_most(f"the same: p50, {best}", min(each[0] for each in passes), "ms", 8),
        Row("the same in CPU time: p99", round(min(each[2] for each in passes), 2), "ms", "for comparison", 0, 0),
        at_most(f"{name}, search 10 min: p99, {best}", min(each[1] for each in near), "ms", 8),
        at_most(f"coverage gap of {AREAS} areas, 5 min: p99", gaps[1], "ms", 100),
        at_most(f"road graph of {len(nodes)} nodes and {len(edges)} edges made", made, "ms", 5000),
    ]
    return [msgspec.structs.asdict(row) for row in rows]


def lattice() -> tuple[list[Node], list[Edge]]:
    """Crossroads with lanes of 20 to 60 km/h, and a river with a bridge every 30 columns."""
    nodes = [Node(WEST + STEP * x, SOUTH + STEP * y) for y in range(SIDE) for x in range(SIDE)]
    edges: list[Edge] = []
    for here in range(SIDE * SIDE):
        x, y = here % SIDE, here // SIDE
        across_river = y == SIDE // 2 and x % 30
        for there in ([here + 1] if x + 1 < SIDE else []) + (
            [here + SIDE] if y + 1 < SIDE and not across_river else []
        ):
            metres, kmh = chance.uniform(130, 200), chance.choice((20.0, 30.0, 40.0, 60.0))
            edges += [Edge(here, there, metres, kmh), Edge(there, here, metres, kmh)]
    return nodes, edges


def anywhere() -> Point:
    return Point(WEST + STEP * chance.uniform(0, SIDE), SOUTH + STEP * chance.uniform(0, SIDE))


def unit(number: int) -> UnitRow:
    busy = Busy(UUID(int=number), UUID(int=number), chance.randint(1, 4)) if number % 3 == 0 else None
    return UnitRow(
        id=UUID(int=number),
        kind=chance.choice((UnitKind.POLICE_CAR, UnitKind.FOOT_PATROL, UnitKind.TECHNICIANS, UnitKind.FIRE)),
        office=UUID(int=number % 40 + 1),
        status="on_scene" if busy else chance.choice(("patrol", "available", "off_duty")),
        capabilities=("ladder",) if number % 10 == 0 else (),
        home=anywhere(),
        busy=busy,
        fix=Fix(anywhere(), NOW - timedelta(seconds=chance.choice((5, 30, 600))), 10.0),
        rested_at=NOW - timedelta(hours=chance.uniform(0, 6)),
    )


def advise(fleet: Fleet, roads: OwnRoads, limit: float) -> None:
    call = Call(point=anywhere(), at=NOW, level=2, needs=NEEDS, office=UUID(int=1))
    candidates = recommend(fleet.snapshot(), call, roads, msgspec.structs.replace(RULES, limit=limit))
    assert candidates
    propose(candidates, NEEDS, {})


def one_pass(work: Callable[[], object], fleet: Fleet) -> tuple[float, float, float]:
    """Milliseconds: median and 99th percentile of the wall clock, 99th percentile of CPU time."""
    wall, cpu = [], []
    for _ in range(CALLS):
        for number in chance.sample(range(1, UNITS + 1), MOVING):
            fleet.locate(UUID(int=number), Fix(anywhere(), NOW, 10.0), Mark.OK)
        started, began = time.perf_counter_ns(), time.thread_time_ns()
        work()
        wall.append(time.perf_counter_ns() - started)
        cpu.append(time.thread_time_ns() - began)
    return float(np.median(wall)) / 1e6, float(np.percentile(wall, 99)) / 1e6, float(np.percentile(cpu, 99)) / 1e6


if __name__ == "__main__":
    for line in measure():
        print(line)
