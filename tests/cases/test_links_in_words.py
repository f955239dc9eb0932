"""Likely duplicates of a report whose place is known in words only: by what is said and when, never by reading every case."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import asyncpg
import msgspec

from anmin.cases.store import duplicates as store
from anmin.kernel.access import Scope
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

OPEN = 10_000
FILL = """
insert into cases (id, number, version, epoch, kind, state, call_kind, channel, raised_by, desk, first_office, office,
  offices, first_level, level, raised_at)
select md5('case' || n)::uuid, 'old-' || n, 1, 1, 'emergency', 'handling', 'help', 'phone', 'staff', $1::uuid, $1, $1,
  array[$1], 3, 3, $2::timestamptz - n * interval '1 second' from generate_series(1, $3::int) n
"""
FAR: dict[str, Any] = {"place": HERE, "address": "通泰街 1 号", "content": "楼上漏水"}


async def found(town: StoryTown, **asked: Any) -> list[tuple[str, list[str]]]:
    likely = await town.call("call_taker", "POST", "/cases/duplicates", **asked)
    return [(each["case"], [why["likeness"] for why in each["why"]]) for each in likely]


async def test_a_place_in_words_is_compared_with_what_came_in_of_late(town: StoryTown) -> None:
    said: dict[str, Any] = {"address": "永和路七十七号三单元", "content": "三楼着火了，浓烟很大", "place": HERE}
    fire = await town.call("call_taker", "POST", "/cases/recorded", **said)
    await town.call("call_taker", "POST", "/cases/recorded", **FAR)
    await town.passes(minutes=3)
    assert await found(town, address="永和路77号") == []
    assert await found(town, address="永和路七十七号") == [(fire["case"], ["address", "time"])]
    both = await found(town, address="永和路七十七号三单元", text="三楼着火，烟很大")
    assert both == [(fire["case"], ["address", "text", "time"])]
    assert await found(town, text="三楼着火，好大的浓烟") == [(fire["case"], ["text", "time"])]
    second = await town.call(
        "dispatcher", "POST", "/cases/recorded", address="永和路七十七号", content="着火了，三楼浓烟"
    )
    [same] = await town.call("call_taker", "GET", f"/cases/{second['case']}/duplicates")
    assert same["case"] == fire["case"]


async def test_the_same_category_of_a_busy_hour_is_no_likeness_in_words(town: StoryTown) -> None:
    theft: dict[str, Any] = {"category": "010303", "content": "电瓶车在小区门口被偷"}
    await town.call("call_taker", "POST", "/cases/recorded", address="和平里二区", **theft)
    assert await found(town, category="010303", address="铁道南巷", text="手机被偷了") == []


async def test_ten_thousand_open_cases_are_not_read_through(town: StoryTown, superuser: asyncpg.Connection) -> None:
    desk, now = town.offices["DESK"], town.house.clock.now()
    await superuser.execute(FILL, desk, now, OPEN)
    await superuser.execute("analyze cases")
    day = timedelta(days=1)
    async with town.house.db.transaction(Scope(everything=False, offices=frozenset({desk}), person=None)) as conn:
        explained = await conn.fetchval("explain (analyze, format json) " + store.AROUND, now - day, now + day, now)
    plans = list(_plans(msgspec.json.decode(explained)[0]["Plan"]))
    scans = [each for each in plans if each.get("Relation Name") == "cases"]
    assert {each["Index Name"] for each in scans} == {"cases_raised"}
    assert sum(each["Actual Rows"] + each.get("Rows Removed by Filter", 0) for each in scans) <= store.MOST


def _plans(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(each for one in plan.get("Plans", []) for each in _plans(one))]
