"""Every figure against a dozen matters of which each count is known."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from anmin.insight.figures import FIGURES
from anmin.insight.terms import FigureCode, Shape
from anmin.kernel.ids import new_id
from tests.insight.ground import DAY, DONE, MANY, NOON, hand_made, id_of, table
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown

TRANSFER = """
insert into transfers (id, version, case_id, sender, receiver, ref, kind, state, offered_at)
values ($1, 1, $2, $3, $4, $1, 'not_police', $5, $6)
"""


@pytest_asyncio.fixture
async def made(town: StoryTown, superuser: asyncpg.Connection) -> asyncpg.Connection:
    """The dozen, each figure with something to count."""
    await town.staff("mayor", "leader", "CITY")
    await hand_made(town, superuser)

    async def case(number: int, **values: Any) -> None:
        await _set(superuser, "cases", "id", number, values)

    async def matter(number: int, **values: Any) -> None:
        await _set(superuser, "matters", "case_id", number, values)

    came = NOON - timedelta(hours=1)
    await matter(1, due_at=came + timedelta(days=1))
    await matter(2, returns=2, rounds=2)
    await matter(9, due_at=NOON)
    await matter(10, due_at=NOON, paused_at=NOON - timedelta(minutes=1), accepted_at=None)
    await case(3, flags=["cleared_by_force"])
    await case(4, reopened=1)
    await case(5, verdict="dissatisfied")
    for number in (3, 10):
        await matter(number, accept_missed=True)
    await matter(5, diverted="from_emergency")
    for number, parties in ((6, ("", "12345", "done")), (7, ("12345", "", "accepted")), (8, ("", "12345", "refused"))):
        await case(number, kind="emergency")
        await superuser.execute(TRANSFER, new_id(), id_of(number), *parties, NOON)
    await matter(8, diverted="to_emergency")
    return superuser


async def _set(conn: asyncpg.Connection, name: str, key: str, number: int, values: dict[str, Any]) -> None:
    for column, value in values.items():
        await conn.execute(f"update {name} set {column} = $2 where {key} = $1", id_of(number), value)


MATTERS = MANY - 3
"""6, 7 and 8 are alarms."""
CLOSED = DONE - 3
SAYS = {
    "collected": MATTERS,
    "done": CLOSED,
    "done_rate": (CLOSED, MATTERS),
    "satisfied": (4, 5),
    "basically": (0, 5),
    "dissatisfied": (1, 5),
    "unrated": (0, CLOSED),
    "on_time": (CLOSED - 1, CLOSED),
    "overdue_open": 1,
    "accepted_in_time": (MATTERS - 2, MATTERS),
    "returned": (1, MATTERS),
    "reopened": (2, MATTERS),
    "effective": (CLOSED - 2, CLOSED),
    "first_reply": (MATTERS, "0:01:00"),
    "first_contact": (MATTERS, "0:30:00"),
    "resolution": (CLOSED, "48:00:00"),
    "alarms": 3,
    "diverted": (2, 3),
    "to_hotline": (1, 3),
    "from_hotline": (1, 3),
    "turned_urgent": 1,
}


async def test_every_figure_counts_what_its_words_say(town: StoryTown, made: asyncpg.Connection) -> None:
    assert set(SAYS) == set(FigureCode), "a figure without a test"
    told = {code: _short(code, each) for code, each in (await table(town, times=True)).items()}
    assert told == SAYS


def _short(code: str, said: dict[str, Any]) -> Any:
    shape = next(each.shape for each in FIGURES if each.code == code)
    if shape is Shape.COUNT:
        return said["numerator"]
    return said["numerator"], said["denominator"] if shape is Shape.SHARE else said["text"]


async def test_the_cases_behind_a_number_are_as_many_as_it_says(town: StoryTown, made: asyncpg.Connection) -> None:
    said = await table(town, times=True)
    for each in FIGURES:
        for side in ("numerator", "denominator"):
            asked = DAY | {"figure": each.code.value, "side": side}
            found = await town.call("mayor", "GET", "/figures/cases", **asked)
            if said[each.code][side] is not None:
                assert len(found["cases"]) == said[each.code][side], (each.code, side)
    [late] = (await town.call("mayor", "GET", "/figures/cases", **DAY, figure="overdue_open"))["cases"]
    assert late["case"] == str(id_of(9))


async def test_drills_duplicates_and_merged_ones_are_no_case(town: StoryTown, made: asyncpg.Connection) -> None:
    for number, values in ((1, {"flags": ["drill"]}), (2, {"call_kind": "duplicate"}), (3, {"state": "merged"})):
        await _set(made, "cases", "id", number, values)
    assert (await table(town))["collected"]["numerator"] == MATTERS - 3


async def test_filters_and_groups_add_up(town: StoryTown, made: asyncpg.Connection) -> None:
    async def rows(by: str, **asked: Any) -> dict[str, int]:
        told = await town.call("mayor", "GET", "/figures", by=by, **DAY | asked)
        return {each["key"]: each["values"][0]["numerator"] for each in told["rows"]}

    law, parks = str(town.offices["LAW"]), str(town.offices["PARKS"])
    assert await rows("organisation") == {law: 3, parks: 4}
    assert await rows("organisation", office=law) == {law: 3}
    assert sum((await rows("kind")).values()) == MATTERS
    assert await rows("kind", kind="emergency") == {"emergency": 3}
    assert await rows("level") == {"4": MATTERS}
    assert await rows("day") == {"2026-10-20": MATTERS}
    assert sum((await rows("channel")).values()) == MATTERS
    assert await rows("category") == {"01": MATTERS}
    below = await rows("category", category="01")
    assert (set(below), sum(below.values())) == ({"0102", "0103"}, MATTERS)
    narrow = await town.call(
        "mayor", "GET", "/figures/cases", **DAY, by="organisation", group=law, figure="done", limit=1
    )
    assert narrow["next"] == narrow["cases"][0]["case"]
    again = await town.call(
        "mayor", "GET", "/figures/cases", **DAY, by="organisation", group=law, figure="done", after=narrow["next"]
    )
    assert narrow["cases"][0]["case"] not in {each["case"] for each in again["cases"]}
    assert len(again["cases"]) + 1 == 2
    only = await table(town, kind="emergency")
    assert (only["collected"]["numerator"], "alarms" in only, "first_reply" in only) == (3, False, False)


async def test_nobody_counts_beyond_their_scope(town: StoryTown, made: asyncpg.Connection) -> None:
    await town.staff("law_leader", "leader", "LAW")
    await town.staff("far", "leader", "FAR")
    assert (await table(town, "law_leader"))["collected"]["numerator"] == 3
    assert (await table(town, "far"))["collected"]["text"] == "0"
    assert (await table(town, "far"))["done_rate"]["text"] == "—"
    assert (await table(town, "far", office=str(town.offices["LAW"])))["collected"]["numerator"] == 0
    found = await town.call("far", "GET", "/figures/cases", **DAY, figure="collected")
    assert found == {"cases": [], "next": None}
    await town.call("law", "GET", "/figures", 403)
    await town.call(None, "GET", "/figures", 401)


@pytest.mark.parametrize("everything", [True, False])
async def test_the_rows_of_figures_have_the_scope_of_cases(
    town: StoryTown, made: asyncpg.Connection, everything: bool
) -> None:
    """The view asks once what the policy asks of each row: both give the same cases."""
    where = "not flags && '{drill,test}' and state <> 'merged' and call_kind not in ('nuisance', 'duplicate', 'test')"
    for code in ("CITY", "LAW", "PARKS", "DESK", "FAR", "PROVINCE"):
        async with made.transaction():
            await made.execute("set local role anmin_app")
            await made.execute(f"set local anmin.everything = '{'on' if everything else 'off'}'")
            await made.execute(f"set local anmin.offices = '{{{town.offices[code]}}}'")
            by_policy = {row["id"] for row in await made.fetch(f"select id from cases where {where}")}
            by_view = {row["id"] for row in await made.fetch("select id from insight_rows")}
        assert by_view == by_policy, code
