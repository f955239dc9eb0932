"""What units cost over HTTP with one process: whom to send, positions coming in, the list, the map; 5,000 units.

The units are written by SQL; positions, recommendations and lists go through the doors, as a dispatcher of the whole city.
`measure()` gives rows for `make bench`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import md5
from typing import Any
from uuid import UUID

import msgspec

from anmin.dispatch.roads import RoadGraph
from bench.bureau import DESK, PASSES, STATIONS, Screen, bureau, figures
from bench.recommend import SIDE, SOUTH, STEP, WEST, chance, lattice
from bench.town import Row, Town, at_least, at_most

UNITS, CASES, BATCH, BATCHES = 5_000, 400, 500, 24
FILL_UNITS = """
insert into units (id, version, code, name, kind, office, capabilities, status, status_at, home_lon, home_lat)
select md5('unit' || n)::uuid, 1, 'U' || lpad(n::text, 5, '0'), '单元' || n,
  (array['police_car', 'police_car', 'foot_patrol', 'technicians', 'fire'])[1 + n % 5], md5('s' || 1 + n % $2::int)::uuid,
  case when n % 10 = 0 then array['traffic'] else array[]::text[] end,
  (array['patrol', 'available', 'available', 'off_duty'])[1 + n % 4], now(), $3 + $5 * random(), $4 + $5 * random()
from generate_series(1, $1::int) n
"""
FILL_CASES = """
insert into cases (id, number, version, epoch, kind, state, call_kind, channel, raised_by, desk, first_office, office,
  offices, first_level, level, category, lon, lat, country, place_state, raised_at, taken_at, taken_by)
select md5('case' || n)::uuid, '350700-20260101-' || n, 2, 2, 'emergency', 'taken', 'help', 'app', 'guest', $2::uuid, $2::uuid, $2::uuid,
  array[$2::uuid], 2, 2, '010303', $3 + $5 * random(), $4 + $5 * random(), 'CN', 'given', now(), now(), $2::uuid
from generate_series(1, $1::int) n
"""
FILL_SHIFTS = (
    """insert into staff (id, login, name, name_hash, name_public, badge, organisation, state, version, made_at)
select md5('crew' || n)::uuid, 'crew' || n, $2, '', false, 'c' || n, $3, 'active', 1, now() from generate_series(1, $1::int) n""",
    """insert into unit_shifts (id, unit, starts, ends) select md5('shift' || n)::uuid, md5('unit' || n)::uuid,
now() - interval '1 hour', now() + interval '10 hours' from generate_series(1, $1::int) n""",
    """insert into unit_crews (shift, person, starts, ends) select md5('shift' || n)::uuid, md5('crew' || n)::uuid,
now() - interval '1 hour', now() + interval '10 hours' from generate_series(1, $1::int) n""",
)
ROADS = "insert into road_graphs values (gen_random_uuid(), 'bench', 1, $1, $2, now(), $3)"


def measure() -> list[dict[str, Any]]:
    """Rows `{name, value, unit, limit, limit_value, ratio}`."""
    return figures(fill, _rows)


def _rows(screen: Screen) -> list[Row]:
    rate = _positions(screen)
    time.sleep(2)
    best, cars = f"p99, best of {PASSES} passes", "/units?kind=police_car&free=true&limit=100"
    asked = f"recommendUnits over HTTP, {UNITS:,} units, 90,000 nodes, 30 min"
    return [
        at_least(f"positions taken in over HTTP, batches of {BATCH}, one process", rate, "/s", 2_000),
        at_most(f"{asked}: {best}", screen.p99(_recommend), "ms", 20),
        at_most(
            f"the same while 500 units move each second: {best}", screen.p99(_recommend, _moving(screen)), "ms", 20
        ),
        at_most(f"listUnits, 100 free cars with crews: {best}", screen.p99(lambda: cars), "ms", 50),
        at_most(f"listUnits, all {UNITS:,} with crews: best", screen.least("/units?limit=5000"), "ms", 1_000),
        at_most(f"unitPositions, all {UNITS:,}: best", screen.least("/units/positions"), "ms", 200),
    ]


def _recommend() -> str:
    return f"/cases/{_id('case', chance.randrange(1, CASES))}/recommendation?needs=police_car:2,technicians,traffic?"


def _id(kind: str, number: int) -> UUID:
    return UUID(md5(f"{kind}{number}".encode(), usedforsecurity=False).hexdigest())


def _moving(screen: Screen) -> Callable[[], None]:
    """500 units, once a second."""
    last = 0.0

    def move() -> None:
        nonlocal last
        if time.perf_counter() - last > 1:
            last = time.perf_counter()
            send(screen, chance.randrange(1, UNITS - BATCH))

    return move


def _positions(screen: Screen) -> float:
    """Fixes a second; the first of each unit, each of which leaves a line, is not counted."""
    for first in range(1, UNITS, BATCH):
        send(screen, first)
    started = time.perf_counter()
    for number in range(BATCHES):
        send(screen, 1 + number % 10 * BATCH)
    return BATCH * BATCHES / (time.perf_counter() - started)


def send(screen: Screen, first: int) -> None:
    """The positions of a batch of units, as their cars send them."""
    at, size = datetime.now(UTC).isoformat(), SIDE * STEP
    fixes = [
        {
            "unit": str(_id("unit", number)),
            "at": at,
            "lon": WEST + size * ((number * 7919 % UNITS) / UNITS),
            "lat": SOUTH + size * ((number * 104729 % UNITS) / UNITS),
            "accuracy": 8.0,
        }
        for number in range(first, first + BATCH)
    ]
    screen.ask("POST", "/positions", msgspec.json.encode({"fixes": fixes}))


async def fill(made: Town) -> str:
    """Offices, units, cases with a place, roads, and a dispatcher; gives their token."""
    nodes, edges = lattice()
    where = (WEST, SOUTH, SIDE * STEP)
    async with bureau(made) as city:
        conn, sealed = city.conn, city.ring.encrypt("李警官".encode(), "identity.staff.name")
        await conn.execute(FILL_UNITS, UNITS, STATIONS, *where)
        await conn.execute(FILL_SHIFTS[0], UNITS, sealed, DESK)
        for statement in FILL_SHIFTS[1:]:
            await conn.execute(statement, UNITS)
        await conn.execute(FILL_CASES, CASES, DESK, *where)
        await conn.execute(ROADS, len(nodes), len(edges), RoadGraph.make(nodes, edges).encode())
    return city.token


if __name__ == "__main__":
    for line in measure():
        print(line)
