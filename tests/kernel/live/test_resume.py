"""Nothing missed, nothing doubled, in order: under slow transactions, across reconnects, far behind and ahead."""

import asyncio
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel.db import Connection, Where
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Cursor, Line, office
from anmin.kernel.live.recent import Recent, Told
from tests.kernel.live.streams import MANY, LiveServer, People, WaitUntil, Write, connected, written

TRUTH = "select seq, tx::text::bigint as tx from journal where $1 = any(audience) order by journal.tx, seq"


async def truth(conn: Any, topic: str) -> list[Cursor]:
    return [Cursor(row["tx"], row["seq"]) for row in await conn.fetch(TRUTH, topic)]


async def test_a_line_of_a_slow_transaction_is_not_lost_to_one_that_overtook_it(
    live_server: LiveServer, people: People, where: Where, conn: Connection
) -> None:
    home = new_id()
    slow = await connected(where)
    async with live_server() as live:
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


async def writer(where: Where, topics: list[str], stop: asyncio.Event, chance: random.Random) -> None:
    conn = await connected(where)
    while not stop.is_set():
        transaction = conn.transaction()
        await transaction.start()
        for _ in range(chance.randint(1, 3)):
            await written(conn, chance.choice(topics))
        await asyncio.sleep(chance.choice([0, 0.002, 0.01, 0.08]))
        await (transaction.rollback() if chance.random() < 0.1 else transaction.commit())
    await conn.close()


async def by_largest_seq(where: Where, topic: str, stop: asyncio.Event) -> set[int]:
    """What a reader hears that remembers the largest `seq`: the control that shows this load to be a hard one."""
    conn = await connected(where)
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


async def test_eight_writers_and_clients_that_break_off_again_and_again(
    live_server: LiveServer, people: People, where: Where, conn: Connection, write: Write
) -> None:
    home = new_id()
    topics = [office(home), office(people.under(home)), office(new_id())]
    await write(topics[0])
    chance, stop, end = random.Random(7), asyncio.Event(), asyncio.Event()
    async with live_server(recent=60) as live:
        begin = live.hub.place
        steady = await live.open(people.staff(home), last=str(begin))
        heard: list[list[Any]] = [[], [], []]
        clients = [
            asyncio.create_task(restless(live, people.staff(home), mine, random.Random(n), end))
            for n, mine in enumerate(heard)
        ]
        control = asyncio.create_task(by_largest_seq(where, topics[0], stop))
        writers = [asyncio.create_task(writer(where, topics, stop, random.Random(chance.random()))) for _ in range(8)]
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


@pytest.mark.parametrize("recent", [0, 100, 4000])
async def test_a_client_behind_is_told_everything_while_lines_keep_coming(
    live_server: LiveServer, people: People, conn: Connection, write: Write, recent: int
) -> None:
    home = new_id()
    start = await write(office(home))
    await conn.execute(MANY, office(home), 1300)
    await conn.execute(MANY, office(new_id()), 1300)
    async with live_server(recent=recent) as live:
        stream = await live.open(people.staff(home), last=str(start))
        later = [await write(office(home)) for _ in range(20)]
        told = [each.cursor for each in await stream.take(1320)]
    assert told == (await truth(conn, office(home)))[1:]
    assert told[-20:] == later


async def test_coming_back_soon_needs_no_database(
    live_server: LiveServer, people: People, write: Write, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = new_id()
    first, second = await write(office(home)), await write(office(home))
    async with live_server() as live:
        third = await write(office(home))
        await wait_until(lambda: live.hub.place == third)
        monkeypatch.setattr(live.hub.past, "_ask", None)
        stream = await live.open(people.staff(home), last=str(first))
        assert [told.cursor for told in await stream.take(2)] == [second, third]


@given(most=st.integers(0, 6), steps=st.lists(st.integers(1, 3), max_size=12), place=st.integers(0, 40))
def test_what_is_remembered_is_the_whole_rest_or_nothing(most: int, steps: list[int], place: int) -> None:
    places = [Cursor(1, sum(steps[: n + 1])) for n in range(len(steps))]
    recent = Recent(most)
    for at in places:
        recent.add(Told(at, (), "", b""))
    after = Cursor(1, place) if place else Cursor()
    found = recent.after(after)
    rest = [at for at in places if at > after]
    known = after in [Cursor(), *places] and len(rest) <= most
    assert (None if found is None else [told.at for told in found]) == (rest if known else None)


async def test_a_client_ahead_of_this_process_hears_nothing_twice(
    live_server: LiveServer, people: People, write: Write, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, reached, go_on = new_id(), asyncio.Event(), asyncio.Event()
    async with live_server() as ahead, live_server() as behind:
        read = behind.hub._tail._read

        async def held(conn: Connection) -> list[Line]:
            reached.set()
            await go_on.wait()
            return await read(conn)

        monkeypatch.setattr(behind.hub._tail, "_read", held)
        await reached.wait()
        first = await ahead.open(people.staff(home))
        seen = [await write(office(home)) for _ in range(3)]
        assert [told.cursor for told in await first.take(3)] == seen
        second = await behind.open(people.staff(home), last=str(seen[1]))
        await wait_until(lambda: behind.hub.metrics.resumed == 1)
        assert behind.hub.place < seen[0]
        go_on.set()
        assert (await second.next()).cursor == seen[2]


async def test_a_wake_whose_line_is_not_complete_yet_is_looked_for_again_soon(
    live_server: LiveServer, people: People, where: Where, write: Write
) -> None:
    home = new_id()
    older = await connected(where)
    async with live_server(poll=3600.0) as live:
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
