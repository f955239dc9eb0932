"""Making our own cluster: its settings, roles, paths and accounts, and the files that stand in its way."""

import asyncio
import os
import shutil
import stat
import subprocess
from pathlib import Path

import asyncpg
import pytest

from anmin.kernel.postgres import Binaries, Embedded, Manner, PostgresFault, prepare, running
from tests.kernel.postgres.asking import QUICK, ask, refused

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root can start a server as somebody else")


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
