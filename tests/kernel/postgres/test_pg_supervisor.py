"""Making, starting and stopping our own server, and everything that stands in its way."""

import asyncio
import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import asyncpg
import pytest

from anmin.kernel.postgres import (
    Binaries,
    Embedded,
    Manner,
    PostgresFault,
    account,
    address,
    postmaster,
    prepare,
    running,
)
from anmin.kernel.postgres.layout import Layout
from anmin.kernel.postgres.scratch import sweep

QUICK = Manner(durable=False, patience=20)
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root can start a server as somebody else")


def ask(dsn: str, query: str) -> object:
    async def asked() -> object:
        conn = await asyncpg.connect(dsn)
        try:
            return await conn.fetchval(query)
        finally:
            await conn.close()

    return asyncio.run(asked())


def refused(embedded: Embedded) -> str:
    with pytest.raises(PostgresFault) as caught:
        embedded.start()
    return caught.value.code


def test_every_role_logs_in_by_its_system_account(server: Embedded) -> None:
    asyncio.run(prepare(server.dsn("postgres", "postgres")))
    for role in ("anmin_owner", "anmin_app", "anmin_intake", "postgres"):
        assert ask(server.dsn(role), "select session_user") == role


def test_an_unlisted_role_is_rejected_even_for_us(server: Embedded) -> None:
    ask(server.dsn("postgres", "postgres"), "create role stranger login")
    with pytest.raises(asyncpg.InvalidAuthorizationSpecificationError):
        ask(server.dsn("stranger", "postgres"), "select 1")


@root_only
def test_another_system_account_cannot_reach_the_socket(server: Embedded) -> None:
    socket = ask(server.dsn("postgres", "postgres"), "show unix_socket_directories")
    attempt = subprocess.run(
        [server.binaries.tool("psql"), "-h", str(socket).strip('"'), "-U", "postgres", "-c", "select 1"],
        capture_output=True,
        text=True,
        user=54321,
        group=54321,
        extra_groups=[],
        check=False,
    )
    assert "Permission denied" in attempt.stderr


def test_a_durable_server_is_made_as_the_house_wants_it(binaries: Binaries, folder: Path) -> None:
    with Embedded(folder / "pg", binaries) as embedded:
        for name, value in {
            "fsync": "on",
            "synchronous_commit": "on",
            "data_checksums": "on",
            "listen_addresses": "",
            "jit": "off",
            "wal_level": "replica",
            "TimeZone": "UTC",
            "server_encoding": "UTF8",
        }.items():
            assert ask(embedded.dsn("postgres", "postgres"), f"show {name}") == value
        locale = "select datlocprovider::text || datlocale from pg_database where datname = 'postgres'"
        if binaries.major >= 17:
            assert ask(embedded.dsn("postgres", "postgres"), locale) == "bC.UTF-8"
        assert list((folder / "pg" / "log").glob("postgresql-*.log"))
        assert stat.S_IMODE((folder / "pg" / "cluster").stat().st_mode) == 0o700


def test_a_folder_with_difficult_letters(binaries: Binaries, folder: Path) -> None:
    for name in ("""安民's "data" \\ %41 one""", "with, comma"):
        odd = folder / name
        with Embedded(odd, binaries, QUICK) as embedded:
            assert ask(embedded.dsn("postgres", "postgres"), "select 1") == 1
            assert running(odd) == Path((odd / "socket").read_text().rstrip())
        assert running(odd) is None


def test_a_path_too_long_for_a_socket_gets_a_short_one_that_is_noted(binaries: Binaries, folder: Path) -> None:
    deep = folder / ("x" * 120)
    with Embedded(deep, binaries, QUICK) as embedded:
        noted = Path((deep / "socket").read_text().strip())
        assert running(deep) == noted
        assert stat.S_IMODE(noted.stat().st_mode) == 0o700
        assert ask(embedded.dsn("postgres", "postgres"), "select 1") == 1
    assert not noted.exists()


def test_a_second_server_on_the_same_data_is_refused_but_may_connect(binaries: Binaries, data: Path) -> None:
    with Embedded(data, binaries, QUICK):
        assert refused(Embedded(data, binaries, QUICK)) == "postgres.already_running"
        code = "import sys; from pathlib import Path; from anmin.kernel.postgres import running; print(running(Path(sys.argv[1])))"
        seen = subprocess.run([sys.executable, "-c", code, data], capture_output=True, text=True, check=True)
        socket = Path(seen.stdout.strip())
        assert ask(address(socket, "postgres", "postgres"), "select 1") == 1
    with Embedded(data, binaries, QUICK) as later:
        assert later.poll() is None


def test_init_alone_makes_a_cluster_and_again_changes_nothing(binaries: Binaries, data: Path) -> None:
    embedded = Embedded(data, binaries, QUICK)
    embedded.init()
    made = (data / "cluster" / "global" / "pg_control").stat()
    embedded.init()
    assert (data / "cluster" / "global" / "pg_control").stat().st_mtime_ns == made.st_mtime_ns
    assert running(data) is None


def test_data_of_another_major_version_is_refused(binaries: Binaries, folder: Path) -> None:
    embedded = Embedded(folder, binaries, QUICK)
    embedded.init()
    (folder / "cluster" / "PG_VERSION").write_text("14\n")
    with pytest.raises(PostgresFault, match="14") as caught:
        embedded.start()
    assert caught.value.code == "postgres.other_version"


def test_files_that_are_no_cluster_are_refused_and_left_alone(binaries: Binaries, folder: Path) -> None:
    (folder / "cluster").mkdir()
    (folder / "cluster" / "letter.txt").write_text("mine")
    assert refused(Embedded(folder, binaries, QUICK)) == "postgres.not_a_cluster"
    assert (folder / "cluster" / "letter.txt").read_text() == "mine"


def test_a_killed_initdb_leaves_nothing_that_hinders(binaries: Binaries, folder: Path) -> None:
    (folder / "cluster.new" / "base").mkdir(parents=True)
    (folder / "cluster.new" / "PG_VERSION").write_text("18\n")
    with Embedded(folder, binaries, QUICK) as embedded:
        assert embedded.poll() is None


def test_the_server_outlives_the_thread_that_started_it(binaries: Binaries, data: Path) -> None:
    embedded = Embedded(data, binaries, QUICK)
    starter = threading.Thread(target=embedded.start)
    starter.start()
    starter.join()
    assert embedded.wait(1.0) is None
    assert ask(embedded.dsn("postgres", "postgres"), "select 1") == 1
    embedded.stop()


def test_its_death_is_told_and_it_can_be_started_again(binaries: Binaries, data: Path) -> None:
    with Embedded(data, binaries, QUICK) as embedded:
        told: list[int] = []
        heard = threading.Event()

        def tell(code: int) -> None:
            told.append(code)
            heard.set()

        embedded.watch(tell)
        os.kill(embedded.pid, 9)
        assert heard.wait(10)
        assert told == [embedded.poll()] == [-9]
        embedded.start()
        assert embedded.poll() is None
        assert ask(embedded.dsn("postgres", "postgres"), "select 1") == 1


def test_a_child_busy_without_its_postmaster_is_sent_away(
    binaries: Binaries, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postmaster, "GRACE", 0.3)
    with Embedded(data, binaries, QUICK) as embedded:
        busy = threading.Thread(target=_busy, args=(embedded.dsn("postgres", "postgres"),))
        busy.start()
        while not ask(
            embedded.dsn("postgres", "postgres"), "select count(*) from pg_stat_activity where query ~ '^sele.*1e11'"
        ):
            time.sleep(0.05)
        os.kill(embedded.pid, 9)
        embedded.wait(10)
        embedded.start()
        assert ask(embedded.dsn("postgres", "postgres"), "select 1") == 1
        busy.join()


def _busy(dsn: str) -> None:
    with pytest.raises((OSError, asyncpg.PostgresError)):
        ask(dsn, "select count(*) from generate_series(1, 1e11::bigint) g where g < 0")


def test_a_server_that_somebody_else_started_is_left_running(
    binaries: Binaries, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postmaster, "GRACE", 0.3)
    embedded = Embedded(data, binaries, QUICK)
    embedded.init()
    layout = Layout(data)
    who = account.choose(None, layout.owner())
    command = [binaries.tool("postgres"), "-D", str(layout.cluster), "-h", "", "-k", str(layout.cluster)]
    by_hand = subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd="/", **who.switch())
    try:
        assert refused(embedded) == "postgres.occupied"
        assert by_hand.poll() is None
    finally:
        by_hand.terminate()
        by_hand.wait()
    with embedded:
        assert embedded.poll() is None


def test_a_process_number_that_came_round_does_not_hinder(binaries: Binaries, data: Path) -> None:
    embedded = Embedded(data, binaries, QUICK)
    embedded.init()
    layout = Layout(data)
    who = account.choose(None, layout.owner())
    stranger = subprocess.Popen(["sleep", "60"], cwd="/", **who.switch())
    try:
        note = layout.cluster / "postmaster.pid"
        note.write_text(f"{stranger.pid}\n{layout.cluster}\n1\n5432\n{layout.run}\n\n 1 1\nready   \n")
        os.chown(note, who.uid, who.gid)
        assert running(data) is None
        with embedded:
            assert embedded.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_why_it_does_not_start_is_said(binaries: Binaries, folder: Path) -> None:
    embedded = Embedded(folder, binaries, QUICK)
    embedded.init()
    shutil.rmtree(folder / "cluster" / "global")
    with pytest.raises(PostgresFault, match="global") as caught:
        embedded.start()
    assert caught.value.code == "postgres.start_failed"
    assert embedded.poll() is None


def test_transaction_numbers_can_be_raised_past_any_other(binaries: Binaries, data: Path) -> None:
    with Embedded(data, binaries, QUICK) as embedded:
        far = (7 << 32) + 5
        embedded.raise_epoch(far)
        assert int(str(ask(embedded.dsn("postgres", "postgres"), "select pg_current_xact_id()::text"))) > far


@root_only
def test_programs_that_the_account_cannot_read_are_copied(
    binaries: Binaries, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not binaries.place.parts:
        pytest.skip("only the wheel's programs are complete in themselves")
    hidden = folder / "hidden"
    for part in binaries.place.parts:
        shutil.copytree(binaries.place.root / part, hidden / part, ignore=shutil.ignore_patterns("*.a"))
    hidden.chmod(0o700)
    with Embedded(folder / "pg", binaries.moved_to(hidden), QUICK) as embedded:
        assert embedded.binaries.bin.is_relative_to(folder / "pg" / "install")
        assert ask(embedded.dsn("postgres", "postgres"), "select 1") == 1
        subprocess.run([embedded.binaries.tool("pg_dump"), "--version"], check=True, capture_output=True)


@root_only
def test_a_closed_folder_above_is_named_and_not_opened(binaries: Binaries, folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    assert refused(Embedded(closed / "pg", binaries, QUICK)) == "postgres.unreachable_data"
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@root_only
def test_a_number_without_a_name_will_do(binaries: Binaries, folder: Path) -> None:
    with Embedded(folder, binaries, Manner(durable=False, account=54321)) as embedded:
        assert (folder / "cluster").stat().st_uid == 54321
        assert Path(f"/proc/{embedded.pid}").stat().st_uid == 54321
        assert ask(embedded.dsn("postgres", "postgres"), "select 1") == 1


@root_only
def test_a_cluster_that_root_copied_is_given_to_the_account(binaries: Binaries, data: Path) -> None:
    Embedded(data, binaries, QUICK).init()
    for path in (data / "cluster", *(data / "cluster").rglob("*")):
        os.chown(path, 0, 0)
    with Embedded(data, binaries, QUICK) as embedded:
        assert ask(embedded.dsn("postgres", "postgres"), "select 1") == 1


def test_a_scratch_server_that_was_killed_is_swept_away_and_a_living_one_is_not(
    binaries: Binaries, folder: Path
) -> None:
    code = """
import sys, time
from pathlib import Path
from anmin.kernel.postgres import find, scratch
with scratch(find(), Path(sys.argv[1])) as server:
    print(server.pid, flush=True)
    time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        (left,) = folder.iterdir()
        sweep(folder, older_than=-1)
        assert left.exists()
        process.kill()
    postmaster.wait_until_left(left / "cluster", 20)
    sweep(folder, older_than=3600)
    assert left.exists()
    sweep(folder, older_than=-1)
    assert not left.exists()
