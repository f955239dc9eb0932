"""SIGKILL at random moments of api, worker and PostgreSQL under concurrent writes, and what must hold afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import subprocess
import sys
from collections import Counter

import asyncpg

from bench.town import Row, at_least
from faults.reader import Reader
from faults.town import Town, town
from faults.writers import Writers

VICTIMS = ("api", "worker", "postgres", "backend")


def measure(rounds: int = 200, seed: int = 20261121) -> list[Row]:
    """Kill `rounds` times; the figures of loss, doubling and gaps must all be nought."""
    with town() as place:
        return asyncio.run(_kill(place, rounds, random.Random(seed)))


async def _kill(place: Town, rounds: int, chance: random.Random) -> list[Row]:
    token, office = await asyncio.to_thread(place.sign_in)
    writers = Writers(place.url, office, 8)
    reader = Reader(place.url, token, f"office:{office}")
    writing, reading = asyncio.create_task(writers.run()), asyncio.create_task(reader.run())
    struck: Counter[str] = Counter()
    for _ in range(rounds):
        await asyncio.sleep(chance.uniform(0, 0.5))
        victim = chance.choice(VICTIMS)
        struck[victim] += _strike(place, victim, chance)
        await asyncio.to_thread(place.wait_until_ready)
    writers.stop()
    await writing
    await asyncio.sleep(3)
    reader.stop()
    await asyncio.wait_for(reading, 30)
    return await _count(place, writers, reader, struck)


def _strike(place: Town, victim: str, chance: random.Random) -> int:
    pids = {
        "api": lambda: place.children(" api --fd"),
        "worker": lambda: place.children(" worker "),
        "postgres": lambda: place.children("postgres -D"),
        "backend": lambda: [pid for server in place.children("postgres -D") for pid in place.below(server)],
    }[victim]()
    if not pids:
        return 0
    with contextlib.suppress(ProcessLookupError):
        os.kill(chance.choice(pids), signal.SIGKILL)
        return 1
    return 0


async def _count(place: Town, writers: Writers, reader: Reader, struck: Counter[str]) -> list[Row]:
    conn = await asyncpg.connect(place.dsn())
    try:
        stored = Counter(row["id"] for row in await conn.fetch("select id from probe_notes"))
        lines = Counter(
            row["subject"] for row in await conn.fetch("select subject from journal where event = 'probe.Noted'")
        )
        seqs = [row["seq"] for row in await conn.fetch("select seq from journal where event = 'probe.Noted'")]
    finally:
        await conn.close()
    given = list(writers.ledger.acknowledged.values())
    lost = sum(1 for note in given if stored[note] != 1 or lines[f"note:{note}"] != 1)
    doubled = len(stored) - len(set(given)) + len(given) - len(set(given))
    heard = Counter(reader.heard)
    gaps = sum(1 for seq in seqs if not heard[seq])
    twice = sum(times - 1 for times in heard.values())
    kills = ", ".join(f"{name} {times}" for name, times in sorted(struck.items()))
    return [
        Row(f"SIGKILLs that struck ({kills})", sum(struck.values()), "", "", 0, 0),
        at_least("writes acknowledged meanwhile", len(given), "", max(1, sum(struck.values()))),
        Row("answers asked for again by their key", writers.ledger.repeats, "", "", 0, 0),
        none("acknowledged writes lost", lost),
        none("writes doubled", doubled),
        none("answers other than done or unavailable", len(writers.ledger.surprises)),
        none(f"journal lines a resuming reader missed, {reader.reconnects} reconnects", gaps),
        none("journal lines it heard twice", twice),
        none("faults found by anmin journal verify", await asyncio.to_thread(verify, place)),
    ]


def none(name: str, value: float) -> Row:
    """A figure that must be nought."""
    return Row(name, value, "", "0", 1, value * 2)


def verify(place: Town) -> int:
    """The exit code of `anmin journal verify`: 0 when every seal holds."""
    environment = {**os.environ, "ANMIN_DATA_DIR": str(place.folder)}
    command = [sys.executable, "-m", "anmin", "journal", "verify"]
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode


