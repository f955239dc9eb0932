"""The clock jumps back and forth by hours and days, on one machine of a house whose other machine is right.

What is injected is the clock of our own processes; PostgreSQL's cannot be set without setting the whole machine's.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import httpx

from bench.town import Row, at_least, at_most
from faults import books
from faults.people import People
from faults.reader import Reader, listening
from faults.rows import none
from faults.town import HERE, PATIENCE, Town, free_port, town
from faults.writers import Manner, Writers, writing

HOUR, DAY = 3600.0, 86400.0
JUMPS = (0.0, HOUR, -HOUR, DAY, -DAY)
EVERY = 1.0
"""Seconds between two jumps."""
LATEST = 2 * DAY
"""At last: later than any timer that was set while the clock was ahead."""
SPAN = "select extract(epoch from max(at) - min(at)) / 3600 from journal where event = 'probe.Noted' and seq > $1"
CORE = 0.5
"""Share of one core that a resting process may use while its clock jumps."""


class Machine:
    """The process with the wrong clock."""

    def __init__(self, place: Town, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._file = folder / "clock"
        self.set(0)
        words = ["--port", str(self.port), "--offset", str(self._file), "--parent", str(os.getpid())]
        with (folder / "jumping.log").open("ab") as log:
            command = [sys.executable, "-m", "faults.jumping", *words]
            self.process = subprocess.Popen(command, env=place.environment, cwd=HERE.parent, stdout=log, stderr=log)

    def set(self, seconds: float) -> None:
        """Put the clock wrong by so much, at once."""
        with self._file.open("r+b" if self._file.exists() else "wb") as file:
            file.write(f"{seconds:<32.0f}".encode())

    def used(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Tell it to stop, and kill it when it does not."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def wait_until_ready(self) -> None:
        """Raises TimeoutError."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.url}/readyz", timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.05)
        raise TimeoutError("the machine with the jumping clock does not become ready")


@contextmanager
def machine(place: Town) -> Iterator[Machine]:
    """A further machine of this house, ready; ended afterwards."""
    made = Machine(place, place.folder)
    try:
        made.wait_until_ready()
        yield made
    finally:
        made.end()


def measure(seconds: float = 40) -> list[Row]:
    """So many seconds of jumps on a house of its own."""
    with town() as place:
        return asyncio.run(check(place, seconds))


async def check(place: Town, seconds: float) -> list[Row]:
    """A machine with a jumping clock beside the right ones of this house: writes, timers, listeners, codes, sessions."""
    since = await books.begin(place.dsn())
    token, office = await asyncio.to_thread(place.sign_in)
    with machine(place) as wrong:
        readers = [Reader(url, token, f"office:{office}") for url in (place.url, wrong.url)]
        writers = Writers(wrong.url, office, random.Random(2), Manner(impatient=0))
        async with listening(*readers):
            async with writing(writers):
                await _jump(wrong, seconds)
                misled = await People(wrong.url, token, wrong.set).misled()
            wrong.set(LATEST)
            await books.until_quiet(place.dsn())
            busy = await _busy(wrong)
            wrong.set(0)
            await books.until_heard(place.dsn(), since, readers)
    return [
        at_least(
            f"{seconds:g} s of jumps by ±1 h and ±1 day; the journal's instants span",
            await _span(place, since),
            "h",
            24,
        ),
        *await books.writes(place.dsn(), since, writers.ledger),
        *await books.effects(place.dsn()),
        *await books.hearing(place.dsn(), since, readers),
        none("listeners refused for anything but an expired session", sum(_odd(each) for each in readers)),
        none(f"codes and sessions misled{': ' * bool(misled)}{'; '.join(misled)}", len(misled)),
        at_most("cores used by a resting process whose clock jumps", busy, "", CORE),
        *books.seals(await books.until_sealed(place)),
    ]


async def _jump(wrong: Machine, seconds: float) -> None:
    chance, until = random.Random(3), time.monotonic() + seconds
    while time.monotonic() < until:
        wrong.set(chance.choice(JUMPS))
        await asyncio.sleep(EVERY)


async def _busy(wrong: Machine, seconds: float = 3) -> float:
    """Cores used while nobody writes and the clock goes on jumping."""
    began, before = time.monotonic(), wrong.used()
    await _jump(wrong, seconds)
    return (wrong.used() - before) / (time.monotonic() - began)


async def _span(place: Town, since: int) -> float:
    conn = await asyncpg.connect(place.dsn())
    try:
        return round(float(await conn.fetchval(SPAN, since) or 0), 1)
    finally:
        await conn.close()


def _odd(reader: Reader) -> int:
    return sum("session_expired" not in each for each in reader.refusals)
