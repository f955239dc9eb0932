"""Starting and stopping our own server: its life, its death, and the processes that stand in its way."""

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import asyncpg
import pytest

from anmin.kernel.postgres import Binaries, Embedded, PostgresFault, account, address, postmaster, running
from anmin.kernel.postgres.layout import Layout
from anmin.kernel.postgres.scratch import sweep
from tests.kernel.postgres.asking import QUICK, ask, refused


def test_a_second_server_on_the_same_data_is_refused_but_may_connect(binaries: Binaries, data: Path) -> None:
    with Embedded(data, binaries, QUICK):
        assert refused(Embedded(data, binaries, QUICK)) == "postgres.already_running"
        code = "import sys; from pathlib import Path; from anmin.kernel.postgres import running; print(running(Path(sys.argv[1])))"
        seen = subprocess.run([sys.executable, "-c", code, data], capture_output=True, text=True, check=True)
        socket = Path(seen.stdout.strip())
        assert ask(address(socket, "postgres", "postgres"), "select 1") == 1
    with Embedded(data, binaries, QUICK) as later:
        assert later.poll() is None


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
