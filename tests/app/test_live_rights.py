"""Who hears what on the live stream: those who may see cases, for as long as they may."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest_asyncio

from anmin.kernel.clock import SetClock
from anmin.kernel.house import House
from tests.stories.town import HERE, StoryTown, story_town


@pytest_asyncio.fixture
async def town(house: House, clock: SetClock, address: str) -> AsyncIterator[StoryTown]:
    async with story_town(house, clock, address) as made:
        yield made


async def heard(town: StoryTown, who: str, seen: list[str]) -> None:
    """Read the stream until the server ends it."""
    headers = {"authorization": f"Bearer {town.tokens[who]}"}
    async with town.http.stream("GET", "/api/v1/live", headers=headers, timeout=30) as stream:
        assert stream.status_code == 200
        async for line in stream.aiter_lines():
            seen.append(line)  # noqa: PERF401 - it is looked at while it grows


async def test_an_administrator_hears_nothing_of_cases(town: StoryTown) -> None:
    await town.staff("sysadmin_of_town", "system_administrator", "CITY")
    seen: list[str] = []
    told: list[str] = []
    listening = [asyncio.create_task(heard(town, "sysadmin_of_town", seen))]
    listening.append(asyncio.create_task(heard(town, "call_taker", told)))
    await asyncio.sleep(0.3)
    await town.call(None, "POST", "/cases", tag="fire", position=HERE)

    async def rung() -> bool:
        return any("cases.Raised" in line for line in told)

    await town.until(rung)
    assert any(line.startswith("retry:") for line in seen)
    assert not listening[0].done()
    assert not [line for line in seen if "cases." in line]
    for each in listening:
        each.cancel()
    await asyncio.gather(*listening, return_exceptions=True)


async def test_all_staff_and_no_citizen_hear_that_a_register_was_changed(town: StoryTown) -> None:
    await town.staff("sysadmin_of_town", "system_administrator", "CITY")
    await town.citizen("hua", "13812345678")
    heard_by: dict[str, list[str]] = {who: [] for who in ("sysadmin_of_town", "officer_s2", "hua")}
    listening = [asyncio.create_task(heard(town, who, seen)) for who, seen in heard_by.items()]
    await asyncio.sleep(0.3)
    known = (await town.call("sysadmin_of_town", "GET", "/registers/cases.disposition/rows"))["rows"][0]["data"]
    await town.call("sysadmin_of_town", "PUT", "/registers/cases.disposition/rows", data=known | {"code": "trial"})

    async def told() -> bool:
        return all(any("registers.RegisterChanged" in line for line in heard_by[who]) for who in list(heard_by)[:2])

    await town.until(told)
    assert not [line for line in heard_by["hua"] if "registers." in line]
    for each in listening:
        each.cancel()
    await asyncio.gather(*listening, return_exceptions=True)


async def test_a_stream_ends_with_the_session(town: StoryTown) -> None:
    told: list[str] = []
    listening = asyncio.create_task(heard(town, "dispatcher", told))
    await asyncio.sleep(0.3)
    await town.call("dispatcher", "POST", "/sign-out")
    await asyncio.wait_for(listening, 10)
    with_a_dead_session = {"authorization": f"Bearer {town.tokens['dispatcher']}"}
    answer = await town.http.get("/api/v1/live", headers=with_a_dead_session)
    assert answer.status_code == httpx.codes.UNAUTHORIZED
