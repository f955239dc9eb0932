"""The story of the staff half over real HTTP: signing in, cookies and tokens, and bad input of every kind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pyotp
import pytest
import pytest_asyncio

from tests.conftest import Serve
from tests.identity.bureau import Bureau
from tests.identity.conftest import PACKAGES


class Web:
    """A browser or program that talks to the house."""

    def __init__(self, client: httpx.AsyncClient, bureau: Bureau) -> None:
        self.client = client
        self.bureau = bureau

    async def enter(self, who: str = "system") -> str:
        login, password, seed = self.bureau.accounts[who]
        first = await self.client.post("/sign-in", json={"login": login, "password": password})
        body = {"challenge": first.json()["challenge"], "code": pyotp.TOTP(seed).at(self.bureau.clock.now())}
        done = await self.client.post("/sign-in/second-factor", json=body)
        assert done.status_code == 200, done.text
        assert "Max-Age" not in done.headers["set-cookie"], "staff are known until the browser is closed"
        token: str = done.json()["token"]
        return token

    async def as_staff(self, who: str = "system") -> dict[str, str]:
        token = await self.enter(who)
        self.client.cookies.clear()
        return {"Authorization": f"Bearer {token}"}


@pytest_asyncio.fixture
async def web(bureau: Bureau, serve: Serve) -> AsyncIterator[Web]:
    address = await serve(bureau.house, PACKAGES)
    async with httpx.AsyncClient(base_url=f"{address}/api/v1", trust_env=False) as client:
        yield Web(client, bureau)


def problem(answer: httpx.Response, status: int) -> str:
    """The code of a refusal in its proper form."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    body = answer.json()
    assert body["status"] == status
    assert body["detail"]
    assert "Traceback" not in answer.text
    return str(body["code"])


async def test_a_program_signs_in_works_and_signs_out(web: Web) -> None:
    head = await web.as_staff()
    me = (await web.client.get("/account", headers=head)).json()
    assert me["staff"]["login"] == "sysadmin"
    parent = me["staff"]["organisation"]
    office = {"parent": parent, "code": "320581", "name": "城北派出所", "kind": "police_station"}
    made = await web.client.post("/organisations", headers=head, json=office)
    assert made.status_code == 200
    person = {"login": "li.si", "name": "李四", "organisation": made.json(), "phone": "13812345678"}
    added = (await web.client.post("/staff", headers=head, json=person)).json()
    page = (await web.client.get(f"/staff/{added['staff']}", headers=head)).json()
    assert (page["staff"]["name"], page["staff"]["phone"]) == ("李四", "138****5678")
    found = (await web.client.post("/staff/search", headers=head, json={"name": "李四"})).json()
    assert [each["id"] for each in found["staff"]] == [added["staff"]]
    assert problem(await web.client.post("/staff", headers=head, json=person), 409) == "login_taken"
    assert (await web.client.post("/sign-out", headers=head)).status_code == 200
    assert problem(await web.client.get("/account", headers=head), 401) == "session_ended"


async def test_the_second_sign_in_is_told_to_the_first(web: Web) -> None:
    head = await web.as_staff()
    web.bureau.clock.advance(timedelta(seconds=30))
    again = await web.as_staff()
    assert problem(await web.client.get("/account", headers=head), 401) == "session_replaced"
    answer = await web.client.get("/account", headers={**head, "Accept-Language": "en"})
    assert answer.json()["detail"] == "Your account has signed in elsewhere, so this session has ended."
    assert (await web.client.get("/account", headers=again)).status_code == 200


async def test_a_browser_keeps_the_token_in_a_cookie_that_no_script_and_no_other_site_uses(web: Web) -> None:
    await web.enter()
    (cookie,) = web.client.cookies.jar
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert (await web.client.get("/account")).status_code == 200
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert problem(await web.client.post("/sign-out", headers=foreign), 403) == "foreign_origin"
    assert (await web.client.post("/sign-out")).status_code == 200
    assert problem(await web.client.get("/account"), 401) == "not_signed_in"


async def test_a_browser_whose_session_is_over_can_sign_in_again(web: Web) -> None:
    await web.enter()
    web.bureau.clock.advance(timedelta(hours=13))
    assert problem(await web.client.get("/account"), 401) == "session_expired"
    await web.enter()
    assert (await web.client.get("/account")).status_code == 200


BAD_SIGN_IN: tuple[Any, ...] = (
    None,
    [],
    "x",
    {},
    {"login": "sysadmin"},
    {"login": 7, "password": "x"},
    {"login": "", "password": "x"},
    {"login": "x" * 65, "password": "x"},
    {"login": "a\u0000b", "password": "x"},
    {"login": "sysadmin", "password": ""},
    {"login": "sysadmin", "password": "x" * 1025},
    {"login": "sysadmin", "password": "a\nb"},
    {"login": "sysadmin", "password": "x", "admin": True},
    {"login": "sysadmin", "password": "x", "key": "short"},
)


async def test_bad_bodies_are_refused_without_quoting_them(web: Web) -> None:
    for body in BAD_SIGN_IN:
        answer = await web.client.post("/sign-in", json=body)
        assert problem(answer, 400) == "bad_request", body
    wrong = await web.client.post("/sign-in", content=b"login=x", headers={"Content-Type": "text/plain"})
    assert problem(wrong, 415) == "wrong_type"
    for content in (b"{", b"\xff\xfe", b'{"login": "\\ud800", "password": "x"}', b"[" * 5000):
        answer = await web.client.post("/sign-in", content=content, headers={"Content-Type": "application/json"})
        assert problem(answer, 400) == "bad_request"
    secret = await web.client.post("/sign-in", json={"login": "sysadmin", "password": "p" * 2000})
    assert "ppp" not in secret.text


async def test_bad_fields_of_every_door(web: Web) -> None:
    head = await web.as_staff()
    parent = str(web.bureau.top)
    office = {"parent": parent, "code": "A", "name": "所", "kind": "police_station"}
    person = {"login": "li.si", "name": "李四", "organisation": parent}
    cases: tuple[tuple[str, dict[str, Any]], ...] = (
        ("/organisations", {**office, "code": "A B"}),
        ("/organisations", {**office, "code": "甲"}),
        ("/organisations", {**office, "code": "A\n"}),
        ("/organisations", {**office, "code": "9" * 31}),
        ("/organisations", {**office, "name": "   "}),
        ("/organisations", {**office, "name": "所" * 201}),
        ("/organisations", {**office, "name": "a\u0007"}),
        ("/organisations", {**office, "kind": "castle"}),
        ("/organisations", {**office, "parent": "top"}),
        ("/organisations", {**office, "phone": "call me"}),
        ("/organisations", {**office, "valid_from": "2026-02-30"}),
        ("/organisations/import", {"content": "", "form": "xls"}),
        ("/staff", {**person, "login": "Li Si"}),
        ("/staff", {**person, "login": "li"}),
        ("/staff", {**person, "name": "\u200b"}),
        ("/staff", {**person, "phone": "12"}),
        ("/staff", {**person, "badge": "; drop"}),
        ("/staff", {**person, "name_public": "yes"}),
        ("/staff/search", {"limit": 0}),
        ("/staff/search", {"limit": 201}),
        (f"/staff/{uuid4()}/grants", {"role": "officer", "organisation": parent}),
        (f"/staff/{uuid4()}/grants", {"role": parent, "organisation": parent, "valid_to": "2026-01-01T00:00:00"}),
        (f"/staff/{uuid4()}/grants", {"role": parent, "organisation": parent, "valid_to": "9999-12-31T23:59:59Z"}),
        ("/staff/not-a-uuid/suspend", {}),
    )
    security = await web.as_staff("security")
    for path, body in cases:
        answer = await web.client.post(path, headers=security if "grants" in path else head, json=body)
        assert problem(answer, 400) == "bad_request", (path, body)


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-03-02T01:00:00", "now"])
async def test_absurd_instants_in_questions(web: Web, at: str) -> None:
    head = await web.as_staff()
    path = f"/organisations/{web.bureau.top}"
    answer = await web.client.get(f"{path}/on-duty", headers=head, params={"at": at})
    assert problem(answer, 400) == "bad_request"
    asked = {"since": at, "until": at, "post": "patrol"}
    for question in ("roster", "duty-gaps", "handovers"):
        assert problem(await web.client.get(f"{path}/{question}", headers=head, params=asked), 400) == "bad_request"


async def test_the_tree_is_open_and_its_file_is_not(web: Web) -> None:
    shown = await web.client.get("/organisations")
    assert shown.json()["organisations"][0]["code"] == "TOP"
    assert problem(await web.client.get("/organisations", params={"limit": "many"}), 400) == "bad_request"
    assert problem(await web.client.get("/organisations/export"), 401) == "not_signed_in"
    file = await web.client.get("/organisations/export", headers=await web.as_staff())
    assert file.headers["content-type"] == "text/csv; charset=utf-8"
    assert file.content.startswith("\ufeffcode,".encode())


async def test_tokens_that_are_none(web: Web) -> None:
    for token in ("x", "x" * 4000, "é".encode(), "' or 1=1"):
        value = token if isinstance(token, bytes) else token.encode()
        answer = await web.client.get("/account", headers={"Authorization": b"Bearer " + value})
        assert problem(answer, 401) == "not_signed_in"
