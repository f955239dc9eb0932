"""A full disk under concurrent writes: clear refusals while it lasts, and no human hand needed when space returns.

The data folder lies on a small file system in memory, which only root may mount.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import asyncpg

from anmin.kernel.troubles import AWAY
from bench.town import Row, at_least, at_most
from faults import books
from faults.rows import left_out, none
from faults.town import PATIENCE, Town, strike, town
from faults.writers import Ledger, Manner, Writers, writing

Blow = Callable[[Town], Awaitable[None]]
"""What else happens while the disk is full."""
SIZE = 600
"""Megabytes: a fresh house with its log takes a fifth of it."""
NAME = "disk full"


def measure(seconds: float = 8) -> list[Row]:
    """Fill the disk of a house of its own with each of `BLOWS`, each time for so many seconds."""
    if why := why_not():
        return [left_out(NAME, why)]
    with small_disk() as folder, town(folder) as place:
        return asyncio.run(check(place, seconds))


def why_not() -> str:
    """Why this machine gives us no small disk; empty when it does."""
    if os.geteuid():
        return "only root may mount a small file system"
    try:
        with small_disk():
            return ""
    except subprocess.CalledProcessError:
        return "this machine allows no mount"


@contextmanager
def small_disk() -> Iterator[Path]:
    """A folder with its own little file system, unmounted whatever happens. Raises CalledProcessError."""
    folder = Path(tempfile.mkdtemp(prefix="anmin-disk-"))
    options = f"size={SIZE}m,mode=711"
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True, capture_output=True)
        try:
            yield folder
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)
    finally:
        folder.rmdir()


async def check(place: Town, seconds: float) -> list[Row]:
    """Fill the small disk on which this house lies, again and again, and give it back."""
    since = await books.begin(place.dsn())
    _, office = await asyncio.to_thread(place.sign_in)
    writers = Writers(place.url, office, random.Random(1), Manner(pace=0.02))
    longest = 0.0
    async with writing(writers):
        for blow in BLOWS:
            await _until_more(writers, 50)
            await _fill(place, seconds, blow)
            longest = max(longest, await _until_more(writers, 1))
            await asyncio.to_thread(place.wait_until_whole)
        await _until_more(writers, 50)
    await books.until_quiet(place.dsn())
    return [
        *_refusals(writers.ledger),
        at_most("longest time from free space to the next acknowledged write", longest, "s", PATIENCE),
        *await books.writes(place.dsn(), since, writers.ledger),
        *await books.effects(place.dsn()),
        *books.seals(await books.until_sealed(place)),
    ]


def _refusals(ledger: Ledger) -> list[Row]:
    return [
        at_least("writes refused as storage_full", ledger.refused["storage_full"], "", 1),
        at_least("writes refused as unavailable, the server being down", ledger.refused["unavailable"], "", 1),
        none("requests without an answer", ledger.unanswered),
    ]


async def _fill(place: Town, seconds: float, blow: Blow) -> None:
    ballast = place.folder.parent / "ballast"
    until = time.monotonic() + seconds
    try:
        _take_all(ballast)
        await blow(place)
        while time.monotonic() < until:
            _take_all(ballast)
            await asyncio.sleep(0.2)
    finally:
        ballast.unlink()


async def _nothing(place: Town) -> None:
    """The disk alone."""


async def _kill(place: Town) -> None:
    """The server dies and must start on a full disk."""
    for pid in place.pids("postgres -D"):
        strike(pid)


async def _end_the_log(place: Town) -> None:
    """The write-ahead log needs its next file and cannot make it: PostgreSQL itself gives up."""
    with suppress(*AWAY, asyncpg.PostgresError):
        conn = await asyncpg.connect(place.dsn())
        for _ in range(8):
            await conn.execute("select pg_logical_emit_message(true, 'faults', 'on'); select pg_switch_wal()")


BLOWS: tuple[Blow, ...] = (_nothing, _kill, _end_the_log)


async def _until_more(writers: Writers, many: int) -> float:
    """Until so many further writes were acknowledged; the seconds it took. Raises TimeoutError."""
    began, before = time.monotonic(), len(writers.ledger.acknowledged)
    async with asyncio.timeout(PATIENCE):
        while len(writers.ledger.acknowledged) < before + many:
            await asyncio.sleep(0.02)
    return time.monotonic() - began


def _take_all(ballast: Path) -> None:
    """Every block that is free now, and again what has become free since."""
    with ballast.open("ab", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1 << 16))
        except OSError:
            return
