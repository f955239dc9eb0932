"""The night's work: what is over goes, what is not stays, and the journal's months stand ahead."""

from datetime import timedelta

import asyncpg

from anmin.kernel.access import HOUSE
from anmin.kernel.care.actions import EraseExpired, MakeMonths, erase_expired, make_months
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House

NIGHT = Caller(HOUSE, channel="timer")
REQUEST = "insert into requests values ('anonymous', $1, 'x', '', '', $2)"


async def test_rows_whose_time_is_over_go(house: House, clock: SetClock, superuser: asyncpg.Connection) -> None:
    now = clock.now()
    await superuser.execute(REQUEST, "old", now - timedelta(days=7, seconds=1))
    await superuser.execute(REQUEST, "young", now - timedelta(days=7) + timedelta(seconds=1))
    assert (await erase_expired.run(house, NIGHT, EraseExpired()))["requests"] == 1
    assert [row["key"] for row in await superuser.fetch("select key from requests")] == ["young"]
    [line] = await superuser.fetch(
        "select payload from journal where event = 'care.Erased' and subject = 'table:requests'"
    )
    assert '"rows": 1' in line["payload"]
    assert "requests" not in await erase_expired.run(house, NIGHT, EraseExpired())


async def test_months_are_made_ahead_once(house: House, clock: SetClock, superuser: asyncpg.Connection) -> None:
    count = "select count(*) from pg_inherits where inhparent = 'journal'::regclass"
    before = await superuser.fetchval(count)
    assert await make_months.run(house, NIGHT, MakeMonths()) == 0
    clock.advance(timedelta(days=200))
    made = await make_months.run(house, NIGHT, MakeMonths())
    assert made >= 5
    assert await superuser.fetchval(count) == before + made
    month = (clock.now() + timedelta(days=200)).strftime("journal_%Y_%m")
    await superuser.execute(
        "insert into journal (at, actor, channel, action, subject, version, event, payload, request)"
        " values ($1, 'system', 't', 't', 'x:1', 1, 'x', '{}', '')",
        clock.now() + timedelta(days=200),
    )
    assert await superuser.fetchval(f"select count(*) from {month}") == 1
