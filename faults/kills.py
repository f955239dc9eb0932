"""SIGKILL at random moments of api, worker and PostgreSQL under concurrent writes, and what must hold afterwards."""

from __future__ import annotations

import asyncio
import random
import sys
from collections import Counter
from collections.abc import Callable

from bench.town import Row, at_least, at_most
from faults import books
from faults.reader import Reader
from faults.rows import none
from faults.town import PATIENCE, Town, below, command_of, strike, town
from faults.writers import Writers

OFTEN_TWO = 0.2
"""How often a second victim falls in the same instant, and how often one while the first is still being replaced."""


def measure(rounds: int = 200, abandoned: int = 2, seed: int = 20261121) -> list[Row]:
    """`rounds` of kills, and `serve` itself killed `abandoned` times; losses, doublings and gaps must be nought."""
    with town() as place:
        return asyncio.run(Kills(place, random.Random(seed)).run(rounds, abandoned))


class Kills:
    """One run: the house, who falls, and how long the house took to stand again."""

    def __init__(self, place: Town, chance: random.Random) -> None:
        self.place = place
        self.chance = chance
        self.struck: Counter[str] = Counter()
        self.longest = 0.0
        self.left_behind = 0

    async def run(self, rounds: int, abandoned: int) -> list[Row]:
        token, office = await asyncio.to_thread(self.place.sign_in)
        topic = f"office:{office}"
        readers = [
            Reader(self.place.url, token, topic),
            Reader(self.place.url, token, topic, fickle=random.Random(self.chance.random())),
        ]
        listening = [asyncio.create_task(each.run()) for each in readers]
        for each in readers:
            await asyncio.wait_for(each.placed.wait(), PATIENCE)
        writers = Writers(self.place.url, office, self.chance)
        writing = asyncio.create_task(writers.run())
        await self._rounds(rounds, abandoned, writing)
        writers.stop()
        await asyncio.wait_for(writing, 120)
        await books.until_quiet(self.place.dsn())
        await books.until_heard(self.place.dsn(), readers)
        for each in readers:
            each.stop()
        await asyncio.wait_for(asyncio.gather(*listening), 30)
        return [*self._told(rounds), *await self._held(writers, readers)]

    async def _rounds(self, rounds: int, abandoned: int, writing: asyncio.Task[None]) -> None:
        without_parent = {rounds * (n + 1) // (abandoned + 1) for n in range(abandoned)}
        for number in range(1, rounds + 1):
            await asyncio.sleep(self.chance.uniform(0, 0.5))
            await self._round()
            if number in without_parent:
                await asyncio.to_thread(self._abandon)
            if writing.done():
                await writing
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

    def _told(self, rounds: int) -> list[Row]:
        kills = ", ".join(f"{name} {times}" for name, times in sorted(self.struck.items()))
        return [
            at_least(f"SIGKILLs that struck ({kills})", self.struck.total(), "", rounds),
            at_most("longest time until every process stood again", self.longest, "s", PATIENCE),
            none("processes left behind by a killed anmin serve", self.left_behind),
        ]

    async def _held(self, writers: Writers, readers: list[Reader]) -> list[Row]:
        dsn = self.place.dsn()
        return [
            *await books.writes(dsn, writers.ledger),
            *await books.effects(dsn),
            *await books.hearing(dsn, readers),
            *books.seals(await books.until_sealed(self.place)),
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
