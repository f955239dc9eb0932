"""Row-level security of the units' tables: no scope and a foreign one see nothing, one's own office and those above do."""

import asyncpg
import pytest

from anmin.kernel.access import EVERYTHING, NOTHING, Scope
from anmin.kernel.db import Where, scope_sql
from anmin.kernel.ids import new_id
from tests.dispatch.units_town import UNITS, add_units, crewed
from tests.stories.town import StoryTown

TABLES = ("units", "unit_shifts", "unit_crews", "unit_positions", "unit_tracks")


def of(*offices: object) -> Scope:
    return Scope(everything=False, offices=frozenset(offices), person=new_id())  # type: ignore[arg-type]


async def test_units_are_seen_by_their_office_and_those_above(town: StoryTown, where: Where) -> None:
    ids = await add_units(town)
    await crewed(town, ids["S1-CAR-1"], "officer_s1")
    conn = await asyncpg.connect(**where.as_role("anmin_app"))

    async def counted(scope: Scope) -> list[int]:
        async with conn.transaction():
            await conn.execute(scope_sql(scope))
            return [await conn.fetchval(f"select count(*) from {name}") for name in TABLES]

    try:
        every = len(UNITS)
        assert await counted(NOTHING) == [0, 0, 0, 0, 0]
        assert await counted(of(new_id())) == [0, 0, 0, 0, 0]
        assert await counted(of(town.offices["S1"])) == [3, 1, 1, 3, 3]
        assert await counted(of(town.offices["S2"])) == [1, 0, 0, 1, 1]
        assert await counted(of(town.offices["CITY"])) == await counted(EVERYTHING) == [every, 1, 1, every, every]
        async with conn.transaction():
            await conn.execute(scope_sql(of(town.offices["S2"])))
            moved = await conn.execute("update units set office = $1 where code = 'S1-CAR-1'", town.offices["S2"])
            assert moved == "UPDATE 0"
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await conn.execute("update units set office = $1 where code = 'S2-CAR-1'", town.offices["S1"])
    finally:
        await conn.close()
