"""Ordinary calls wait their turn; whoever would wait too long is told."""

import asyncio

import pytest

from anmin.kernel import crowd
from anmin.kernel.crowd import Crowd
from anmin.kernel.words import Problem


async def come(place: Crowd, log: list[int], number: int, leave: asyncio.Event, *, looks: bool = False) -> None:
    async with place.turn(looks=looks):
        log.append(number)
        await leave.wait()


async def test_a_few_pass_at_a_time_in_the_order_of_coming() -> None:
    place, log, leave = Crowd(connections=5), list[int](), asyncio.Event()
    coming = [asyncio.create_task(come(place, log, number, leave)) for number in range(6)]
    await asyncio.sleep(0.01)
    assert log == [0, 1, 2]
    leave.set()
    await asyncio.gather(*coming)
    assert log == list(range(6))


async def test_queries_leave_turns_to_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd.os, "cpu_count", lambda: 1)
    place, log, leave = Crowd(connections=5), list[int](), asyncio.Event()
    looking = [asyncio.create_task(come(place, log, number, leave, looks=True)) for number in range(4)]
    acting = asyncio.create_task(come(place, log, 9, leave))
    await asyncio.sleep(0.01)
    assert log == [0, 9]
    leave.set()
    await asyncio.gather(*looking, acting)


async def test_waiting_in_vain_is_told_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "PATIENCE", 0.05)
    place, log, leave = Crowd(connections=3), list[int](), asyncio.Event()
    first = asyncio.create_task(come(place, log, 0, leave))
    await asyncio.sleep(0.01)
    with pytest.raises(Problem, match="busy"):
        await come(place, log, 1, leave)
    leave.set()
    await first
    await come(place, log, 2, leave)
    assert log == [0, 2]


async def test_too_many_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "MOST_WAITING", 1)
    place, log, leave = Crowd(connections=3), list[int](), asyncio.Event()
    here = [asyncio.create_task(come(place, log, number, leave)) for number in range(2)]
    await asyncio.sleep(0.01)
    with pytest.raises(Problem, match="busy"):
        await come(place, log, 9, leave)
    leave.set()
    await asyncio.gather(*here)
