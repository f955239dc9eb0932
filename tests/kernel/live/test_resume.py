"""Nothing missed, nothing doubled, in order: under slow transactions, across reconnects, far behind and ahead."""

import asyncio
import random
from typing import Any

import asyncpg

from anmin.kernel.ids import new_id
from anmin.kernel.journal import Cursor, office

from .conftest import written

TRUTH = "select seq, tx::text::bigint as tx from journal where $1 = any(audience) order by journal.tx, seq"


async def truth(conn: Any, topic: str) -> list[Cursor]:
    return [Cursor(row["tx"], row["seq"]) for row in await conn.fetch(TRUTH, topic)]


async def test_a_line_of_a_slow_transaction_is_not_lost_to_one_that_overtook_it(serve, people, dsn, conn) -> None:
    home = new_id()
    slow = await asyncpg.connect(dsn)
    async with serve() as live:
        before = live.hub.place
        transaction = slow.transaction()
        await transaction.start()
        first = await written(slow, office(home), n=1)
        second = await written(conn, office(home), n=2)
        assert second.seq > first.seq
        stream = await live.open(people.staff(home), last=str(before) if before.seq else "")
        live.hub.wake()
        await asyncio.sleep(0.1)
        stream.close()
        await transaction.commit()
        again = await live.open(people.staff(home), last=stream.last_id or str(before))
        assert [told.cursor for told in await again.take(2)] == [first, second]
    await slow.close()


async def writer(dsn: str, topics: list[str], stop: asyncio.Event, chance: random.Random) -> None:
    conn = await asyncpg.connect(dsn)
    while not stop.is_set():
        transaction = conn.transaction()
        await transaction.start()
        for _ in range(chance.randint(1, 3)):
            await written(conn, chance.choice(topics))
        await asyncio.sleep(chance.choice([0, 0.002, 0.01, 0.08]))
        await (transaction.rollback() if chance.random() < 0.1 else transaction.commit())
    await conn.close()


async def by_largest_seq(dsn: str, topic: str, stop: asyncio.Event) -> set[int]:
    """What a reader hears that remembers the largest `seq`: the control that shows this load to be a hard one."""
    conn = await asyncpg.connect(dsn)
    heard: set[int] = set()
    last = await conn.fetchval("select coalesce(max(seq), 0) from journal")
    while not stop.is_set():
        rows = await conn.fetch("select seq, audience from journal where seq > $1 order by seq", last)
        heard.update(row["seq"] for row in rows if topic in row["audience"])
        last = rows[-1]["seq"] if rows else last
        await asyncio.sleep(0.005)
    await conn.close()
    return heard


async def restless(live: Any, who: str, heard: list[Any], chance: random.Random, end: asyncio.Event) -> None:
    """A client whose connection breaks again and again, in the middle of anything."""
    last = str(live.hub.place)
    while True:
        stream = await live.open(who, last=last)
        try:
            for _ in range(chance.randint(0, 30)):
                async with asyncio.timeout(1.0):
                    heard.append(await stream.next())
        except TimeoutError:
            if end.is_set():
                return
        finally:
            stream.close()
            last = stream.last_id or last


async def test_eight_writers_and_clients_that_break_off_again_and_again(serve, people, dsn, conn, write) -> None:
    home = new_id()
    topics = [office(home), office(people.under(home)), office(new_id())]
    await write(topics[0])
    chance, stop, end = random.Random(7), asyncio.Event(), asyncio.Event()
    async with serve() as live:
        begin = live.hub.place
        steady = await live.open(people.staff(home), last=str(begin))
        heard: list[list[Any]] = [[], [], []]
        clients = [
            asyncio.create_task(restless(live, people.staff(home), mine, random.Random(n), end))
            for n, mine in enumerate(heard)
        ]
        control = asyncio.create_task(by_largest_seq(dsn, topics[0], stop))
        writers = [asyncio.create_task(writer(dsn, topics, stop, random.Random(chance.random()))) for _ in range(8)]
        await asyncio.sleep(3)
        stop.set()
        await asyncio.gather(*writers)
        end.set()
        lines = sorted(await truth(conn, topics[0]) + await truth(conn, topics[1]))
        lines = [each for each in lines if each > begin]
        assert len(lines) > 100
        assert [told.cursor for told in await steady.take(len(lines))] == lines
        await asyncio.gather(*clients)
        for mine in heard:
            assert [told.cursor for told in mine] == lines
        assert {each.seq for each in await truth(conn, topics[0]) if each > begin} - await control


async def test_a_client_far_behind_reads_page_after_page_while_lines_keep_coming(serve, people, conn, write) -> None:
    home = new_id()
    start = await write(office(home))
    await conn.execute(
        "insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)"
        " select now(), 'system', 'test', 'test.write', 'case:1', 1, 'cases.Raised', '{}', array[$1], 'test'"
        " from generate_series(1, 2600)",
        office(home),
    )
    async with serve() as live:
        stream = await live.open(people.staff(home), last=str(start))
        later = [await write(office(home)) for _ in range(20)]
        told = [each.cursor for each in await stream.take(2620)]
    assert told == (await truth(conn, office(home)))[1:]
    assert told[-20:] == later


async def test_a_client_ahead_of_this_process_hears_nothing_twice(serve, people, dsn, conn, write) -> None:
    home = new_id()
    async with serve(poll=60.0) as live:
        await live.open(people.staff(home))
        await asyncio.sleep(1.0)
        seen = [await write(office(home)) for _ in range(3)]
        if live.hub.place < seen[-1]:
            stream = await live.open(people.staff(home), last=str(seen[1]))
            live.hub.wake()
            assert (await stream.next()).cursor == seen[2]
        assert live.hub.place < seen[-1] or live.hub.metrics.lines >= 3


async def test_a_wake_whose_line_is_not_complete_yet_is_looked_for_again_soon(serve, people, dsn, write) -> None:
    home = new_id()
    older = await asyncpg.connect(dsn)
    async with serve(poll=3600.0) as live:
        stream = await live.open(people.staff(home))
        transaction = older.transaction()
        await transaction.start()
        await written(older, "nobody")
        mine = await write(office(home))
        live.hub.wake()
        await asyncio.sleep(0.1)
        await transaction.rollback()
        assert (await stream.next()).cursor == mine
    await older.close()
