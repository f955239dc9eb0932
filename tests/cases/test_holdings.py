"""A citizen's copy of their matters, and what erasing an account does to them."""

from collections.abc import AsyncIterator

import pytest_asyncio

from anmin.kernel.clock import SetClock
from anmin.kernel.house import House
from tests.stories.town import HERE, StoryTown, story_town


@pytest_asyncio.fixture
async def town(house: House, clock: SetClock, address: str) -> AsyncIterator[StoryTown]:
    async with story_town(house, clock, address) as made:
        yield made


TOLD = "邻居家传来争吵，有人在哭"


async def test_the_copy_holds_what_was_written_and_told(town: StoryTown) -> None:
    await town.citizen("resident", "13900007777")
    case = (await town.call("resident", "POST", "/cases", content=TOLD, place=HERE))["case"]
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    await town.call("call_taker", "POST", f"/cases/{case}/messages", body="民警马上到")
    parts = {each["name"]: each for each in (await town.call("resident", "POST", "/me/data"))["parts"]}
    [copy] = parts["cases"]["data"]
    assert (copy["content"], [each["body"] for each in copy["messages"]]) == (TOLD, ["民警马上到"])
    await town.citizen("stranger", "13900008888")
    strange = {each["name"]: each for each in (await town.call("stranger", "POST", "/me/data"))["parts"]}
    assert strange["cases"]["data"] == []
