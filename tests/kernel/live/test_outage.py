"""PostgreSQL goes away and comes back: open streams stay open, and nobody misses a line."""

import asyncio
from collections.abc import Iterator

import asyncpg
import httpx
import pytest

from anmin.kernel.ids import new_id
from anmin.kernel.journal import office
from anmin.kernel.postgres import Embedded, find, scratch

from .conftest import made, written


@pytest.fixture
def own() -> Iterator[Embedded]:
    with scratch(find()) as started:
        yield started


async def test_streams_survive_a_restart_of_postgresql(serve, people, own: Embedded, wait_until) -> None:
    await made(own)
    home = new_id()
    async with serve(own.dsn()) as live:
        stream = await live.open(people.staff(home))
        conn = await asyncpg.connect(own.dsn())
        places = [await written(conn, office(home))]
        assert (await stream.next()).cursor == places[0]
        await conn.close()
        address = own.dsn()

        await asyncio.to_thread(own.stop)
        await wait_until(lambda: not live.hub.metrics.connected)
        resumed = await live.open(people.staff(home), last=str(places[0]))
        await asyncio.to_thread(own.start)
        assert own.dsn() == address

        conn = await asyncpg.connect(address)
        places += [await written(conn, office(home)) for _ in range(5)]
        assert [told.cursor for told in await stream.take(5)] == places[1:]
        assert [told.cursor for told in await resumed.take(5)] == places[1:]
        await conn.close()
        assert live.hub.metrics.faults >= 1
        assert live.hub.metrics.connected


async def test_a_stream_that_cannot_be_caught_up_is_ended_with_its_place_kept(
    serve, people, own: Embedded, wait_until, monkeypatch
) -> None:
    await made(own)
    monkeypatch.setattr("anmin.kernel.live.past.TRIES", 2)
    home = new_id()
    async with serve(own.dsn()) as live:
        conn = await asyncpg.connect(own.dsn())
        place = await written(conn, office(home))
        await wait_until(lambda: live.hub.place == place)
        await asyncio.to_thread(own.stop)
        stream = await live.open(people.staff(home), last=str(place))
        assert await stream.rest() == []
        assert stream.last_id == ""
        assert stream.comments[-1].startswith("the journal cannot be read now")


async def test_a_house_without_a_database_does_not_open(serve, own: Embedded) -> None:
    address = own.dsn()
    await asyncio.to_thread(own.stop)
    with pytest.raises((OSError, asyncpg.PostgresError)):
        async with serve(address):
            pass


async def test_refusals_of_the_database_are_told_as_unavailable(serve, people, monkeypatch) -> None:
    async def away(_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(people, "authenticate", away)
    async with serve() as live, httpx.AsyncClient() as client:
        answer = await client.get(live.url)
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
