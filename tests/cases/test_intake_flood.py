"""A flood from one device is slowed and told how long; nobody else is, and an alarm in the flood arrives."""

import asyncio

import asyncpg

from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

FLOODING, OTHER = "device-that-floods", "device-of-another"


async def test_only_the_device_that_floods_is_slowed(town: StoryTown) -> None:
    seen = [
        (await town.ask(None, "POST", "/cases", content="测试一下", device=FLOODING)).status_code for _ in range(12)
    ]
    assert seen == [200] * 6 + [429] * 6
    refused = await town.ask(None, "POST", "/cases", content="又来", device=FLOODING)
    assert refused.json()["code"] == "slow_down"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    await town.call(None, "POST", "/cases", content="真的有事", device=OTHER)
    alarm = await town.call(None, "POST", "/cases", tag="robbery", position=HERE, device=FLOODING)
    assert alarm["level"] == 1
    await town.passes(seconds=int(refused.headers["retry-after"]) + 1)
    await town.call(None, "POST", "/cases", content="等了一会儿", device=FLOODING)


async def test_a_phone_that_asks_again_is_no_flood(town: StoryTown) -> None:
    again = {"content": "信号不好，一直重发", "device": FLOODING, "key": "key-of-a-weak-signal-01"}
    answers = [await town.call(None, "POST", "/cases", **again) for _ in range(12)]
    assert len({each["case"] for each in answers}) == 1


async def test_one_key_is_one_case_under_concurrency(town: StoryTown, superuser: asyncpg.Connection) -> None:
    key = "key-of-one-report-000001"
    answers = await asyncio.gather(
        *(town.ask(None, "POST", "/cases", tag="fire", position=HERE, key=key) for _ in range(10))
    )
    assert [each.status_code for each in answers] == [200] * 10
    assert len({each.json()["case"] for each in answers}) == 1
    assert await superuser.fetchval("select count(*) from cases") == 1


async def test_odd_text_is_taken(town: StoryTown) -> None:
    name = "Ὀδυσσεύς " * 22 + "王"
    said = await town.call(
        None,
        "POST",
        "/cases",
        content="🆘" * 500 + "龍龜麵\r\n\t第二行",
        name=name[:200].strip(),
        address="臺北路１號🏠",
    )
    assert said["state"] == "received"
