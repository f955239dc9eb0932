"""How many SQL statements one raised case costs: at most eight, and fewer the more come at once."""

from __future__ import annotations

import asyncio
from typing import Any

from anmin.cases.actions.raising import RaiseCase, raise_case
from anmin.cases.placing import Spot
from anmin.kernel.access import ANONYMOUS
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.territory.service import Territory
from tests.identity.bureau import furnish_bureau

MOST = 8


async def counted(house: House, calls: int) -> int:
    """Statements that the application's and the intake's connections send for so many cases at once."""
    seen: list[str] = []

    def note(record: Any) -> None:
        seen.append(record.query)

    for pool in (house.db.app, house.db.intake):
        held = [await pool.acquire() for _ in range(pool.get_size())]
        for each in held:
            each.add_query_logger(note)
            await pool.release(each)
    commands = [_told(number) for number in range(calls)]
    await asyncio.gather(*(raise_case.run(house, Caller(ANONYMOUS), each) for each in commands))
    assert any("insert into cases" in each for each in seen)
    return len(seen)


def _told(number: int) -> RaiseCase:
    spot = Spot(lon=117.43, lat=27.33, accuracy=8.0)
    return RaiseCase(content="有人打架", position=spot, device=f"d{number}", key=f"statement-key-{number:04d}")


async def test_a_lone_case_costs_at_most_eight_statements(house: House) -> None:
    await furnish_bureau(house)
    await house.service(Territory).load()
    assert 1 <= await counted(house, 1) <= MOST


async def test_a_crowd_of_cases_shares_its_statements(house: House) -> None:
    await furnish_bureau(house)
    await house.service(Territory).load()
    assert await counted(house, 50) <= MOST * 5


def test_an_accuracy_is_kept_to_the_centimetre() -> None:
    assert [Spot(lon=117, lat=27, accuracy=each).accuracy for each in (2e-297, 8.123, None)] == [0.0, 8.12, None]
