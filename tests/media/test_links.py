"""Links to evidence for ten minutes: with whose rights they open, when they stop, what is written down of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import httpx
import pytest
import pytest_asyncio

from anmin.identity.model.sessions import new_token, token_hash
from anmin.identity.purposes import Purposes
from anmin.kernel.access import Actor
from anmin.kernel.care.actions import EraseExpired, erase_expired
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.logs import start
from anmin.kernel.settings import Log
from anmin.media.actions.evidence import EraseOwnerless, erase_ownerless
from anmin.media.looking import MediaPurpose
from anmin.media.owners import Owners
from anmin.media.queries import links as followed
from anmin.media.terms.evidence import EvidenceKind
from tests.conftest import Serve
from tests.identity.bureau import Bureau, furnish_bureau
from tests.media import making
from tests.media.conftest import PACKAGES
from tests.media.making import THE_HOUSE, Sought, give, new_case, put

CONTENT = making.WEBM + bytes(range(256)) * 400


class Desk:
    """Two members of staff and citizens with sessions of their own, and what they ask over HTTP."""

    def __init__(self, client: httpx.AsyncClient, bureau: Bureau, station: UUID) -> None:
        self.client = client
        self.bureau = bureau
        self.station = station
        self.dispatcher: dict[str, str]
        self.commander: dict[str, str]

    async def citizen(self) -> tuple[Caller, dict[str, str]]:
        token, now = new_token(), self.bureau.clock.now()
        async with self.bureau.owner() as conn:
            await conn.execute(
                "insert into sessions (id, token_hash, kind, person, restricted, channel, made_at, seen_at,"
                " idle_seconds, expires_at) values ($1, $2, 'citizen', $3, false, 'api', $4, $4, 90000, $5)",
                *(new_id(), token_hash(token), new_id(), now, now + timedelta(days=9)),
            )
        return Caller(await self.bureau.house.who(token)), bearer(token)

    async def film(self, by: Caller = THE_HOUSE, **more: Any) -> Any:
        """A recording that the station sees."""
        house = self.bureau.house
        made = await put(house, CONTENT, EvidenceKind.VIDEO, by=by)
        owner = more.pop("owner", None) or new_case(house)
        await give(house, made, owner, offices=frozenset({self.station}), **more)
        return made.evidence

    async def link(self, evidence: Any, who: dict[str, str], **body: Any) -> httpx.Response:
        return await self.client.post(f"/api/v1/media/{evidence}/links", json=body, headers=who)

    async def url(self, evidence: Any, who: dict[str, str], **body: Any) -> str:
        answer = await self.link(evidence, who, **body)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["url"])

    async def follow(self, url: str, who: dict[str, str] | None = None, **headers: str) -> tuple[int, Any]:
        """The status, and the content or the code of the refusal."""
        answer = await self.client.get(url, headers={**(who or {}), **headers})
        problem = answer.headers["content-type"].endswith("problem+json")
        return answer.status_code, answer.json()["code"] if problem else answer.content


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


@pytest_asyncio.fixture
async def desk(house: House, clock: SetClock, serve: Serve) -> AsyncIterator[Desk]:
    bureau = await Bureau.open(house, clock, await furnish_bureau(house))
    station = await bureau.office("STATION")
    people = [await bureau.person(role, station, role) for role in ("dispatcher", "watch_commander")]
    async with httpx.AsyncClient(base_url=await serve(house, PACKAGES), timeout=60) as client:
        made = Desk(client, bureau, station)
        made.dispatcher, made.commander = [bearer(await bureau.token(each)) for each in people]
        yield made


async def test_a_link_opens_without_a_session_for_ten_minutes(
    desk: Desk, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    evidence = await desk.film()
    answer = await desk.link(evidence, desk.dispatcher)
    url, token = answer.json()["url"], answer.json()["url"].rpartition("/")[2]
    for who in (None, desk.dispatcher):
        assert await desk.follow(url, who) == (200, CONTENT)
    assert await desk.follow(url, range="bytes=5-9") == (206, CONTENT[5:10])
    assert await desk.follow(url, desk.commander) == (403, "evidence_link_foreign")
    assert await desk.follow(url[:-1] + ("0" if url[-1] != "0" else "1")) == (404, "evidence_link_wrong")
    assert (await desk.follow(f"{url}0"))[0] == 400
    assert token not in str(await superuser.fetch("select * from evidence_links"))
    clock.advance(timedelta(minutes=9, seconds=59))
    assert (await desk.follow(url))[0] == 200
    clock.advance(timedelta(seconds=1))
    assert await desk.follow(url) == (410, "evidence_link_old")


async def test_it_has_the_rights_of_who_asked_and_no_others(desk: Desk, superuser: asyncpg.Connection) -> None:
    evidence = await desk.film()
    stranger, theirs = await desk.citizen()
    assert (await desk.link(evidence, theirs)).json()["code"] == "evidence_unknown"
    assert (await desk.link(evidence, {})).json()["code"] == "not_signed_in"
    url = await desk.url(evidence, desk.dispatcher)
    await superuser.execute("update evidence set offices = $1", [new_id()])
    assert await desk.follow(url) == (404, "evidence_unknown")
    await superuser.execute("update evidence set offices = $1, person = $2", [desk.station], stranger.actor.id)
    own = await desk.url(evidence, theirs)
    assert (await desk.follow(own, theirs))[0] == 200
    await superuser.execute("update sessions set ended_at = now(), ended_why = 'signed_out' where kind = 'staff'")
    assert await desk.follow(url) == (410, "evidence_link_old")
    assert (await desk.follow(own))[0] == 200


async def test_only_who_opens_originals_gets_a_link_to_one(desk: Desk, superuser: asyncpg.Connection) -> None:
    made = await put(desk.bureau.house, making.photo(), EvidenceKind.PHOTO)
    await give(desk.bureau.house, made, new_case(desk.bureau.house), offices=frozenset({desk.station}))
    assert (await desk.link(made.evidence, desk.dispatcher, original=True)).json()["code"] == "not_allowed"
    original = await desk.url(made.evidence, desk.commander, original=True)
    assert await desk.follow(original) == (200, making.photo())
    copy = await desk.url(made.evidence, desk.commander)
    status, content = await desk.follow(copy)
    assert (status, making.MAKER.encode() in content) == (200, False)
    said = [row["event"] for row in await superuser.fetch("select event from journal where subject like 'evidence:%'")]
    assert said.count("media.OriginalOpened") == 1
    assert said.count("media.EvidenceLinked") == 2
    heic = await put(desk.bureau.house, making.HEIC, EvidenceKind.PHOTO)
    await give(desk.bureau.house, heic, new_case(desk.bureau.house), offices=frozenset({desk.station}))
    assert (await desk.link(heic.evidence, desk.dispatcher)).json()["code"] == "evidence_has_no_copy"


async def test_what_a_citizen_sent_needs_a_ground_and_they_read_who_looked(
    desk: Desk, superuser: asyncpg.Connection
) -> None:
    citizen, theirs = await desk.citizen()
    evidence = await desk.film(citizen, person=citizen.actor.id)
    holds = False

    async def ground(_conn: Any, _actor: Actor, subject: str) -> bool:
        return holds and subject == f"citizen:{citizen.actor.id}"

    desk.bureau.house.service(Purposes).register(desk.bureau.house, Sought.CASE, ground)
    assert (await desk.link(evidence, desk.dispatcher)).json()["code"] == "purpose_unknown"
    assert (await desk.link(evidence, desk.dispatcher, purpose=Sought.CASE)).json()["code"] == "no_ground"
    assert await superuser.fetchval("select count(*) from evidence_links") == 0
    holds = True
    url = await desk.url(evidence, desk.dispatcher, purpose=Sought.CASE)
    for first in range(0, 5_000, 100):
        assert (await desk.follow(url, range=f"bytes={first}-{first + 99}"))[0] == 206
    own = await desk.url(evidence, theirs)
    assert (await desk.follow(own))[0] == 200
    log = (await desk.client.get("/api/v1/me/access-log", headers=theirs)).json()
    assert [(each["look"], each["purpose"]["code"], each["times"], each["by"]["own"]) for each in log] == [
        ("read", Sought.CASE.value, 1, False)
    ]
    lines = await superuser.fetch("select event, payload::text from journal where event like 'media.EvidenceLinked'")
    assert len(lines) == 2
    everything = str(await superuser.fetch("select * from journal")) + str(
        await superuser.fetch("select * from requests")
    )
    assert not [each for each in (url, own) if each.rpartition("/")[2] in everything]


async def test_the_same_key_gives_the_same_link(desk: Desk) -> None:
    evidence = await desk.film()
    key = "a-key-of-the-client-1"
    assert await desk.url(evidence, desk.dispatcher, key=key) == await desk.url(evidence, desk.dispatcher, key=key)


async def test_a_link_goes_with_its_evidence_and_not_while_that_is_held(
    desk: Desk, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    gone = new_case(desk.bureau.house, standing=set())
    evidence, held = await desk.film(owner=gone), await desk.film(owner=gone)
    hold = {"reason": "litigation", "evidence": str(held)}
    assert (await desk.client.post("/api/v1/evidence/holds", json=hold, headers=desk.commander)).status_code == 200
    url, kept = await desk.url(evidence, desk.dispatcher), await desk.url(held, desk.dispatcher)
    await erase_ownerless.run(desk.bureau.house, THE_HOUSE, EraseOwnerless())
    assert await desk.follow(url) == (404, "evidence_link_wrong")
    assert await desk.follow(kept) == (200, CONTENT)
    clock.advance(timedelta(days=1, minutes=11))
    await erase_expired.run(desk.bureau.house, THE_HOUSE, EraseExpired())
    assert await superuser.fetchval("select count(*) from evidence_links") == 0
    assert await superuser.fetchval("select count(*) from evidence") == 1


async def test_what_is_covered_meanwhile_is_covered_behind_the_link(desk: Desk) -> None:
    made = await put(desk.bureau.house, making.photo((40, 20)), EvidenceKind.PHOTO)
    await give(desk.bureau.house, made, new_case(desk.bureau.house), offices=frozenset({desk.station}))
    url = await desk.url(made.evidence, desk.dispatcher)
    _, before = await desk.follow(url)
    areas = {"areas": [{"x": 0, "y": 0, "w": 1, "h": 1}], "why": "face"}
    covered = await desk.client.post(f"/api/v1/media/{made.evidence}/redactions", json=areas, headers=desk.dispatcher)
    assert covered.status_code == 200
    status, after = await desk.follow(url)
    assert status == 200
    assert after != before


async def test_no_log_shows_where_a_link_leads(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = await desk.url(await desk.film(), desk.dispatcher)

    async def breaks(*_: object) -> None:
        raise RuntimeError("planted")

    start(Log(level="debug", form="json"))
    assert (await desk.follow(url))[0] == 200
    await desk.follow(f"{url}/further")
    monkeypatch.setattr(followed, "actor_of", breaks)
    assert await desk.follow(url) == (500, "broken")
    logged = capsys.readouterr()
    assert "request_failed" in logged.err
    assert "/media/links/{token}" in logged.err
    assert url.rpartition("/")[2] not in logged.out + logged.err


async def test_whoever_plays_a_recording_leaves_one_line_in_ten_minutes(
    desk: Desk, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    citizen, theirs = await desk.citizen()
    evidence = await desk.film(citizen, person=citizen.actor.id)
    house, holds = desk.bureau.house, True

    async def ground(_conn: Any, _actor: Actor, subject: str) -> bool:
        return holds and subject == f"citizen:{citizen.actor.id}"

    house.service(Purposes).register(house, Sought.CASE, ground)
    house.service(Owners).looks("case", Sought.CASE)

    async def part(first: int, who: dict[str, str]) -> int:
        at = f"/api/v1/media/{evidence}"
        return (await desk.client.get(at, headers={**who, "range": f"bytes={first}-{first + 99}"})).status_code

    async def played() -> list[tuple[str, str | None]]:
        sql = (
            "select actor, payload ->> 'purpose' as why from journal where event = 'media.EvidencePlayed' order by seq"
        )
        return [(row["actor"].partition(":")[0], row["why"]) for row in await superuser.fetch(sql)]

    assert set(await asyncio.gather(*(part(100 * n, desk.dispatcher) for n in range(8)))) == {206}
    clock.advance(timedelta(minutes=9))
    assert await part(900, desk.dispatcher) == 206
    assert await played() == [("staff", Sought.CASE.value)]
    await part(0, desk.commander)
    await part(0, theirs)
    clock.advance(timedelta(minutes=2))
    holds = False
    assert await part(0, desk.dispatcher) == 206, "a scope that admits the copy is enough; that no ground held is told"
    url = await desk.url(await desk.film(person=citizen.actor.id), desk.commander)
    assert (await desk.follow(url))[0] == 200
    without = MediaPurpose.NO_MATTER.value
    assert await played() == [("staff", Sought.CASE.value)] * 2 + [("citizen", None), ("staff", without)]
    log = (await desk.client.get("/api/v1/me/access-log", headers=theirs)).json()
    looks = [without] * 2 + [Sought.CASE.value] * 2
    assert [(each["look"], each["purpose"]["code"], each["by"]["own"]) for each in log] == [
        ("read", why, False) for why in looks
    ]


async def test_a_picture_is_shown_without_a_line(desk: Desk, superuser: asyncpg.Connection) -> None:
    made = await put(desk.bureau.house, making.photo((40, 20)), EvidenceKind.PHOTO)
    await give(desk.bureau.house, made, new_case(desk.bureau.house), offices=frozenset({desk.station}))
    assert (await desk.client.get(f"/api/v1/media/{made.evidence}", headers=desk.dispatcher)).status_code == 200
    assert await superuser.fetchval("select count(*) from journal where event = 'media.EvidencePlayed'") == 0
