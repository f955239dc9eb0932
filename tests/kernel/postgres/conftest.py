"""Real servers for these tests. Folders lie directly in the temporary folder, because pytest's own are closed to the
unprivileged account that root's PostgreSQL runs under."""

import asyncio
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from anmin.kernel.postgres import Binaries, Embedded, Manner, backup, find, prepare, scratch
from tests.kernel.postgres.saving import SCHEMA, add_lines, connection, job


@pytest.fixture(scope="session")
def binaries() -> Binaries:
    return find()


@pytest.fixture
def folder() -> Generator[Path, None, None]:
    path = Path(tempfile.mkdtemp(prefix="anmin-test-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def data(binaries: Binaries) -> Generator[Path, None, None]:
    """A data folder that tests share: each finds it stopped and leaves it stopped and whole."""
    path = Path(tempfile.mkdtemp(prefix="anmin-test-"))
    Embedded(path, binaries, Manner(durable=False)).init()
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def server(binaries: Binaries) -> Generator[Embedded, None, None]:
    with scratch(binaries) as started:
        yield started


@pytest.fixture(scope="module")
def source(binaries: Binaries) -> Generator[Embedded, None, None]:
    """A server with a database like the house's."""

    async def fill(server: Embedded) -> None:
        await prepare(server.dsn("postgres", "postgres"))
        async with connection(server) as conn:
            await conn.execute(SCHEMA)
        await add_lines(server, 300)

    with scratch(binaries) as server:
        asyncio.run(fill(server))
        yield server


@pytest.fixture(scope="module")
def saved(source: Embedded, binaries: Binaries, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it, taken while lines are added and read."""
    folder = tmp_path_factory.mktemp("backups") / "first"
    said: list[str] = []

    async def while_writing() -> None:
        async with asyncio.TaskGroup() as group:
            going = group.create_task(backup(job(source, folder, binaries, said)))
            seen = 0
            while not going.done():
                await add_lines(source, 1)
                seen = await tail(source, seen)

    async def tail(server: Embedded, seen: int) -> int:
        """The journal's readers are not held back by the backup's snapshot."""
        async with connection(server) as conn:
            query = "select max(seq) from journal where tx < pg_snapshot_xmin(pg_current_snapshot())"
            newest = await conn.fetchval(query)
        assert newest > seen
        return int(newest)

    asyncio.run(while_writing())
    assert len(said) >= 4
    return folder
