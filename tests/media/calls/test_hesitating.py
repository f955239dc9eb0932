"""An engine that does not answer in time is told again until it has done what the house says is so."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from anmin.kernel.house import House
from anmin.media import switchboard
from tests.media.calls.conftest import Line, tend
from tests.media.calls.test_joining import known

__all__ = ["known"]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(switchboard, "PATIENCE", 0.1)


async def never(*asked: object) -> None:
    del asked
    await asyncio.Event().wait()


async def test_a_hold_is_asked_for_again_and_lifted_only_when_the_engine_has(
    line: Line, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    with monkeypatch.context() as hesitates:
        hesitates.setattr(line.engine, "hold", never)
        await line.good(f"/{call}/hold", line.taker, on=True)
        await tend(house, call)
    assert (await line.show(call))["state"] == "held"
    await tend(house, call)
    assert line.engine.asked[-1] == ("hold", sent)
    with monkeypatch.context() as hesitates:
        hesitates.setattr(line.engine, "hold", never)
        assert await line.code(f"/{call}/hold", line.taker, on=False) == "call_still_held"
    assert (await line.show(call))["state"] == "held"
    await line.good(f"/{call}/hold", line.taker, on=False)
    assert line.engine.asked[-1] == ("go on", sent)
    before = len(line.engine.asked)
    await tend(house, call)
    assert len(line.engine.asked) == before, "and a call that goes on asks nothing"


async def test_what_somebody_who_left_sent_and_heard_is_closed_again(
    known: Line, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, officer = known, known.outside.staff("officer", "media.call", "media.join_calls")
    call = await line.answered()
    await line.good("/join", officer, call=call, role="officer")
    theirs, mine = await line.published(call, line.caller), await line.published(call, officer)
    heard = (await line.good(f"/{call}/listenings", officer, of=theirs))["listening"]
    with monkeypatch.context() as hesitates:
        hesitates.setattr(line.engine, "close", never)
        await line.good(f"/{call}/end", officer)
    await tend(house, call)
    assert {each for each in line.engine.asked if each[0] == "close"} == {
        ("close", UUID(mine)),
        ("close", UUID(str(heard))),
    }


async def test_the_end_of_a_call_is_told_again(line: Line, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    call = await line.answered()
    with monkeypatch.context() as hesitates:
        hesitates.setattr(line.engine, "end", never)
        await line.good(f"/{call}/end", line.taker)
    await tend(house, call)
    assert line.engine.asked[-1] == ("end", UUID(call))
