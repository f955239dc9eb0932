"""The journal's cursor gives completeness, not the order of changes to one subject: the feeder must see to that."""

import asyncio

from anmin.kernel.journal import Line
from anmin.kernel.lanes import React, on
from anmin.kernel.lanes.feed import Feeder, enrol
from tests.kernel.lanes.lamps.events import Switched
from tests.kernel.lanes.lamps.town import Town

WRITE = """
insert into journal (at, actor, channel, action, subject, version, event, payload, request)
values (now(), 'system', 'test', 'test', $1, $2, 'lamps.Switched', '{}', 'r-1')
"""
FED = "select version from timers where kind = 'reaction' order by version"


async def _write_inverted(town: Town) -> None:
    """Version 2 in a transaction that took its number before the one that wrote version 1."""
    early, late = await town.house.db.connect(), await town.house.db.connect()
    await early.execute("begin")
    await early.execute("select pg_current_xact_id()")
    await late.execute(WRITE, "lamp:a", 1)
    await late.execute(WRITE, "lamp:b", 1)
    await early.execute(WRITE, "lamp:a", 2)
    await early.execute("commit")
    await early.close()
    await late.close()


async def test_a_reading_is_never_cut_between_versions_that_stand_in_the_wrong_order(town: Town) -> None:
    await _write_inverted(town)
    now = town.house.clock.now()
    await enrol(town.conn, ["lamps.first"], [], now)
    feeder = Feeder("bell", [("lamps.Switched", "lamps.first")], most=1)
    assert await feeder.feed(town.conn, now)
    assert [row[0] for row in await town.conn.fetch(FED)] == [1, 2]
    while await feeder.feed(town.conn, now):
        pass
    assert [row[0] for row in await town.conn.fetch(FED)] == [1, 1, 2]


async def test_nothing_is_fed_before_it_is_complete(town: Town) -> None:
    now = town.house.clock.now()
    await enrol(town.conn, ["lamps.first"], [], now)
    feeder = Feeder("bell", [("lamps.Switched", "lamps.first")])
    slow = await town.house.db.connect()
    await slow.execute("begin")
    await slow.execute(WRITE, "lamp:a", 1)
    await town.conn.execute(WRITE, "lamp:b", 1)
    assert not await feeder.feed(town.conn, now)
    await slow.execute("commit")
    assert await feeder.feed(town.conn, now)
    assert len(await town.conn.fetch(FED)) == 2
    await slow.close()


async def test_feeders_of_two_workers_never_feed_a_line_twice(town: Town) -> None:
    now = town.house.clock.now()
    heard = [("lamps.Switched", name) for name in ("lamps.first", "lamps.second")]
    await enrol(town.conn, [name for _, name in heard], [], now)
    for number in range(60):
        await town.conn.execute(WRITE, f"lamp:{number}", 1)

    async def feed_all() -> None:
        conn, feeder = await town.house.db.connect(), Feeder("bell", heard, most=7)
        async with asyncio.timeout(60):
            while await conn.fetchval("select min(seq) from cursors where starts_with(name, 'reaction/')") < 60:
                if await feeder.feed(conn, now):
                    await conn.execute("delete from timers")
                    fed.append(1)
        await conn.close()

    fed: list[int] = []
    await asyncio.gather(*(feed_all() for _ in range(3)))
    assert len(fed) >= 60 // 7
    assert not await town.conn.fetch(FED)
    places = await town.conn.fetch("select distinct tx, seq from cursors where starts_with(name, 'reaction/')")
    assert [row["seq"] for row in places] == [60]


async def test_order_holds_when_the_transactions_were_inverted(town: Town) -> None:
    seen = []

    @on(Switched, lane="siren")
    async def listens(react: React, line: Line) -> None:
        seen.append((line.subject, line.version))

    await _write_inverted(town)
    async with town.working(listens):
        await town.until_idle()
    assert sorted(seen) == [("lamp:a", 1), ("lamp:a", 2), ("lamp:b", 1)]
    assert seen.index(("lamp:a", 1)) < seen.index(("lamp:a", 2))
