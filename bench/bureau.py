"""A bureau of 1,600 offices with somebody who reads for the whole city, and the screen on which they do."""

from __future__ import annotations

import asyncio
import http.client
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
import numpy as np

from anmin.app.compose import keyring
from anmin.identity.model.sessions import new_token, token_hash
from anmin.kernel.keyring import Keyring
from anmin.kernel.settings import load
from bench.town import Row, Served, Town, served, town

STATIONS, CELLS = 20, 80
ASKED, PASSES = 100, 5
TOP, DESK, READER = UUID(int=1), UUID(int=2), UUID(int=9)
OFFICES = """
insert into organisations (id, code, name, kind, parent, valid_from, version)
select $1::uuid, 'CITY', '安平市（虚构）', 'city', null::uuid, date '2020-01-01', 1
union all select $2::uuid, 'DESK', '指挥中心', 'police_unit', $1::uuid, '2020-01-01', 1
union all select md5('s' || s)::uuid, 'S' || s, '派出所' || s, 'police_station', $1::uuid, '2020-01-01', 1
  from generate_series(1, $3::int) s
union all select md5('c' || s || '.' || c)::uuid, 'C' || s || '-' || c, '网格' || c, 'village', md5('s' || s)::uuid, '2020-01-01', 1
  from generate_series(1, $3::int) s, generate_series(1, $4::int) c
"""
TREE = """
insert into scope_tree (ancestor, descendant, depth)
with recursive up as (
  select id as ancestor, id as descendant, 0 as depth from organisations
  union all select o.parent, up.descendant, up.depth + 1 from up join organisations o on o.id = up.ancestor
  where o.parent is not null)
select ancestor, descendant, depth from up
"""
PERSON = """
insert into staff (id, login, name, name_hash, name_public, badge, organisation, state, version, made_at)
values ($1, 'reader', $2, '', false, '1', $3, 'active', 1, now())
"""
CREDENTIALS = "insert into credentials (staff, must_change) values ($1, false)"
GRANT = """
insert into grants (id, staff, role, organisation, valid_from, granted_at, version)
select $1, $1, id, $2, now(), now(), 1 from roles where code = 'dispatcher'
"""
SESSION = """
insert into sessions (id, token_hash, kind, person, restricted, channel, made_at, seen_at, idle_seconds, expires_at)
values ($1, $2, 'staff', $1, false, 'api', now(), now(), 8640000, now() + interval '100 days')
"""


class Bureau(msgspec.Struct, frozen=True):
    """While it is filled; `token`: of the session of whoever reads."""

    conn: asyncpg.Connection
    ring: Keyring
    token: str


@asynccontextmanager
async def bureau(made: Town) -> AsyncIterator[Bureau]:
    """Its offices and whoever reads, to be filled with more by SQL; analysed at the end."""
    ring, token = keyring(load(environment={"ANMIN_DATA_DIR": str(made.folder)})), new_token()
    conn = await asyncpg.connect(**made.where.as_role("anmin_owner"))
    try:
        await conn.execute(OFFICES, TOP, DESK, STATIONS, CELLS)
        await conn.execute(TREE)
        await conn.execute(PERSON, READER, ring.encrypt("王警官".encode(), "identity.staff.name"), DESK)
        await conn.execute(CREDENTIALS, READER)
        await conn.execute(GRANT, READER, TOP)
        await conn.execute(SESSION, READER, token_hash(token))
        yield Bureau(conn, ring, token)
        await conn.execute("analyze")
    finally:
        await conn.close()


class Screen:
    """One client that asks again and again on one connection."""

    def __init__(self, house: Served, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", house.port)
        self._head = {"authorization": f"Bearer {token}", "content-type": "application/json"}

    def p99(self, path: Callable[[], str], before: Callable[[], None] = lambda: None) -> float:
        """Milliseconds: the 99th percentile of a pass, the lowest of several passes; a first one warms up.

        `before` is done ahead of each question and not counted.
        """
        return min([self._pass(path, before) for _ in range(PASSES + 1)][1:])

    def least(self, path: str) -> float:
        """Milliseconds of a large answer: the best of several."""
        return min(self._once(path) for _ in range(10))

    def ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        """The answer. Raises RuntimeError on any but 200."""
        self._connection.request(method, "/api/v1" + path, body, self._head)
        answer = self._connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {text[:300]!r}")
        return text

    def _pass(self, path: Callable[[], str], before: Callable[[], None]) -> float:
        took = []
        for _ in range(ASKED):
            before()
            took.append(self._once(path()))
        return float(np.percentile(took, 99))

    def _once(self, path: str) -> float:
        started = time.perf_counter()
        self.ask("GET", path)
        return (time.perf_counter() - started) * 1000


def figures(
    fill: Callable[[Town], Coroutine[Any, Any, str]], rows: Callable[[Screen], list[Row]]
) -> list[dict[str, Any]]:
    """What a screen of one process measures in a town of its own, once that is filled."""
    with town() as made:
        token = asyncio.run(fill(made))
        with served(made, 1) as house:
            return [msgspec.structs.asdict(row) for row in rows(Screen(house, token))]
