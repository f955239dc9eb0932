"""What territory costs: look-ups by point, the country data's memory. `measure()` gives rows for `make bench`."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import numpy as np
import shapely

from anmin.territory.areas import Area, AreaIndex, Fallback
from anmin.territory.countries import place_of
from anmin.territory.datum import from_wgs84, to_wgs84
from anmin.territory.point import Point
from anmin.territory.terms import AreaKind, Datum

WEST, SOUTH, STEP = 119.0, 27.0, 0.01  # degrees
SIDE = 40  # blocks on a side of the town
DETAIL = 25  # vertices on each edge of a block
LOOKUPS = 20_000
NOW = datetime(2026, 6, 1, tzinfo=UTC)
MEMORY = """
import psutil, numpy, shapely
from anmin.territory.countries import place_of
from anmin.territory.point import Point
before = psutil.Process().memory_info().rss
place_of(Point(97.9, 24.0))
print((psutil.Process().memory_info().rss - before) / 1e6)
"""


def measure() -> list[dict[str, Any]]:
    """Rows `{name, value, unit, limit, limit_value, ratio}`; ratio is value / limit, at most 1 is good."""
    town = areas()
    started = time.perf_counter()
    index = AreaIndex(town, Fallback(UUID(int=1), UUID(int=2)))
    made = (time.perf_counter() - started) * 1000
    size = SIDE * STEP
    inside = points(WEST, SOUTH, WEST + size, SOUTH + size)
    outside = points(WEST - 1, SOUTH - 1, WEST - STEP, SOUTH + 1)[:2000]
    corners = [Point(WEST + STEP * (i % SIDE), SOUTH + STEP * (i // SIDE % SIDE)) for i in range(LOOKUPS)]
    asia, china = points(70, 0, 140, 55), points(100, 25, 118, 40)[:5000]
    shown = [from_wgs84(point, Datum.GCJ02) for point in china]
    lookup = lambda point: index.responsible(point, NOW)  # noqa: E731
    return [
        row(f"responsible, CPU p99 of {LOOKUPS} points in {len(town)} areas", p99(lookup, inside), "µs", 100),
        row("responsible, CPU p99 on corners of areas", p99(lookup, corners), "µs", 100),
        row("responsible, CPU p99 outside every area", p99(lookup, outside), "µs", 1000),
        row("index of 2,000 areas made", made, "ms", 1000),
        row("country of a point in and around Asia, CPU p99", p99(place_of, asia), "µs", 500),
        row("GCJ-02 to WGS-84, CPU p99", p99(lambda point: to_wgs84(point, Datum.GCJ02), shown), "µs", 500),
        row("memory of the country data", float(_output(MEMORY)), "MB", 20),
    ]


def row(name: str, value: float, unit: str, limit: float) -> dict[str, Any]:
    return {
        "name": f"{name} (ratio = value / limit, ≤ 1 is good)",
        "value": round(value, 2),
        "unit": unit,
        "limit": f"at most {limit:,} {unit}",
        "limit_value": limit,
        "ratio": round(value / limit, 3),
    }


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
    """Zero at whole numbers, so that corners meet."""
    return 0.1 * float(np.sin(2 * np.pi * along) + 0.5 * np.sin(14 * np.pi * along))


def points(west: float, south: float, east: float, north: float) -> list[Point]:
    chance = random.Random(110)
    return [Point(chance.uniform(west, east), chance.uniform(south, north)) for _ in range(LOOKUPS)]


def p99(work: Callable[[Point], object], spots: Iterable[Point]) -> float:
    """Microseconds of CPU (on a busy machine the wall clock times the neighbours), after a pass that warms it up."""
    spots = list(spots)
    for spot in spots:
        work(spot)
    took = []
    for spot in spots:
        started = time.thread_time_ns()
        work(spot)
        took.append(time.thread_time_ns() - started)
    return float(np.percentile(took, 99)) / 1000


def _output(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    for line in measure():
        print(line)
