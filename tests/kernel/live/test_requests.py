"""What is refused, what is answered with `reset`, and how a stream stays alive and ends."""

from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel.ids import new_id
from anmin.kernel.journal import Cursor, office
from anmin.kernel.live import LiveApp, ahead
from tests.kernel.live.streams import LiveServer, People, WaitUntil, Write

MALFORMED = ["x", "1", "1.", ".1", "-1.2", "1.2.3", "1,2", "1.2 ", "0x1.2", "9" * 30 + ".1", "1." + "9" * 19]


@pytest.mark.parametrize("place", MALFORMED)
async def test_a_malformed_place_is_refused(live_server: LiveServer, people: People, place: str) -> None:
    who = {"Authorization": people.staff(new_id())}
    async with live_server() as live, httpx.AsyncClient() as client:
        by_query = await client.get(live.url, params={"after": place}, headers=who)
        by_header = await client.get(live.url, headers={**who, "Last-Event-ID": place.strip() + "?"})
    for answer in (by_query, by_header):
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")
    assert by_query.json()["errors"][0]["path"] == "$.after"
    assert by_header.json()["errors"][0]["path"] == "$.Last-Event-ID"


@given(st.text())
def test_a_place_is_read_back_or_refused(text: str) -> None:
    try:
        cursor = Cursor.parse(text)
    except ValueError:
        return
    assert tuple(map(int, text.split("."))) == cursor


async def test_other_bad_requests(live_server: LiveServer, people: People) -> None:
    who = {"Authorization": people.staff(new_id())}
    async with live_server() as live, httpx.AsyncClient(headers=who) as client:
        assert (await client.post(live.url)).json()["code"] == "wrong_method"
        for query in ("?topics=" + ",".join("office:x" * 101), "?" + "&".join(f"a{n}=1" for n in range(11)), "?a=%ff"):
            many = "?topics=" + ",".join(["office:x"] * 101)
            answer = await client.get(live.url + (many if "topics" in query else query))
            assert (answer.status_code, answer.json()["code"]) == (400, "bad_request"), query


@pytest.mark.parametrize("place", ["9000000000000000000.1", "5.7", "1.9000000000000000000"])
async def test_a_place_that_is_not_in_this_journal_resets(
    live_server: LiveServer, people: People, write: Write, place: str
) -> None:
    home = new_id()
    async with live_server() as live:
        end = live.hub.place
        stream = await live.open(people.staff(home), last=place)
        told = await stream.next()
        assert (told.event, told.data) == ("reset", {})
        assert told.cursor >= end
        await write(office(home), n=1)
        assert (await stream.next()).data["payload"] == {"n": 1}
        assert live.hub.metrics.reset == 1


async def test_a_place_too_far_back_resets_and_the_stream_goes_on_from_there(
    live_server: LiveServer, people: People, write: Write
) -> None:
    home = new_id()
    places = [await write(office(home), n=number) for number in range(12)]
    async with live_server(reach=10, recent=0) as live:
        far = await live.open(people.staff(home), f"?after={places[0]}")
        told = await far.next()
        assert (told.event, told.cursor) == ("reset", places[-1])
        near = await live.open(people.staff(home), f"?after={places[2]}")
        assert [each.data["payload"]["n"] for each in await near.take(9)] == list(range(3, 12))


async def test_the_place_in_the_header_goes_before_the_one_in_the_query(
    live_server: LiveServer, people: People, write: Write
) -> None:
    home = new_id()
    first, second, _ = [await write(office(home), n=number) for number in range(3)]
    async with live_server() as live:
        stream = await live.open(people.staff(home), f"?after={first}", last=str(second))
        assert (await stream.next()).data["payload"] == {"n": 2}


async def test_a_quiet_stream_is_kept_alive_and_its_place_moves_on(
    live_server: LiveServer, people: People, write: Write
) -> None:
    home, elsewhere = new_id(), new_id()
    async with live_server(keep_alive=0.3) as live:
        stream = await live.open(people.staff(home))
        beyond = [await write(office(elsewhere)) for _ in range(3)][-1]
        await stream.bookmark(beyond)
        stream.close()
        mine = await write(office(home), n=1)
        again = await live.open(people.staff(home), last=stream.last_id)
        assert (await again.next()).cursor == mine


async def test_closing_ends_the_streams_and_takes_no_new_one(live_server: LiveServer, people: People) -> None:
    who = people.staff(new_id())
    async with live_server() as live, httpx.AsyncClient() as client:
        stream = await live.open(who)
        live.hub.close()
        assert await stream.rest() == []
        assert stream.comments[-1].startswith("the server is closing")
        answer = await client.get(live.url, headers={"Authorization": who})
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")


async def test_a_client_that_leaves_is_forgotten(
    live_server: LiveServer, people: People, wait_until: WaitUntil
) -> None:
    async with live_server() as live:
        streams: list[Any] = [await live.open(people.staff(new_id())) for _ in range(5)]
        assert live.hub.metrics.listeners == 5
        for stream in streams:
            stream.close()
        await wait_until(lambda: live.hub.metrics.listeners == 0)
        assert not live.hub._index


async def test_only_the_streams_path_goes_past_the_rest_of_the_server(live_server: LiveServer, people: People) -> None:
    asked: list[tuple[str, str]] = []

    async def rest(scope: Any, _receive: Any, _send: Any) -> None:
        asked.append((scope["type"], scope.get("path", "")))

    async def nothing(*_: Any) -> None:
        return

    async with live_server() as live:
        entrance = ahead("/live", LiveApp(live.hub, people.authenticate), rest)
        await entrance({"type": "lifespan"}, nothing, nothing)
        for path in ("/", "/live/more", "/live"):
            scope = {"type": "http", "method": "PUT", "path": path, "headers": [], "query_string": b""}
            await entrance(scope, nothing, nothing)
    assert asked == [("lifespan", ""), ("http", "/"), ("http", "/live/more")]
