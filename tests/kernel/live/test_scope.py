"""Who hears what: offices and those above them, persons, narrowing, and streams that end with their session."""

from typing import Any

import httpx
import pytest

from anmin.kernel.ids import new_id
from anmin.kernel.journal import Line, office, person
from tests.kernel.live.streams import LiveServer, People, Tree, Write

Live = Any


@pytest.fixture
def tree(people: People) -> Tree:
    city = new_id()
    town, other = people.under(city), people.under(city)
    return {"city": city, "town": town, "other": other, "village": people.under(town)}


async def test_a_line_reaches_its_office_and_the_offices_above_and_nobody_else(
    live_server: LiveServer, people: People, write: Write, tree: Tree
) -> None:
    async with live_server() as live:
        streams = {name: await live.open(people.staff(tree[name])) for name in tree}
        await write(office(tree["village"]), n=1)
        await write(office(tree["town"]), n=2)
        await write(office(tree["other"]), n=3)
        await write(office(tree["city"]), n=4)
        await write(*map(office, tree.values()), n=5)
        heard = {}
        for name, stream in streams.items():
            heard[name] = []
            while 5 not in heard[name]:
                heard[name].append((await stream.next()).data["payload"]["n"])
    assert heard == {"city": [1, 2, 3, 4, 5], "town": [1, 2, 5], "other": [3, 5], "village": [1, 5]}


async def test_a_person_hears_what_is_for_them(live_server: LiveServer, people: People, write: Write) -> None:
    async with live_server() as live:
        me, you = people.staff(new_id()), people.staff(new_id())
        stream = await live.open(me)
        await write(person(people.actors[you].id), n=1)
        await write(person(people.actors[me].id), n=2)
        assert (await stream.next()).data["payload"] == {"n": 2}


async def test_what_a_listener_sees_of_a_line(live_server: LiveServer, people: People, write: Write) -> None:
    home = new_id()
    async with live_server() as live:
        stream = await live.open(people.staff(home))
        place = await write(office(home), event="cases.Assigned", to="unit")
        told = await stream.next()
    assert told.id == str(place)
    assert told.event == told.data["event"] == "cases.Assigned"
    assert told.data.keys() == {"seq", "at", "subject", "version", "event", "payload"}
    assert (told.data["seq"], told.data["version"], told.data["payload"]) == (place.seq, 1, {"to": "unit"})
    assert 1000 <= stream.retry <= 5000


async def test_a_listener_narrows_to_topics_below_its_own_and_to_events(
    live_server: LiveServer, people: People, write: Write, tree: Tree
) -> None:
    async with live_server() as live:
        who = people.staff(tree["city"])
        stream = await live.open(who, f"?topics={office(tree['village'])},{office(tree['other'])}&events=cases.A,hall.")
        for number, (place, event) in enumerate(
            [
                ("town", "cases.Assigned"),
                ("village", "cases.Raised"),
                ("village", "cases.Assigned"),
                ("other", "hall.Asked"),
            ]
        ):
            await write(office(tree[place]), event=event, n=number)
        assert [told.data["payload"]["n"] for told in await stream.take(2)] == [2, 3]


async def test_a_foreign_topic_is_refused(live_server: LiveServer, people: People, tree: Tree) -> None:
    async with live_server() as live, httpx.AsyncClient() as client:
        for foreign in (office(tree["city"]), office(tree["other"]), person(new_id()), "office:nonsense"):
            headers = {"Authorization": people.staff(tree["town"])}
            answer = await client.get(live.url, params={"topics": foreign}, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
            assert answer.headers["content-type"] == "application/problem+json"
            assert "city" not in answer.text


async def test_nobody_listens_without_signing_in(live_server: LiveServer) -> None:
    async with live_server() as live, httpx.AsyncClient() as client:
        answer = await client.get(live.url, headers={"Accept-Language": "en"})
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
        assert answer.headers["content-language"] == "en"


async def test_streams_end_with_the_session_and_only_that_persons(
    live_server: LiveServer, people: People, write: Write
) -> None:
    home = new_id()
    async with live_server() as live:
        mine, yours = people.staff(home), people.staff(home)
        gone = people.actors[mine].id
        live.hub.watch("identity.SessionEnded", lambda _: live.hub.close_person(gone))
        ended, stays = await live.open(mine), await live.open(yours)
        await write(office(home), n=1)
        assert (await ended.next()).data["payload"] == {"n": 1}
        await write(event="identity.SessionEnded")
        assert await ended.rest() == []
        assert ended.comments[-1] == "the session has ended"
        await write(office(home), n=2)
        assert [told.data["payload"]["n"] for told in await stays.take(2)] == [1, 2]
        assert live.hub.metrics.listeners == 1


async def test_a_watcher_or_a_tree_that_fails_stops_nobody(
    live_server: LiveServer, people: People, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = new_id()

    def fails(_: Line) -> None:
        raise RuntimeError

    async with live_server() as live:
        live.hub.watch("cases.Raised", fails)
        stream = await live.open(people.staff(home))
        monkeypatch.setattr(people, "parents", None)
        await write(office(home), n=1)
        assert (await stream.next()).data["payload"] == {"n": 1}
        assert live.hub.metrics.faults >= 2
