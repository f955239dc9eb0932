"""Databases with a journal in two months, a line writer, and a sealed journal that a superuser may spoil."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anmin.kernel.db import Connection, Where
from anmin.kernel.postgres import Embedded
from anmin.kernel.seal.sealing import seal_once
from anmin.kernel.seal.signing import Signer

SEALS = Path(__file__).parents[3] / "src/anmin/kernel/seal/seals.sql"
MONTHS = """
create table journal_2020_01 partition of journal for values from ('2020-01-01 00:00Z') to ('2020-02-01 00:00Z');
create table journal_2020_02 partition of journal for values from ('2020-02-01 00:00Z') to ('2020-03-01 00:00Z');
"""
# The last seconds of January and on: lines written one second apart lie in two months.
START = datetime(2020, 1, 31, 23, 59, 57, 123456, UTC)
SPOILED = "sealed_town"
SIGNER = Signer(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
LINE: dict[str, Any] = {
    "actor": "staff:019c1f6e-0000-7000-8000-000000000001",
    "on_behalf": None,
    "channel": "h5",
    "action": "cases.raise",
    "subject": "case:019c1f6e-0000-7000-8000-000000000002",
    "version": 1,
    "event": "cases.Raised",
    "audience": ["office:019c1f6e-0000-7000-8000-000000000003"],
    "cause": None,
    "request": "r-1",
}

# The seals' own constraints would stop some of the changes below; a superuser drops them first.
LOOSEN = """
do $$ declare c record; begin
  for c in select conname from pg_constraint where conrelid = 'seals'::regclass and contype <> 'n' loop
    execute format('alter table seals drop constraint %I', c.conname);
  end loop;
  for c in select attname from pg_attribute where attrelid = 'seals'::regclass and attnum > 0 and attnotnull loop
    execute format('alter table seals alter column %I drop not null', c.attname);
  end loop;
end $$;
alter table seals disable trigger all;
alter table journal drop constraint journal_pkey;
alter table journal alter column tx drop not null, alter column seq drop identity, alter column seq drop not null;
"""

Write = Callable[..., Awaitable[list[int]]]


async def furnish(server: Embedded, database: str) -> None:
    """Two months of the past, and the seals if the migrations have not made them."""
    owner = await asyncpg.connect(server.dsn("postgres", database))
    await owner.execute("set role anmin_owner")
    if await owner.fetchval("select to_regclass('seals') is null"):
        await owner.execute(SEALS.read_text(encoding="utf-8"))
    await owner.execute(MONTHS)
    await owner.close()


class Town:
    """One test's database."""

    def __init__(self, server: Embedded, where: Where) -> None:
        self._server = server
        self._where = where
        self._open: list[Connection] = []

    async def connect(self) -> Connection:
        """As the application's role."""
        return self._kept(await asyncpg.connect(**self._where.as_role("anmin_app")))

    async def connect_root(self) -> Connection:
        return self._kept(await asyncpg.connect(self._server.dsn("postgres", self._where["database"])))

    async def close(self) -> None:
        for conn in self._open:
            await conn.close()

    def _kept(self, conn: Connection) -> Connection:
        self._open.append(conn)
        return conn


@pytest.fixture
async def town(server: Embedded, where: Where) -> AsyncIterator[Town]:
    await furnish(server, where["database"])
    town = Town(server, where)
    yield town
    await town.close()


@pytest.fixture
async def app(town: Town) -> Connection:
    return await town.connect()


@pytest.fixture
async def root(town: Town) -> Connection:
    """The one the seals are there against: a superuser to whom triggers and constraints mean nothing."""
    conn = await town.connect_root()
    await conn.execute("set session_replication_role = replica")
    return conn


@pytest.fixture
def signer() -> Signer:
    return SIGNER


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 2, 1, 8, 0, 0, 654321, UTC)


async def write_lines(conn: Connection, lines: int = 1, **values: Any) -> list[int]:
    """So many lines, each in its own transaction unless one is open; their numbers."""
    seqs = []
    for index in range(lines):
        row = LINE | {"at": START + timedelta(seconds=index), "payload": f'{{"n": {index}}}'} | values
        names = ", ".join(row)
        places = ", ".join(f"${number}" for number in range(1, len(row) + 1))
        seqs.append(
            await conn.fetchval(f"insert into journal ({names}) values ({places}) returning seq", *row.values())
        )
    return seqs


@pytest.fixture
def write() -> Write:
    """`await write(conn, 3, actor="…")`: see `write_lines`."""
    return write_lines


@pytest.fixture(scope="session")
async def spoiled(server: Embedded) -> str:
    """A database with ten lines under seals of 4, 4 and 2 and one line of tail, its constraints out of the way."""
    admin = await asyncpg.connect(server.dsn("postgres", "postgres"))
    await admin.execute(f"create database {SPOILED} template house_template owner anmin_owner")
    await admin.close()
    await furnish(server, SPOILED)
    conn = await asyncpg.connect(server.dsn("postgres", SPOILED))
    await write_lines(conn, 10)
    while await seal_once(conn, SIGNER, START, max_lines=4):
        pass
    await write_lines(conn)
    await conn.execute(LOOSEN)
    await conn.close()
    return SPOILED


@pytest.fixture
async def sealed(server: Embedded, spoiled: str) -> AsyncIterator[Connection]:
    """A superuser before the sealed journal; whatever he does is rolled back."""
    conn = await asyncpg.connect(server.dsn("postgres", spoiled))
    await conn.execute("set session_replication_role = replica")
    changes = conn.transaction()
    await changes.start()
    yield conn
    await changes.rollback()
    await conn.close()
