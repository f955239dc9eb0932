"""SIGKILL at random moments of api, worker and PostgreSQL under concurrent writes, and what must hold afterwards."""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections import Counter
from collections.abc import Callable

from bench.town import Row, at_least, at_most
from faults import books
from faults.reader import Reader, listening
from faults.rows import none, told
from faults.town import PATIENCE, Town, below, command_of, strike, town
from faults.writers import Writers, writing

LONGEST = 1200.0
"""Seconds after which no further round begins."""
OFTEN_TWO = 0.2
"""How often a second victim falls in the same instant, and how often one while the first is still being replaced."""


def measure(rounds: int = 200) -> list[Row]:
    """So many rounds on a house of its own, and `serve` itself killed twice."""
    with town() as place:
        return asyncio.run(check(place, rounds, abandoned=2))


async def check(place: Town, rounds: int, abandoned: int, seed: int = 20261121) -> list[Row]:
    """`rounds` of kills, and `serve` itself killed `abandoned` times; losses, doublings and gaps must be nought."""
    chance = random.Random(seed)
    since = await books.begin(place.dsn())
    token, office = await asyncio.to_thread(place.sign_in)
    fickle = random.Random(chance.random())
    readers = [
        Reader(place.url, token, f"office:{office}"),
        Reader(place.url, token, f"office:{office}", fickle=fickle),
    ]
    writers = Writers(place.url, office, chance)
    kills = Kills(place, chance)
    async with listening(*readers):
        async with writing(writers) as work:
            await kills.run(rounds, abandoned, work)
        quiet = await books.until_quiet(place.dsn())
        await books.until_heard(place.dsn(), since, readers)
    return [
        *kills.fallen(rounds),
        *await books.writes(place.dsn(), since, writers.ledger),
        told("time from the last kill until every effect was there", quiet, "s"),
        *await books.effects(place.dsn()),
        *await books.hearing(place.dsn(), since, readers),
        *books.seals(await books.until_sealed(place)),
    ]


class Kills:
    """One run: the house, who falls, and how long the house took to stand again."""

    def __init__(self, place: Town, chance: random.Random) -> None:
        self.place = place
        self.chance = chance
        self.struck: Counter[str] = Counter()
        self.longest = 0.0
        self.left_behind = 0

    async def run(self, rounds: int, abandoned: int, work: asyncio.Task[None]) -> None:
        """Kill while `work` goes on; ends early, with too few kills, when it takes longer than it may."""
        without_parent = {rounds * (n + 1) // (abandoned + 1) for n in range(abandoned)}
        until = time.monotonic() + LONGEST
        for number in range(1, rounds + 1):
            await asyncio.sleep(self.chance.uniform(0, 0.5))
            await self._round()
            if number in without_parent:
                await asyncio.to_thread(self._abandon)
            if work.done():
                await work
            if time.monotonic() > until:
                return
            if not number % 20:
                print(f"  {number} rounds, {self.struck.total()} kills", file=sys.stderr, flush=True)

    async def _round(self) -> None:
        self._strike()
        if self.chance.random() < OFTEN_TWO:
            self._strike()
        if self.chance.random() < OFTEN_TWO:
            await asyncio.sleep(self.chance.uniform(0, 1.5))
            self._strike()
        self.longest = max(self.longest, await asyncio.to_thread(self.place.wait_until_whole))

    def _strike(self) -> None:
        """One victim of a kind drawn by lot among those that stand just now."""
        names = list(VICTIMS)
        self.chance.shuffle(names)
        for name in names:
            pids = VICTIMS[name](self.place)
            if pids and strike(self.chance.choice(pids)):
                self.struck[name] += 1
                return

    def _abandon(self) -> None:
        self.struck["serve"] += 1
        self.left_behind += self.place.abandon()
        self.place.start()

    def fallen(self, rounds: int) -> list[Row]:
        """How many fell, and whether all came back."""
        kills = ", ".join(f"{name} {times}" for name, times in sorted(self.struck.items()))
        return [
            at_least(f"SIGKILLs that struck ({kills})", self.struck.total(), "", rounds),
            at_most("longest time until every process stood again", self.longest, "s", PATIENCE),
            none("processes left behind by a killed anmin serve", self.left_behind),
        ]


def _server(place: Town) -> list[int]:
    return place.pids("postgres -D")


def _of_server(place: Town) -> list[int]:
    return [pid for server in _server(place) for pid in below(server)]


def _busy(place: Town) -> list[int]:
    """Sessions of the house's roles, those at work before those that wait."""
    sessions = {pid: title for pid in _of_server(place) if " anmin_" in (title := command_of(pid))}
    return [pid for pid, title in sessions.items() if not title.rstrip(" \0").endswith("idle")] or list(sessions)


def _of_its_own(place: Town) -> list[int]:
    """PostgreSQL's own processes: checkpointer, log writer and the like."""
    return [pid for pid in _of_server(place) if " anmin_" not in command_of(pid)]


VICTIMS: dict[str, Callable[[Town], list[int]]] = {
    "api": lambda place: place.pids("anmin api "),
    "worker": lambda place: place.pids("anmin worker "),
    "postmaster": _server,
    "backend": _busy,
    "postgres auxiliary": _of_its_own,
}
