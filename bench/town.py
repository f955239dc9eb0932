"""What is measured: a durable PostgreSQL of its own, the probe's tables, and api processes behind one socket."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import msgspec

from anmin.app.compose import make_keys
from anmin.app.migrate import migrate
from anmin.app.reach import at_socket
from anmin.kernel.db import Where
from anmin.kernel.postgres import Embedded, find, prepare, running
from anmin.kernel.settings import load

SCHEMA = Path(__file__).parent / "probe" / "schema.sql"


class Row(msgspec.Struct, frozen=True):
    """One figure. `ratio` is value over limit, turned so that 1 or less is good."""

    name: str
    value: float
    unit: str
    limit: str
    limit_value: float
    ratio: float

    @property
    def within(self) -> bool | None:
        """Whether the figure keeps its limit; None when it has none."""
        return self.ratio <= 1 if self.limit_value else None


def at_least(name: str, value: float, unit: str, limit: float) -> Row:
    """A figure that should be at least `limit`."""
    return Row(name, round(value, 4), unit, f"≥ {limit:g}", limit, round(limit / value, 4) if value else 99.0)


def at_most(name: str, value: float, unit: str, limit: float) -> Row:
    """A figure that should be at most `limit`."""
    return Row(name, round(value, 4), unit, f"≤ {limit:g}", limit, round(value / limit, 4))


class Town(msgspec.Struct, frozen=True):
    """A folder with keys and a running database in it."""

    folder: Path
    server: Embedded
    where: Where

    def environment(self, **more: str) -> dict[str, str]:
        """The environment in which a process of this town runs."""
        return {
            **os.environ,
            "ANMIN_DATA_DIR": str(self.folder),
            "ANMIN_LOG_LEVEL": "error",
            "ANMIN_ROOMS_EXTRA": "bench.probe",
            **more,
        }


@contextmanager
def town() -> Iterator[Town]:
    """A new town, thrown away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="anmin-bench-"))
    folder.chmod(0o711)
    try:
        make_keys(load(environment={"ANMIN_DATA_DIR": str(folder)}))
        with Embedded(folder / "postgres", find()) as server:
            asyncio.run(_furnish(server))
            socket_folder = running(folder / "postgres")
            assert socket_folder is not None
            yield Town(folder, server, at_socket(socket_folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def _furnish(server: Embedded) -> None:
    await prepare(server.dsn("postgres", "postgres"))
    where = Where(dsn=server.dsn("anmin_owner"))
    await migrate(where)
    owner = await asyncpg.connect(server.dsn("anmin_owner"))
    await owner.execute(SCHEMA.read_text())
    await owner.close()


class Served(msgspec.Struct, frozen=True):
    """Running api processes: their port, their pids, and how long the first answer took in seconds."""

    port: int
    pids: tuple[int, ...]
    ready_seconds: float


@contextmanager
def served(town: Town, processes: int, **environment: str) -> Iterator[Served]:
    """Api processes that share one socket; ended afterwards."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(2048)
    listening.set_inheritable(True)
    command = [sys.executable, "-m", "anmin", "api", "--fd", str(listening.fileno()), "--parent", str(os.getpid())]
    started = time.perf_counter()
    running_now = [
        subprocess.Popen(command, env=town.environment(**environment), pass_fds=(listening.fileno(),))
        for _ in range(processes)
    ]
    try:
        port = listening.getsockname()[1]
        _wait_until_ready(port, running_now)
        yield Served(port, tuple(each.pid for each in running_now), time.perf_counter() - started)
    finally:
        for each in running_now:
            each.terminate()
        for each in running_now:
            each.wait(20)
        listening.close()


def _wait_until_ready(port: int, processes: list[subprocess.Popen[bytes]]) -> None:
    for _ in range(400):
        if any(each.poll() is not None for each in processes):
            raise RuntimeError("an api process ended at its start")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the api does not become ready")


def resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    fields = Path(f"/proc/{pid}/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
