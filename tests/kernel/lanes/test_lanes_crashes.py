"""Workers that are killed and databases that go away: every effect exactly once."""

import asyncio
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from anmin.app.migrate import migrate
from anmin.kernel.clock import SystemClock
from anmin.kernel.db import Where
from anmin.kernel.postgres import Embedded, find, prepare
from tests.kernel.lanes.lamps.actions import SetTimer, Switch, set_timer, switch
from tests.kernel.lanes.lamps.reactions import REACTIONS
from tests.kernel.lanes.lamps.town import Town, add_lamps, open_town

LAMPS, TURNS = 10, 12


async def _write(town: Town) -> None:
    for number in range(LAMPS * TURNS):
        await town.act(switch, Switch(UUID(int=number % LAMPS)))
        timer = SetTimer(name="lamps.dim", subject=f"lamp:{number}", due=town.house.clock.now())
        await town.act(set_timer, timer)
        await asyncio.sleep(0.02)


async def _has_every_effect_once(town: Town) -> None:
    strokes = await town.strokes()
    for what in ("siren", "bell"):
        seen = [(subject, version) for kind, subject, version, _ in strokes if kind == what]
        assert sorted(seen) == sorted((f"lamp:{UUID(int=n)}", v) for n in range(LAMPS) for v in range(1, TURNS + 1))
        for lamp in range(LAMPS):
            versions = [version for subject, version in seen if subject == f"lamp:{UUID(int=lamp)}"]
            assert versions == list(range(1, TURNS + 1))
    dimmed = [subject for kind, subject, *_ in strokes if kind == "dim"]
    assert sorted(dimmed) == sorted(f"lamp:{number}" for number in range(LAMPS * TURNS))
    assert await town.jobs() == []


def _start(where: Where) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.kernel.lanes.lamps.process", where["host"], where["database"]]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3])


async def _kill_in_the_middle(where: Where, chance: random.Random) -> None:
    process = _start(where)
    assert process.stdout
    await asyncio.to_thread(process.stdout.readline)
    await asyncio.sleep(chance.uniform(0.02, 0.3))
    process.send_signal(signal.SIGKILL)
    await asyncio.to_thread(process.wait)
    process.stdout.close()


async def test_killed_workers_leave_every_effect_exactly_once(live_town: Town, lamps: Where) -> None:
    chance = random.Random(20260301)
    writing = asyncio.create_task(_write(live_town))
    for _ in range(2):
        await asyncio.gather(*(_kill_in_the_middle(lamps, chance) for _ in range(2)))
    await writing
    await live_town.conn.execute("update timers set leased_until = now() where lease is not null")
    async with live_town.working(*REACTIONS), live_town.working(*REACTIONS):
        await live_town.until_idle()
    await _has_every_effect_once(live_town)


async def test_lanes_survive_the_end_of_their_connections(live_town: Town) -> None:
    async with live_town.working(*REACTIONS):
        writing = asyncio.create_task(_write(live_town))
        for _ in range(4):
            await asyncio.sleep(0.4)
            await live_town.conn.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                " and query like '%picked%' and pid <> pg_backend_pid()"
            )
        await writing
        await live_town.until_idle()
    await _has_every_effect_once(live_town)


async def test_lanes_survive_a_killed_database() -> None:
    with TemporaryDirectory(prefix="anmin-lanes-") as folder, Embedded(Path(folder), find()) as own:
        await prepare(own.dsn("postgres", "postgres"))
        where = Where(host=parse_qs(urlsplit(own.dsn()).query)["host"][0], database="anmin")
        await migrate(where)
        await add_lamps(where)
        async with open_town(where, SystemClock()) as town:
            await _write(town)
            async with town.working(*REACTIONS):
                await asyncio.sleep(0.1)
                os.kill(own.pid, signal.SIGKILL)
                await asyncio.to_thread(own.wait, 10)
                await asyncio.sleep(0.5)
                await asyncio.to_thread(own.start)
                town.conn = await town.house.db.connect()
                await town.until_idle()
            await _has_every_effect_once(town)
