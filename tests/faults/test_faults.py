"""The shorter form of `make faults`: a few kills, the altered rows, a jumping clock and, for root, a full disk."""

import asyncio
from collections.abc import Iterator, Sequence

import pytest

from bench.town import Row
from faults import altered, clock, disk, kills
from faults.town import Town, town


@pytest.fixture(scope="module")
def place() -> Iterator[Town]:
    """One house for all that a house survives."""
    with town() as made:
        yield made


def all_hold(rows: Sequence[Row]) -> bool:
    """Every figure within its limit, and at least one that had a limit."""
    missed = {row.name: row.value for row in rows if row.ratio > 1}
    assert missed == {}
    return any(row.limit_value for row in rows)


def test_a_jumping_clock_loses_and_doubles_nothing(place: Town) -> None:
    assert all_hold(asyncio.run(clock.check(place, seconds=5)))


def test_killed_processes_lose_and_double_nothing(place: Town) -> None:
    assert all_hold(asyncio.run(kills.check(place, rounds=12, abandoned=1)))


def test_an_altered_journal_is_found_and_named(place: Town) -> None:
    assert all_hold(asyncio.run(altered.check(place, altered.BRIEF)))


def test_a_full_disk_is_refused_clearly_and_survived() -> None:
    rows = disk.measure(seconds=2)
    if len(rows) == 1:
        pytest.skip(rows[0].name)
    assert all_hold(rows)
