"""PostgreSQL goes away and comes back: open streams stay open, and nobody misses a line."""

import asyncio
from collections.abc import Iterator

import asyncpg
import httpx
import pytest

from anmin.kernel.ids import new_id
from anmin.kernel.journal import office
from anmin.kernel.postgres import Embedded, find, scratch
from tests.kernel.live.streams import LiveServer, People, WaitUntil, connected, prepared, written


@pytest.fixture
def own() -> Iterator[Embedded]:
    with scratch(find()) as started:
        yield started


async def test_streams_survive_a_restart_of_postgresql(
    live_server: LiveServer, people: People, own: Embedded, wait_until: WaitUntil
) -> None:
    where = await prepared(own)
    home = new_id()
    async with live_server(where) as live:
        stream = await live.open(people.staff(home))
        conn = await connected(where)
        places = [await written(conn, office(home)) for _ in range(3)]
        assert [told.cursor for told in await stream.take(3)] == places
        await conn.close()

        await asyncio.to_thread(own.stop)
        await wait_until(lambda: not live.hub.metrics.connected)
        soon = await live.open(people.staff(home), last=str(places[0]))
        assert [told.cursor for told in await soon.take(2)] == places[1:]
        later = await live.open(people.staff(home), last="1.1")
        await asyncio.to_thread(own.start)

        conn = await connected(where)
        places += [await written(conn, office(home)) for _ in range(5)]
        assert (await later.next()).event == "reset"
        for each in (stream, soon):
            assert [told.cursor for told in await each.take(5)] == places[3:]
        await conn.close()
        assert live.hub.metrics.faults >= 1
        assert live.hub.metrics.connected


async def test_a_stream_that_cannot_be_caught_up_is_ended_with_its_place_kept(
    live_server: LiveServer, people: People, own: Embedded, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = await prepared(own)
    monkeypatch.setattr("anmin.kernel.live.past.TRIES", 2)
    home = new_id()
    async with live_server(where, recent=0) as live:
        conn = await connected(where)
        place, later = await written(conn, office(home)), await written(conn, office(home))
        await wait_until(lambda: live.hub.place == later)
        await asyncio.to_thread(own.stop)
        stream = await live.open(people.staff(home), last=str(place))
        assert await stream.rest() == []
        assert stream.last_id == ""
        assert stream.comments[-1].startswith("the journal cannot be read now")


async def test_a_hub_without_a_database_does_not_open(live_server: LiveServer, own: Embedded) -> None:
    where = await prepared(own)
    await asyncio.to_thread(own.stop)
    with pytest.raises((OSError, asyncpg.PostgresError)):
        async with live_server(where):
            pass


async def test_refusals_of_the_database_are_told_as_unavailable(
    live_server: LiveServer, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(people, "authenticate", away)
    async with live_server() as live, httpx.AsyncClient() as client:
        answer = await client.get(live.url)
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
