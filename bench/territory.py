"""What territory costs: look-ups by point, the country data's memory. `measure()` gives rows for `make bench`.

Times are of the wall clock: each figure is the 99th percentile within one pass, the best of several passes, because on
a machine with other work a pass also times the neighbours. One row shows the same in CPU time.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec
import numpy as np
import shapely

from anmin.territory.areas import Answer, Area, AreaIndex, Fallback
from anmin.territory.countries import place_of
from anmin.territory.datum import from_wgs84, to_wgs84
from anmin.territory.point import Point
from anmin.territory.terms import AreaKind, Datum
from bench.town import Row, at_most

WEST, SOUTH, STEP = 119.0, 27.0, 0.01  # degrees
SIDE = 40  # blocks on a side of the town
DETAIL = 25  # vertices on each edge of a block
LOOKUPS = 5_000
PASSES = 25
NOW = datetime(2026, 6, 1, tzinfo=UTC)
FALLBACK = Fallback(UUID(int=1), UUID(int=2))
MEMORY = """
import os, numpy, shapely
from anmin.territory.countries import place_of
from anmin.territory.point import Point
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
before = resident()
place_of(Point(97.9, 24.0))
print(resident() - before)
"""


def measure() -> list[dict[str, Any]]:
    """Rows `{name, value, unit, limit, limit_value, ratio}`."""
    town = areas()
    index, made = timed(lambda: AreaIndex(town))
    size = SIDE * STEP

    def lookup(point: Point) -> Answer:
        return index.responsible(point, NOW, FALLBACK)

    inside = [point for point in points(WEST, SOUTH, WEST + size, SOUTH + size) if lookup(point).metres is None]
    outside = points(WEST - 1, SOUTH - 1, WEST - STEP, SOUTH + 1)[:1000]
    corners = [Point(WEST + STEP * (i % SIDE), SOUTH + STEP * (i // SIDE % SIDE)) for i in range(LOOKUPS)]
    asia, china = points(70, 0, 140, 55), points(100, 25, 118, 40)
    shown = [from_wgs84(point, Datum.GCJ02) for point in china]
    best = f"p99, best of {PASSES} passes"
    cpu = p99(lookup, inside, time.thread_time_ns)
    rows = [
        at_most(
            f"who is responsible, {len(town)} areas, {len(inside)} points in them: {best}",
            p99(lookup, inside),
            "µs",
            100,
        ),
        Row("the same in CPU time", round(cpu, 2), "µs", "for comparison", 0, 0),
        at_most(f"who is responsible, on corners of areas: {best}", p99(lookup, corners), "µs", 100),
        at_most(f"who is responsible, outside every area: {best}", p99(lookup, outside), "µs", 1000),
        at_most("index of 2,000 areas made", made, "ms", 1000),
        at_most(f"country of a point in and around Asia: {best}", p99(place_of, asia), "µs", 500),
        at_most(f"GCJ-02 to WGS-84: {best}", p99(lambda point: to_wgs84(point, Datum.GCJ02), shown), "µs", 500),
        at_most("memory of the country data", float(_output(MEMORY)), "MB", 20),
    ]
    return [msgspec.structs.asdict(row) for row in rows]


def timed(make: Callable[[], AreaIndex]) -> tuple[AreaIndex, float]:
    """What is made, and the milliseconds it took."""
    started = time.perf_counter()
    made = make()
    return made, (time.perf_counter() - started) * 1000


def areas() -> list[Area]:
    """A town of 1,600 blocks (grid 2), 320 grids of level 1 and 80 jurisdictions, all with shared jagged edges."""
    made: list[Area] = []
    for kind, level, wide, high in (
        (AreaKind.JURISDICTION, 2, 4, 5),
        (AreaKind.GRID, 1, 1, 5),
        (AreaKind.GRID, 2, 1, 1),
    ):
        for x in range(0, SIDE, wide):
            for y in range(0, SIDE, high):
                number = len(made) + 10
                shape = jagged(x, y, wide, high)
                made.append(
                    Area(
                        UUID(int=number),
                        f"{number}",
                        f"{number}",
                        kind,
                        level,
                        shape,
                        date(2026, 1, 1),
                        organisation=UUID(int=number),
                    )
                )
    return made


def jagged(x: int, y: int, wide: int, high: int) -> shapely.Polygon:
    """The same edge for both neighbours, about 100 vertices a block."""
    across, along = np.arange(wide * DETAIL) / DETAIL, np.arange(high * DETAIL) / DETAIL
    south = [(x + s, y + wave(x + s)) for s in across]
    east = [(x + wide + wave(y + s), y + s) for s in along]
    north = [(x + wide - s, y + high + wave(x + wide - s)) for s in across]
    west = [(x + wave(y + high - s), y + high - s) for s in along]
    return shapely.Polygon(np.array(south + east + north + west) * STEP + (WEST, SOUTH))


def wave(along: float) -> float:
    """Zero at whole numbers, so that corners meet; not so steep there that two edges cross."""
    return 0.03 * float(np.sin(2 * np.pi * along) + 0.5 * np.sin(14 * np.pi * along))


def points(west: float, south: float, east: float, north: float) -> list[Point]:
    chance = random.Random(110)
    return [Point(chance.uniform(west, east), chance.uniform(south, north)) for _ in range(LOOKUPS)]


def p99(
    work: Callable[[Point], object], spots: Sequence[Point], clock: Callable[[], int] = time.perf_counter_ns
) -> float:
    """Microseconds: the 99th percentile of a pass over all spots, the lowest of the passes; a first one warms up."""
    return min([one_pass(work, spots, clock) for _ in range(PASSES + 1)][1:])


def one_pass(work: Callable[[Point], object], spots: Sequence[Point], clock: Callable[[], int]) -> float:
    """Microseconds: the 99th percentile."""
    took = []
    for spot in spots:
        started = clock()
        work(spot)
        took.append(clock() - started)
    return float(np.percentile(took, 99)) / 1000


def _output(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    for line in measure():
        print(line)
