"""What units cost over HTTP with one process: whom to send, positions coming in, the list, the map; 5,000 units.

The units are written by SQL; positions, recommendations and lists go through the doors, as a dispatcher of the whole city.
`measure()` gives rows for `make bench`.
"""

from __future__ import annotations

import asyncio
import http.client
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import md5
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from anmin.app.compose import keyring
from anmin.dispatch.roads import RoadGraph
from anmin.identity.model.sessions import new_token, token_hash
from anmin.kernel.settings import load
from bench.desk import GRANT, OFFICES, PERSON, SESSION, TREE
from bench.recommend import SIDE, SOUTH, STEP, WEST, chance, lattice
from bench.town import Row, Served, Town, at_least, at_most, served, town

UNITS, CASES, BATCH = 5_000, 400, 500
STATIONS, CELLS = 20, 80
ASKED, PASSES, BATCHES = 100, 5, 24
TOP, DESK, READER = UUID(int=1), UUID(int=2), UUID(int=9)
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
    with town() as made:
        token = asyncio.run(fill(made))
        with served(made, 1) as house:
            return [msgspec.structs.asdict(row) for row in _rows(Screen(house, token))]


def _rows(screen: Screen) -> list[Row]:
    rate = screen.positions()
    time.sleep(2)
    best, cars = f"p99, best of {PASSES} passes", "/units?kind=police_car&free=true&limit=100"
    asked = f"recommendUnits over HTTP, {UNITS:,} units, 90,000 nodes, 30 min"
    return [
        at_least(f"positions taken in over HTTP, batches of {BATCH}, one process", rate, "/s", 2_000),
        at_most(f"{asked}: {best}", screen.p99(_recommend), "ms", 20),
        at_most(f"the same while 500 units move each second: {best}", screen.p99(_recommend, moving=True), "ms", 20),
        at_most(f"listUnits, 100 free cars with crews: {best}", screen.p99(lambda: cars), "ms", 50),
        at_most(f"listUnits, all {UNITS:,} with crews: best", screen.least("/units?limit=5000"), "ms", 1_000),
        at_most(f"unitPositions, all {UNITS:,}: best", screen.least("/units/positions"), "ms", 200),
    ]


def _recommend() -> str:
    return f"/cases/{_id('case', chance.randrange(1, CASES))}/recommendation?needs=police_car:2,technicians,traffic?"


def _id(kind: str, number: int) -> UUID:
    return UUID(md5(f"{kind}{number}".encode(), usedforsecurity=False).hexdigest())


class Screen:
    """One client on one connection."""

    def __init__(self, house: Served, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", house.port)
        self._head = {"authorization": f"Bearer {token}", "content-type": "application/json"}

    def p99(self, path: Callable[[], str], *, moving: bool = False) -> float:
        """Milliseconds: the 99th percentile of a pass, the best of several passes; a first one warms up."""
        return min([self._pass(path, moving=moving) for _ in range(PASSES + 1)][1:])

    def least(self, path: str) -> float:
        """Milliseconds of a large answer: the best of several."""
        return min(self._once(path) for _ in range(10))

    def _pass(self, path: Callable[[], str], *, moving: bool) -> float:
        took, last = [], 0.0
        for _ in range(ASKED):
            if moving and time.perf_counter() - last > 1:
                last = time.perf_counter()
                self._send(BATCH)
            took.append(self._once(path()))
        return sorted(took)[int(ASKED * 0.99)]

    def _once(self, path: str) -> float:
        started = time.perf_counter()
        self._ask("GET", path)
        return (time.perf_counter() - started) * 1000

    def positions(self) -> float:
        """Fixes a second; the first of each unit, each of which leaves a line, is not counted."""
        for first in range(1, UNITS, BATCH):
            self._send(BATCH, first)
        started = time.perf_counter()
        for number in range(BATCHES):
            self._send(BATCH, 1 + number % 10 * BATCH)
        return BATCH * BATCHES / (time.perf_counter() - started)

    def _send(self, many: int, first: int | None = None) -> None:
        begin = first or chance.randrange(1, UNITS - many)
        at, size = datetime.now(UTC).isoformat(), SIDE * STEP
        fixes = [
            {
                "unit": str(_id("unit", number)),
                "at": at,
                "lon": WEST + size * ((number * 7919 % UNITS) / UNITS),
                "lat": SOUTH + size * ((number * 104729 % UNITS) / UNITS),
                "accuracy": 8.0,
            }
            for number in range(begin, begin + many)
        ]
        self._ask("POST", "/positions", msgspec.json.encode({"fixes": fixes}))

    def _ask(self, method: str, path: str, body: bytes | None = None) -> None:
        self._connection.request(method, "/api/v1" + path, body, self._head)
        answer = self._connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {text[:300]!r}")


async def fill(made: Town) -> str:
    """Offices, units, cases with a place, roads, and a dispatcher; gives their token."""
    ring = keyring(load(environment={"ANMIN_DATA_DIR": str(made.folder)}))
    nodes, edges = lattice()
    token, where = new_token(), (WEST, SOUTH, SIDE * STEP)
    conn = await asyncpg.connect(**made.where.as_role("anmin_owner"))
    try:
        await conn.execute(OFFICES, TOP, DESK, STATIONS, CELLS)
        await conn.execute(TREE)
        await conn.execute(PERSON, READER, ring.encrypt("王警官".encode(), "identity.staff.name"), DESK)
        await conn.execute(GRANT, READER, TOP)
        await conn.execute(SESSION, READER, token_hash(token))
        await conn.execute(FILL_UNITS, UNITS, STATIONS, *where)
        sealed = ring.encrypt("李警官".encode(), "identity.staff.name")
        await conn.execute(FILL_SHIFTS[0], UNITS, sealed, DESK)
        for statement in FILL_SHIFTS[1:]:
            await conn.execute(statement, UNITS)
        await conn.execute(FILL_CASES, CASES, DESK, *where)
        await conn.execute(ROADS, len(nodes), len(edges), RoadGraph.make(nodes, edges).encode())
        await conn.execute("analyze")
    finally:
        await conn.close()
    return token


if __name__ == "__main__":
    for line in measure():
        print(line)
