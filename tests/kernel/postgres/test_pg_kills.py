"""Either side killed under concurrent writes: nothing acknowledged is lost, and the next start succeeds."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

from anmin.kernel.postgres import Binaries, Embedded, Manner, address, find, postmaster, running

WRITERS = 6
# What asyncpg raises when its server is gone; the last is its own confusion about a connection lost mid-statement.
CUT_OFF = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
MAKE = "drop table if exists written; create table written (writer int, number int, primary key (writer, number))"
SOMEWHERE = Path(__file__).parents[3] / "src"
# The parent that will be killed: it prints where the server is and does nothing more.
PARENT = """
import sys, time
from pathlib import Path
from anmin.kernel.postgres import Embedded, find
server = Embedded(Path(sys.argv[1]), find())
server.start()
print(server.pid, flush=True)
time.sleep(600)
"""


async def write_until_cut(dsn: str, acknowledged: set[tuple[int, int]]) -> None:
    """Each writer adds number after number, noting a number only after its commit came back."""

    async def writer(name: int) -> None:
        conn = await asyncpg.connect(dsn)
        number = await conn.fetchval("select coalesce(max(number), 0) from written where writer = $1", name)
        try:
            while True:
                number += 1
                await conn.execute("insert into written values ($1, $2)", name, number)
                acknowledged.add((name, number))
        except CUT_OFF:
            conn.terminate()

    await asyncio.gather(*(writer(name) for name in range(WRITERS)))


async def kill_under_writes(dsn: str, pid: int, acknowledged: set[tuple[int, int]]) -> None:
    before = len(acknowledged)
    writing = asyncio.create_task(write_until_cut(dsn, acknowledged))
    while len(acknowledged) < before + 150:
        await asyncio.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    await asyncio.wait_for(writing, 30)


async def execute(dsn: str, command: str) -> None:
    conn = await asyncpg.connect(dsn)
    await conn.execute(command)
    await conn.close()


async def written(dsn: str) -> set[tuple[int, int]]:
    conn = await asyncpg.connect(dsn)
    rows = await conn.fetch("select writer, number from written")
    await conn.close()
    return {(row["writer"], row["number"]) for row in rows}


def test_postgres_killed_under_writes_loses_nothing_acknowledged(binaries: Binaries, data: Path) -> None:
    acknowledged: set[tuple[int, int]] = set()
    with Embedded(data, binaries) as server:
        dsn = server.dsn("postgres", "postgres")
        asyncio.run(execute(dsn, MAKE))
        for _ in range(3):
            asyncio.run(kill_under_writes(dsn, server.pid, acknowledged))
            assert server.wait(10) == -signal.SIGKILL
            server.start()
            assert acknowledged <= asyncio.run(written(dsn))
    assert len(acknowledged) >= 450


def test_a_killed_backend_is_recovered_without_a_restart_of_ours(binaries: Binaries, data: Path) -> None:
    acknowledged: set[tuple[int, int]] = set()
    with Embedded(data, binaries) as server:
        dsn = server.dsn("postgres", "postgres")
        asyncio.run(execute(dsn, MAKE))
        asyncio.run(kill_under_writes(dsn, victim(server.pid), acknowledged))
        assert acknowledged <= asyncio.run(_patiently(dsn))
        assert server.poll() is None


def victim(pid: int) -> int:
    """Any child of the postmaster that is not the log's collector: its death makes PostgreSQL reset everything."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(next(child for child in children if b"walwriter" in title(child)))


def title(pid: str) -> bytes:
    """What a process calls itself; nothing when it ended meanwhile, as backends do."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


async def _patiently(dsn: str) -> set[tuple[int, int]]:
    for _ in range(200):
        try:
            return await written(dsn)
        except CUT_OFF:
            await asyncio.sleep(0.05)
    raise TimeoutError


@contextmanager
def parent(folder: Path) -> Generator[tuple[subprocess.Popen[str], int], None, None]:
    command = [sys.executable, "-c", PARENT, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, int(process.stdout.readline())
        finally:
            process.kill()
            process.wait()
            postmaster.wait_until_left(folder / "cluster", 20)


def test_a_killed_parent_ends_the_server_cleanly_and_the_next_start_succeeds(binaries: Binaries, data: Path) -> None:
    acknowledged: set[tuple[int, int]] = set()
    with parent(data) as (process, pid):
        socket = running(data)
        assert socket is not None
        dsn = address(socket, "postgres", "postgres")
        asyncio.run(execute(dsn, MAKE))
        before = len(logged(data))
        asyncio.run(kill_under_writes(dsn, process.pid, acknowledged))
        deadline = time.monotonic() + 20
        while postmaster.inhabitants(data / "cluster"):
            assert time.monotonic() < deadline, f"server {pid} did not stop by itself"
            time.sleep(0.02)
    assert logged(data)[before:].endswith("database system is shut down\n")
    with Embedded(data, binaries) as server:
        assert acknowledged <= asyncio.run(written(server.dsn("postgres", "postgres")))
    assert "not properly shut down" not in logged(data)[before:]


def logged(data: Path) -> str:
    """All that the server has said; days in order."""
    return "".join(path.read_text() for path in sorted((data / "log").iterdir(), key=lambda path: path.stat().st_mtime))


def test_a_start_right_after_the_parent_was_killed_waits_and_succeeds(binaries: Binaries, data: Path) -> None:
    with parent(data) as (process, pid):
        process.kill()
        with Embedded(data, binaries) as server:
            assert server.pid != pid
            assert server.poll() is None


def test_a_parent_killed_on_a_long_path_leaves_a_socket_folder_that_is_used_again(
    binaries: Binaries, folder: Path
) -> None:
    deep = folder / ("y" * 120)
    with parent(deep) as (process, _):
        noted = (deep / "socket").read_text()
        process.kill()
    with Embedded(deep, binaries) as server:
        assert (deep / "socket").read_text() == noted
        asyncio.run(execute(server.dsn("postgres", "postgres"), "select 1"))
    assert not Path(noted.strip()).exists()


def test_ctrl_c_in_the_terminal_does_not_stop_the_server_before_us(binaries: Binaries, data: Path) -> None:
    with Embedded(data, binaries, Manner(durable=False)) as server:
        assert os.getpgid(server.pid) != os.getpgid(0)
        assert os.getsid(server.pid) == server.pid


ORDINARY = """
import asyncio, os, sys
from pathlib import Path
import asyncpg
from anmin.kernel.postgres import Embedded, Manner, PostgresFault, find, prepare
async def log_in(server):
    await prepare(server.dsn("postgres", "postgres"))
    for role in ("anmin_owner", "anmin_app", "anmin_intake", "postgres"):
        conn = await asyncpg.connect(server.dsn(role))
        assert await conn.fetchval("select session_user") == role
        await conn.close()
with Embedded(Path(sys.argv[1]), find(), Manner(durable=False)) as server:
    asyncio.run(log_in(server))
    assert os.stat(f"/proc/{server.pid}").st_uid == os.getuid() != 0
try:
    Embedded(Path(sys.argv[2]), find()).start()
except PostgresFault as fault:
    print(fault.code)
"""


def ordinary_python(user: int) -> str:
    """An interpreter that the user may run, with our dependencies; root's own may lie in a closed folder."""
    for program in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        try:
            code = "import asyncpg, msgspec"
            subprocess.run([program, "-c", code], user=user, env=surroundings(), check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        return program
    pytest.skip("no Python interpreter that an unprivileged user may run")


def surroundings() -> dict[str, str]:
    packages = Path(asyncpg.__file__).parents[1]
    chosen = {"PG_BIN": os.environ["PG_BIN"]} if "PG_BIN" in os.environ else {}
    return {"PYTHONPATH": f"{SOMEWHERE}:{packages}", "PATH": "/usr/bin:/bin", "HOME": "/", **chosen}


@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests run as a normal user already")
def test_a_normal_user_runs_it_and_root_may_take_over(folder: Path) -> None:
    nobody = 65534
    program = ordinary_python(nobody)
    Embedded(folder / "roots", find(), Manner(durable=False)).init()
    (folder / "own").mkdir()
    os.chown(folder / "own", nobody, nobody)
    done = subprocess.run(
        [program, "-c", ORDINARY, folder / "own", folder / "roots"],
        user=nobody,
        group=nobody,
        extra_groups=[],
        env=surroundings(),
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("postgres.foreign_owner", 0), done.stderr
    with Embedded(folder / "own", find(), Manner(durable=False)) as server:
        assert Path(f"/proc/{server.pid}").stat().st_uid == nobody
        asyncio.run(execute(server.dsn("anmin_owner"), "create table mine ()"))
