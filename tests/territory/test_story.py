"""Over HTTP: a map comes in, people ask who is responsible, the map changes; and what is sent to do harm."""

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from anmin.kernel.access import Actor
from anmin.kernel.house import House
from anmin.kernel.openapi import possible
from anmin.territory import http as routes
from anmin.territory.service import Territory
from tests.territory.town import SOUTH, STATIONS, WEST, Town, feature, file, ring, spot

SEEDS = Path(__file__).parents[3] / "shared/data/geo/seed_districts.geojson"


def documented(method: str, path: str) -> set[int]:
    """Every status that the OpenAPI names for this request."""
    asked = path.partition("?")[0]
    [route, *_] = [
        each
        for each in routes.ROUTES
        if each.method == method and re.fullmatch(re.sub(r"{\w+}", "[^/]+", each.path), asked)
    ]
    return {route.status, *(fault.status for fault in possible(route))}


class Client:
    """Speaks to the house as one of its people; an answer that is not documented fails."""

    def __init__(self, web: httpx.AsyncClient) -> None:
        self.web = web

    async def ask(self, who: str, method: str, path: str, **given: Any) -> httpx.Response:
        headers = {"authorization": f"Bearer {who}"} if who else {}
        response = await self.web.request(method, f"/api/v1{path}", headers=headers, **given)
        assert response.status_code in documented(method, path)
        return response

    async def responsible(self, who: str = "", **fields: Any) -> dict[str, Any]:
        response = await self.ask(who, "POST", "/responsible", json=fields)
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    async def bring(self, content: str, **more: Any) -> dict[str, Any]:
        fields = {"content": content, "datum": "wgs84", **more}
        seen = await self.ask("chief", "POST", "/areas/import", json=fields)
        assert seen.status_code == 200, seen.text
        apply = {**fields, "dry_run": False, "token": seen.json()["token"], "key": "import-areas-0001"}
        done = await self.ask("chief", "POST", "/areas/import", json=apply)
        again = await self.ask("chief", "POST", "/areas/import", json=apply)
        assert (done.status_code, again.headers.get("idempotent-replay")) == (200, "true")
        assert done.json() == again.json()
        found: dict[str, Any] = done.json()
        return found


@pytest_asyncio.fixture
async def client(town: Town, address: str) -> AsyncIterator[Client]:
    people = {"chief": town.chief, "sergeant": town.sergeant, "clerk": town.clerk, "citizen": town.citizen}

    async def authenticate(_house: House, token: str) -> Actor | None:
        return people[token].actor if token in people else None

    town.house.authenticate = authenticate
    async with httpx.AsyncClient(base_url=address, timeout=60) as web:
        yield Client(web)


async def test_from_the_map_to_the_answer(
    client: Client, town: Town, wait_until: Callable[[Callable[[], bool]], Awaitable[None]]
) -> None:
    assert (await client.responsible(**spot(7, 7)))["rule"] == "fallback"
    done = await client.bring(STATIONS, valid_from="2026-01-01")
    assert (done["added"], done["valid_from"]) == (3, "2026-01-01")
    await wait_until(lambda: len(town.house.service(Territory)._held.index) == 3)

    before = await client.responsible(**spot(3, 3))
    assert [each["code"] for each in before["chain"]] == ["G1", "A1"]
    assert before["organisation"] == {
        "id": str(town.offices["S1"]),
        "code": "S1",
        "name": "通泰派出所",
        "name_en": "Tongtai Station",
        "phone": "0599-6322110",
    }
    assert before["reason"] == {"zh": "位于“区域G1”内。", "en": "Inside 区域G1."}
    assert before["border"] == []

    listed = (await client.ask("", "GET", "/areas", params={"box": "117.4,27.3,117.45,27.35"})).json()["areas"]
    [area] = [each for each in listed if each["code"] == "A1"]
    change = {"version": 1, "name": "东城", "organisation": str(town.offices["S2"]), "officer": str(town.officer)}
    changed = await client.ask("chief", "PUT", f"/areas/{area['id']}", json={**change, "valid_from": "2026-06-01"})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    await wait_until(lambda: len(town.house.service(Territory)._held.index) == 4)

    now, then = spot(7, 7), {**spot(7, 7), "at": "2026-05-31T23:59:59+08:00"}
    assert (await client.responsible(**now))["organisation"]["code"] == "S2"
    assert (await client.responsible(**then))["organisation"]["code"] == "S1"
    assert [(await client.responsible(who, **now))["officer"] for who in ("", "citizen", "clerk")] == [
        None,
        None,
        str(town.officer),
    ]

    ended = await client.ask("chief", "POST", f"/areas/{area['id']}/end", json={"version": 2, "valid_to": "2026-11-01"})
    assert ended.status_code == 200
    page = (await client.ask("", "GET", f"/areas/{area['id']}", params={"outlines": "true"})).json()
    assert [(each["name"], each["valid_from"], each["valid_to"]) for each in page["periods"]] == [
        ("东城", "2026-06-01", "2026-11-01"),
        ("区域A1", "2026-01-01", "2026-06-01"),
    ]
    assert page["periods"][0]["geometry"]["type"] == "Polygon"
    assert page["periods"][0]["officer"] is None


async def test_the_answer_follows_the_end(
    client: Client, town: Town, wait_until: Callable[[Callable[[], bool]], Awaitable[None]]
) -> None:
    await client.bring(STATIONS)
    territory = town.house.service(Territory)
    await wait_until(lambda: len(territory._held.index) == 3)
    [area] = (await client.ask("", "GET", "/areas", params={"organisation": str(town.offices["S2"])})).json()["areas"]
    await client.ask("chief", "POST", f"/areas/{area['id']}/end", json={"version": 1})
    await wait_until(lambda: len(territory._held.index) == 2)
    assert (await client.responsible(**spot(15, 5)))["rule"] == "fallback"


async def test_a_map_in_gcj02_answers_for_points_in_bd09(
    client: Client, town: Town, wait_until: Callable[[Callable[[], bool]], Awaitable[None]]
) -> None:
    await client.bring(file(feature("A1", ring(0, 0, 10, 10), organisation="S1")), datum="gcj02")
    await wait_until(lambda: len(town.house.service(Territory)._held.index) == 1)
    edge = {"lon": WEST + 0.0002, "lat": SOUTH + 0.05}
    as_bd09 = (await client.ask("", "POST", "/points/convert", json={**edge, "datum": "gcj02", "to": "bd09"})).json()
    inside = await client.responsible(lon=as_bd09["lon"], lat=as_bd09["lat"], datum="bd09")
    assert inside["rule"] == "inside"
    assert inside["point"] == pytest.approx(as_bd09["wgs84"], abs=1e-7)


HOSTILE = {
    "not json": "][",
    "deep": "[" * 100_000,
    "not a collection": json.dumps({"type": "Point", "coordinates": [1, 2]}),
    "nothing in it": file(),
    "bowtie": file(feature("A1", [ring(0, 0, 1, 1)[n] for n in (0, 2, 1, 3, 0)])),
    "far away": file(feature("A1", [[1e308, 0], [1, 0], [1, 1], [1e308, 0]])),
    "open ring": file(feature("A1", ring(0, 0, 1, 1)[:-1])),
    "a name with a line": file(feature("A1", ring(0, 0, 1, 1), name="a\nb")),
    "a code that is a statement": file(feature("A1'; drop table areas; --", ring(0, 0, 1, 1))),
    "a surprising date": file(feature("A1", ring(0, 0, 1, 1), valid_from="0001-01-01")),
    "twice": file(feature("A1", ring(0, 0, 1, 1)), feature("A1", ring(0, 0, 1, 1))),
    "its own parent": file(feature("A1", ring(0, 0, 1, 1), parent="A1")),
    "many": file(*(feature(f"A{n}", [[0, 0]]) for n in range(500))),
}


async def test_a_hostile_file_is_refused_and_says_why(client: Client) -> None:
    for content in HOSTILE.values():
        await refused_whole(client, content)
    assert (await client.ask("", "GET", "/areas")).json() == {"areas": [], "next": None}


async def refused_whole(client: Client, content: str) -> None:
    fields = {"content": content, "datum": "wgs84"}
    seen = await client.ask("chief", "POST", "/areas/import", json=fields)
    assert seen.status_code == 200
    assert seen.json()["token"] is None
    problems = seen.json()["problems"]
    assert 1 <= len(problems) <= 201
    assert all(each["zh"] and each["en"] for each in problems)
    apply = {**fields, "dry_run": False, "token": "0" * 64}
    refused = await client.ask("chief", "POST", "/areas/import", json=apply)
    assert (refused.status_code, refused.json()["code"]) == (422, "import_refused")
    assert refused.json()["errors"][0]["path"].startswith("$.content")


WRONG: list[tuple[str, str, str, dict[str, Any], int]] = [
    ("", "POST", "/areas/import", {"content": STATIONS, "datum": "wgs84"}, 401),
    ("clerk", "POST", "/areas/import", {"content": STATIONS, "datum": "wgs84"}, 403),
    ("chief", "POST", "/areas/import", {"content": STATIONS}, 400),
    ("chief", "POST", "/areas/import", {"content": STATIONS, "datum": "mars"}, 400),
    ("chief", "POST", "/areas/import", {"content": 1, "datum": "wgs84"}, 400),
    ("chief", "POST", "/areas/import", {"content": "", "datum": "wgs84", "valid_from": "1969-12-31"}, 400),
    ("chief", "POST", "/areas/import", {"content": "", "datum": "wgs84", "dry_run": False}, 422),
    ("chief", "POST", "/areas/import", {"content": "x" * 8_100_000, "datum": "wgs84"}, 413),
    ("", "POST", "/responsible", {"lon": 181, "lat": 0, "datum": "wgs84"}, 400),
    ("", "POST", "/responsible", {"lon": 1, "lat": 91, "datum": "wgs84"}, 400),
    ("", "POST", "/responsible", {"lon": "x", "lat": 1, "datum": "wgs84"}, 400),
    ("", "POST", "/responsible", {"lon": 1, "lat": 1, "datum": "wgs84", "at": "9999-12-31T23:59:59Z"}, 400),
    ("", "POST", "/responsible", {"lon": 1, "lat": 1, "datum": "wgs84", "at": "2026-01-01T00:00:00"}, 400),
    ("", "POST", "/points/convert", {"lon": 1, "lat": 1, "datum": "wgs84"}, 400),
    ("chief", "PUT", "/areas/00000000-0000-7000-8000-000000000000", {"version": 1, "name": "x"}, 400),
    ("chief", "POST", "/areas/not-an-id/end", {"version": 1}, 400),
    ("chief", "POST", "/areas/00000000-0000-7000-8000-000000000000/end", {"version": 1}, 404),
    ("", "GET", "/areas/00000000-0000-7000-8000-000000000000", {}, 404),
    ("", "GET", "/areas?box=1,2,3", {}, 400),
    ("", "GET", "/areas?box=9,9,1,1", {}, 400),
    ("", "GET", "/areas?limit=9999", {}, 400),
    ("", "GET", "/areas?at=1900-01-01T00:00:00Z", {}, 400),
]


async def test_what_is_wrong_is_refused(client: Client) -> None:
    for who, method, path, body, status in WRONG:
        sent = {"json": body} if method != "GET" else {}
        response = await client.ask(who, method, path, **sent)
        assert response.status_code == status, (path, body, response.text)
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["code"]


async def test_every_point_on_earth_has_an_answer(client: Client) -> None:
    for datum in ("wgs84", "cgcs2000", "gcj02", "bd09"):
        for lon, lat in ((180, 0), (-180, 90), (0, -90), (0, 0), (117.4, 27.3), (-179.99, 66)):
            answer = await client.responsible(lon=lon, lat=lat, datum=datum)
            assert answer["organisation"]["code"] == "350781"


@pytest.mark.skipif(not SEEDS.exists(), reason="the shared data are not here")
async def test_eighty_five_districts_come_in(
    client: Client, town: Town, wait_until: Callable[[Callable[[], bool]], Awaitable[None]]
) -> None:
    collection = json.loads(SEEDS.read_text("utf-8"))
    for each in collection["features"]:
        each["properties"] = {"code": each["properties"]["adcode"], "name": each["properties"]["name"]}
    done = await client.bring(json.dumps(collection), datum="gcj02", kind="jurisdiction", level=1)
    assert done["added"] == len(collection["features"])
    await wait_until(lambda: len(town.house.service(Territory)._held.index) == done["added"])
    answer = await client.responsible(lon=113.11, lat=36.20, datum="wgs84")
    assert answer["chain"][0]["name"] == "潞州区"
