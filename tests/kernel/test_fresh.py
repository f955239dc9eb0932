"""What is held in memory is read again: once for many lines, and again and again while the database is away."""

import asyncio

import pytest

from anmin.kernel import fresh
from anmin.kernel.fresh import Fresh
from anmin.kernel.journal import Line

LINE: Line = object()  # type: ignore[assignment]
"""Whatever a line says, all is read again."""


class Shelf:
    """Counts how often it was read; the first `away` times the database is not there."""

    def __init__(self, away: int = 0) -> None:
        self.away = away
        self.tries = 0
        self.read = 0

    async def load(self) -> None:
        self.tries += 1
        await asyncio.sleep(0.005)
        if self.tries <= self.away:
            raise ConnectionRefusedError
        self.read += 1


async def settled(shelf: Shelf, read: int) -> None:
    async with asyncio.timeout(5):
        while shelf.read < read:
            await asyncio.sleep(0.005)
    await asyncio.sleep(0.02)


async def test_many_lines_are_one_reading_and_one_that_came_meanwhile_another() -> None:
    shelf = Shelf()
    kept = Fresh("shelf", shelf.load)
    for _ in range(100):
        kept.hear(LINE)
    await asyncio.sleep(0.002)
    kept.hear(LINE)
    await settled(shelf, 2)
    assert shelf.tries == 2


async def test_it_goes_on_trying_while_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh, "PAUSE", 0.01)
    shelf = Shelf(away=3)
    Fresh("shelf", shelf.load).hear(LINE)
    await settled(shelf, 1)
    assert shelf.tries == 4
