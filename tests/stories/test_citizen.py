"""A citizen's way through the whole house by real HTTP: code, sign-in, real name, a look, the access log, erasure."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest_asyncio

from anmin.app.rooms import rooms
from anmin.identity.model.sessions import new_token, token_hash
from anmin.kernel.access import EVERYTHING
from anmin.kernel.clock import SetClock
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.lanes import Reaction, run_lanes

PHONE, CARD, NAME = "13812345678", "11010519491231002X", "欧阳娜娜"
DEVICE = "device-of-the-story-0001"


class People:
    """Clients of one house. Keeps every answer, so that the end of the story can look for what must not be in them."""

    def __init__(self, house: House, clock: SetClock, http: httpx.AsyncClient) -> None:
        self.house = house
        self.clock = clock
        self.http = http
        self.answers: list[tuple[str, str]] = []

    async def call(self, token: str | None, method: str, path: str, status: int = 200, **body: Any) -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        given: dict[str, Any] = {"params": body} if method == "GET" else {"json": body}
        self.http.cookies.clear()  # these people carry their token themselves
        answer = await self.http.request(method, "/api/v1" + path, headers=headers, **given)
        assert answer.status_code == status, answer.text
        self.answers.append((path, answer.text))
        return answer.json()

    async def code(self, purpose: str) -> str:
        """The code that the developer's page of a demonstration shows."""
        for _ in range(200):
            shown = await self.call(None, "GET", "/development/codes")
            found = [each["code"] for each in shown if each["purpose"] == purpose]
            if found:
                return str(found[0])
            await asyncio.sleep(0.05)
        raise AssertionError("no code was sent")

    async def signs_in(self) -> str:
        self.clock.advance(timedelta(seconds=61))
        await self.call(None, "POST", "/citizens/codes", phone=PHONE, device=DEVICE)
        code = await self.code("sign_in")
        session = await self.call(None, "POST", "/citizens/sessions", phone=PHONE, code=code, device=DEVICE)
        return str(session["token"])

    async def staff(self, role: str, office: UUID, badge: str) -> str:
        """Somebody of this role at this office, signed in."""
        person, token = new_id(), new_token()
        async with self.house.db.transaction(EVERYTHING) as conn:
            await conn.execute(
                "insert into staff (id, login, name, name_hash, name_public, badge, organisation, state, version, made_at)"
                " values ($1, $2, '', '', false, $2, $3, 'active', 1, $4)",
                *(person, badge, office, self.clock.now()),
            )
            await conn.execute(
                "insert into grants (id, staff, role, organisation, valid_from, granted_at, version)"
                " select $1, $1, id, $3, $4, $4, 1 from roles where code = $2",
                *(person, role, office, self.clock.now()),
            )
            await conn.execute(
                "insert into sessions (id, token_hash, kind, person, restricted, channel, made_at, seen_at, idle_seconds,"
                " expires_at) values ($1, $2, 'staff', $1, false, 'api', $3::timestamptz, $3, 86400, $3::timestamptz + interval '1 day')",
                *(person, token_hash(token), self.clock.now()),
            )
        return token

    async def office(self, name: str, code: str) -> UUID:
        office = new_id()
        async with self.house.db.transaction(EVERYTHING) as conn:
            above = await conn.fetchval("select id from organisations where parent is null")
            await conn.execute(
                "insert into organisations (id, code, name, kind, parent, valid_from, version)"
                " values ($1, $2, $3, 'police_station', $4, '2020-01-01', 1)",
                *(office, code, name, above),
            )
            for depth, ancestor in enumerate([office] if above is None else [office, above]):
                await conn.execute("insert into scope_tree values ($1, $2, $3)", ancestor, office, depth)
        return office


@pytest_asyncio.fixture
async def people(house: House, clock: SetClock, address: str) -> AsyncIterator[People]:
    stop = asyncio.Event()
    reactions = [each for room in rooms() for each in room.all_of("reactions", Reaction)]
    working = asyncio.create_task(run_lanes(house, reactions, ("siren", "bell"), stop))
    async with httpx.AsyncClient(base_url=address, timeout=60) as http:
        yield People(house, clock, http)
    stop.set()
    await working


async def test_from_the_first_code_to_erasure(people: People) -> None:
    station = await people.office("太湖派出所", "320211001")
    me = await people.signs_in()
    citizen = await gives_a_name(people, me, station)
    await is_looked_at(people, me, citizen, station)
    await is_audited(people, me, citizen, station)
    await leaves(people, me, citizen)
    shown_on_purpose = {f"/citizens/{citizen}/document", "/me/data"}
    for path, answer in people.answers:
        if path not in shown_on_purpose:
            assert not [value for value in (PHONE, CARD, NAME) if value in answer], path


async def gives_a_name(people: People, me: str, station: UUID) -> str:
    """Nickname, consent, name and document; the citizen's id."""
    profile = await people.call(me, "GET", "/me")
    assert (profile["phone"], profile["real_name_state"]) == ("138****5678", "none")
    await people.call(me, "POST", "/me/nickname", nickname="太湖边的老王🎣")
    [text] = [each for each in await people.call(None, "GET", "/consent-texts") if each["kind"] == "real_name"]
    await people.call(me, "POST", "/me/consents", kind="real_name", version=text["version"])
    claim: dict[str, Any] = {"kind": "citizen_id", "number": CARD, "name": NAME, "office": str(station)}
    given = await people.call(me, "POST", "/me/real-name", **claim)
    assert given["level"] == "checked"
    return str(profile["citizen"])


async def is_looked_at(people: People, me: str, citizen: str, station: UUID) -> None:
    """The counter sees, masked and once in clear, and confirms; nobody else sees, and the counter no more afterwards."""
    call = people.call
    asked: dict[str, Any] = {"purpose": "own_request"}
    officer = await people.staff("officer", station, "320001")
    elsewhere = await people.staff("officer", await people.office("惠山派出所", "320206001"), "320002")
    [waiting] = await call(officer, "GET", "/verifications")
    assert waiting["citizen"] == citizen
    page = await call(officer, "GET", f"/citizens/{citizen}", **asked)
    assert (page["real_name"], page["document"]) == ("欧阳*", "1****************X")
    assert (await call(officer, "POST", "/citizens/search", phone=PHONE, **asked))["citizen"] == citizen
    assert (await call(officer, "POST", f"/citizens/{citizen}/document", **asked))["value"] == CARD
    await call(elsewhere, "GET", f"/citizens/{citizen}", 403, **asked)
    await call(elsewhere, "POST", f"/citizens/{citizen}/phone", 403, **asked)
    await call(elsewhere, "POST", "/citizens/search", 403, phone=PHONE, **asked)
    await call(me, "GET", f"/citizens/{citizen}", 403, **asked)
    await call(officer, "POST", f"/verifications/{waiting['id']}/confirmation")
    assert (await call(me, "GET", "/me"))["real_name_state"] == "confirmed"
    await call(officer, "GET", f"/citizens/{citizen}", 403, **asked)
    await call(officer, "GET", "/journal", 403)


async def is_audited(people: People, me: str, citizen: str, station: UUID) -> None:
    """The citizen reads who looked, the auditor reads that and who was refused."""
    looks = await people.call(me, "GET", "/me/access-log")
    by = [(each["look"], each["times"], each["by"]["badge"], each["by"]["office"]["zh"]) for each in looks]
    assert by == [(look, times, "320001", "太湖派出所") for look, times in (("revealed", 1), ("read", 2))]
    auditor = await people.staff("audit_administrator", station, "320003")
    seen = await people.call(auditor, "GET", "/access-log", subject=f"citizen:{citizen}")
    assert len(seen["lines"]) == 3
    refused = await people.call(auditor, "GET", "/journal", event="identity.LookRefused")
    assert len(refused["lines"]) == 4


async def leaves(people: People, me: str, citizen: str) -> None:
    """A copy, then erasure; the same phone begins anew."""
    copy = await people.call(me, "POST", "/me/data")
    account = next(part["data"] for part in copy["parts"] if part["name"] == "account")
    assert (account["phone"], account["real_name"], account["document"]) == (PHONE, NAME, CARD)
    people.clock.advance(timedelta(seconds=61))
    await people.call(me, "POST", "/me/erasure/codes", device=DEVICE)
    erased = await people.call(me, "POST", "/me/erasure", code=await people.code("erase"), device=DEVICE)
    assert {each["code"] for each in erased["kept"]} == {
        *("account", "journal", "decisions", "consents", "attached_evidence", "held_evidence", "case_record"),
    }
    await people.call(me, "GET", "/me", 401)
    assert (await people.call(await people.signs_in(), "GET", "/me"))["citizen"] != citizen


async def test_what_the_edge_refuses(people: People) -> None:
    call = people.call
    for body in (
        {},
        {"phone": "12", "device": DEVICE},
        {"phone": PHONE, "device": "短"},
        {"phone": PHONE, "device": DEVICE, "extra": 1},
        {"phone": [PHONE], "device": DEVICE},
        {"phone": "1" * 5000, "device": DEVICE},
    ):
        problem = await call(None, "POST", "/citizens/codes", 400, **body)
        assert problem["code"] == "bad_request"
        assert str(body.get("phone", "?")) not in str(problem)
    for token in (None, "x", "x" * 300):
        await call(token, "GET", "/me", 401)
    me = await people.signs_in()
    for body in (
        {"kind": "library_card", "number": CARD, "name": NAME},
        {"kind": "citizen_id", "number": CARD, "name": "\u0000"},
        {"kind": "citizen_id", "number": CARD, "name": "名" * 201},
        {"kind": "citizen_id", "number": CARD, "name": NAME, "country": "cn"},
        {"kind": "citizen_id", "number": CARD, "name": NAME, "born": "2026-13-01"},
        {"kind": "citizen_id", "number": CARD, "name": NAME, "office": "not-an-id"},
    ):
        problem = await call(me, "POST", "/me/real-name", 400, **body)
        assert CARD not in str(problem)
    await call(me, "POST", "/me/nickname", 400, nickname="")
    await call(me, "POST", "/me/nickname", 422, nickname="无锡公安")
    await call(me, "GET", "/me/access-log", 400, limit=1000)
    await call(me, "GET", "/citizens/not-an-id", 403, purpose="own_request")
