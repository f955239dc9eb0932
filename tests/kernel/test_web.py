"""The edge of the house over real HTTP: every bad input gets a problem with a stable code, and nothing is half-written."""

import asyncio
import json
from collections.abc import AsyncIterator

import asyncpg
import httpx
import msgspec
import pytest
import pytest_asyncio

from anmin.kernel.db import Where
from anmin.kernel.settings import Settings
from tests.conftest import Serve
from tests.kernel.probing import PACKAGES, probe_house

NOTES = "/api/v1/probe/notes"
GOOD = {"text": "巷口路灯坏了", "lon": 118.5, "lat": 24.8}


@pytest.fixture
def patience() -> float:
    """Seconds for a body."""
    return 60.0


@pytest.fixture
def settings(settings: Settings, patience: float) -> Settings:
    """Small limits, so that they can be reached."""
    http = msgspec.structs.replace(settings.http, body_limit=4096, body_seconds=patience)
    return msgspec.structs.replace(settings, http=http)


@pytest_asyncio.fixture
async def client(settings: Settings, where: Where, serve: Serve) -> AsyncIterator[httpx.AsyncClient]:
    async with probe_house(settings, where) as house:
        async with httpx.AsyncClient(base_url=await serve(house, PACKAGES)) as client:
            yield client


def check(response: httpx.Response, status: int, code: str) -> dict[str, object]:
    body = response.json()
    assert (response.status_code, body["code"], body["status"]) == (status, code, status)
    assert response.headers["content-type"] == "application/problem+json"
    assert body["detail"]
    return dict(body)


async def test_a_good_call(client: httpx.AsyncClient) -> None:
    response = await client.post(NOTES, json=GOOD)
    assert response.status_code == 200
    assert len(response.headers["x-request-id"]) == 32
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("body", "code", "path"),
    [
        ({**GOOD, "text": 7}, "wrong_kind", "$.text"),
        ({**GOOD, "text": "x" * 2001}, "too_long", "$.text"),
        ({**GOOD, "lon": 181}, "too_large", "$.lon"),
        ({**GOOD, "lat": -91.5}, "too_small", "$.lat"),
        ({**GOOD, "more": 1}, "unknown_field", "$"),
        ({"text": "x", "lon": 1}, "missing", "$"),
        ({**GOOD, "key": "short"}, "too_short", "$.key"),
        ({**GOOD, "key": "!" * 20}, "wrong_form", "$.key"),
        ([GOOD], "wrong_kind", "$"),
    ],
)
async def test_a_wrong_field_is_named(client: httpx.AsyncClient, body: object, code: str, path: str) -> None:
    problem = check(await client.post(NOTES, json=body), 400, "bad_request")
    [wrong] = problem["errors"]  # type: ignore[misc]
    assert (wrong["code"], wrong["path"]) == (code, path)


@pytest.mark.parametrize(
    "body", [b"{", b"", b"\xff\xfe", b"null", b"[" * 3000, b'{"text": "\\ud800"}', b'{"lon": 1e999}', b"NaN"]
)
async def test_what_is_no_json_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    check(await client.post(NOTES, content=body, headers={"content-type": "application/json"}), 400, "bad_request")


async def test_control_characters_and_the_typed_text_never_come_back(client: httpx.AsyncClient) -> None:
    response = await client.post(NOTES, json={**GOOD, "lon": "13812345678"})
    assert "13812345678" not in response.text


async def test_an_oversized_body(client: httpx.AsyncClient, superuser: asyncpg.Connection) -> None:
    check(await client.post(NOTES, json={**GOOD, "text": "x" * 5000}), 413, "too_large")

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(8):
            yield b" " * 1024

    response = await client.post(NOTES, content=endless(), headers={"content-type": "application/json"})
    check(response, 413, "too_large")
    assert await superuser.fetchval("select count(*) from journal") == 0


@pytest.mark.parametrize("patience", [0.4])
async def test_a_slow_body(client: httpx.AsyncClient) -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b'{"text":'
        await asyncio.sleep(1.5)
        yield b'"x"}'

    check(await client.post(NOTES, content=slow(), headers={"content-type": "application/json"}), 408, "too_slow")


async def test_a_wrong_content_type(client: httpx.AsyncClient) -> None:
    response = await client.post(NOTES, content=json.dumps(GOOD), headers={"content-type": "text/plain"})
    check(response, 415, "wrong_type")


async def test_no_such_place_and_no_such_method(client: httpx.AsyncClient) -> None:
    check(await client.get("/api/v1/nothing"), 404, "not_found")
    check(await client.get("/nothing"), 404, "not_found")
    check(await client.request("DELETE", NOTES), 405, "wrong_method")


async def test_an_unknown_session(client: httpx.AsyncClient) -> None:
    check(await client.post(NOTES, json=GOOD, headers={"authorization": "Bearer nonsense"}), 401, "not_signed_in")
    dead = {"cookie": "anmin_session=nonsense"}
    assert (await client.post(NOTES, json=GOOD, headers=dead)).status_code == 200, "an open door stays open"


async def test_a_cookie_is_not_taken_from_another_site(client: httpx.AsyncClient) -> None:
    headers = {"cookie": "anmin_session=x", "sec-fetch-site": "cross-site"}
    check(await client.post(NOTES, json=GOOD, headers=headers), 403, "foreign_origin")
    headers = {"cookie": "anmin_session=x", "origin": "https://elsewhere.example"}
    check(await client.post(NOTES, json=GOOD, headers=headers), 403, "foreign_origin")


async def test_texts_come_in_the_readers_language(client: httpx.AsyncClient) -> None:
    for accept, text in (("zh-CN,zh;q=0.9", "没有找到。"), ("en-GB", "Nothing was found here."), ("", "没有找到。")):
        response = await client.get("/api/v1/nothing", headers={"accept-language": accept})
        assert response.json()["detail"] == text
        assert response.headers["content-language"] == ("en" if accept.startswith("en") else "zh")


async def test_a_repeated_call_says_so(client: httpx.AsyncClient) -> None:
    body = {**GOOD, "key": "0190b3f0-aaaa-7bbb-8ccc-0123456789ab"}
    first, second = [await client.post(NOTES, json=body) for _ in range(2)]
    assert first.json() == second.json()
    assert "idempotent-replay" not in first.headers
    assert second.headers["idempotent-replay"] == "true"
    check(await client.post(NOTES, json={**body, "text": "x"}), 409, "key_reused")


async def test_health_readiness_metrics_and_document(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).text == "ok"
    ready = await client.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"database": True, "schema": True, "live": True})
    await client.post(NOTES, json=GOOD)
    assert 'anmin_requests_total{operation="note",status="200"}' in (await client.get("/metrics")).text
    document = (await client.get("/api/v1/openapi.json")).json()
    assert document["paths"][NOTES]["post"]["operationId"] == "note"
