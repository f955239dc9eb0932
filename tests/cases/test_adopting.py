"""Somebody asked for help without an account and then signs in: the matter is theirs, whole, and nobody else's is."""

from __future__ import annotations

from typing import Any

import asyncpg
import httpx

from anmin.cases.terms.timeline import By
from anmin.kernel.seal.terms import NOT_YET_SEALED
from tests.cases.test_public import LIGHTS_OUT, follow
from tests.media.making import photo
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

PHONE, DEVICE = "13812345678", "device-of-the-guest-01"


async def raised(town: StoryTown, **more: Any) -> Any:
    return await town.call(None, "POST", "/cases", content="楼道漏水", position=HERE, **more)


async def signed_in(town: StoryTown, guest: str | None, **more: bool) -> str:
    """With the guest's session still in the browser."""
    await town.passes(minutes=2)
    await town.call(guest, "POST", "/citizens/codes", phone=PHONE, device=DEVICE)

    async def code() -> str | None:
        shown = await town.call(None, "GET", "/development/codes")
        return next((each["code"] for each in shown if each["purpose"] == "sign_in"), None)

    given = {"phone": PHONE, "code": await town.until(code), "device": DEVICE, **more}
    return str((await town.call(guest, "POST", "/citizens/sessions", **given))["token"])


async def test_a_guests_matters_go_with_them_whole(town: StoryTown, superuser: asyncpg.Connection) -> None:
    own, near = await raised(town, name="欧阳娜娜", phone=PHONE), await raised(town, category=LIGHTS_OUT)
    guest, case = own["token"], own["case"]
    await follow(town, near, guest)
    upload = "/media?kind=photo&key=" + "0" * 31 + "a"
    headers = {"Authorization": f"Bearer {guest}", "Content-Type": "image/jpeg"}
    stored = (await town.http.post("/api/v1" + upload, content=photo(), headers=headers)).json()["evidence"]
    await town.call(guest, "POST", f"/cases/{case}/messages", body="水已经到门口", evidence=[stored])
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    await town.call("call_taker", "GET", f"/cases/{case}")
    hua = await signed_in(town, guest)

    mine = await town.call(hua, "GET", "/me/cases")
    assert [each["case"] for each in mine["cases"]] == [case]
    assert [each["report"] for each in mine["followed"]] == [near["case"]]
    thread = await town.call(hua, "GET", f"/cases/{case}/messages")
    assert [(each["side"], each["body"]) for each in thread["messages"]] == [("caller", "水已经到门口")]
    await town.call(hua, "GET", f"/media/{stored}")
    looks = await town.call(hua, "GET", "/me/access-log")
    assert {each["purpose"]["code"] for each in looks} == {"case_handling", "case_party"}
    seq = await superuser.fetchval(
        "select seq from journal where event = 'cases.Raised' and subject = $1", f"case:{case}"
    )
    told = await town.ask(hua, "GET", f"/journal/receipts/{seq}")
    assert told.status_code == 200 or told.json()["code"] == NOT_YET_SEALED.code
    people = await superuser.fetch("select person from parties where case_id = $1::uuid", case)
    assert [str(each["person"]) for each in people] == [(await town.call(hua, "GET", "/me"))["citizen"]]
    await town.call(guest, "GET", "/me/cases", 401)
    lines = (await town.call("call_taker", "GET", f"/cases/{case}/timeline"))["lines"]
    by = {each["event"]: each["actor"]["by"] for each in lines}
    assert {by["cases.Raised"], by["cases.MessageFromCaller"], by["cases.CallerSignedIn"]} == {By.CALLER.value}


async def test_of_another_guest_nothing_is_taken(town: StoryTown, superuser: asyncpg.Connection) -> None:
    mine, other = await raised(town), await raised(town)
    whose = "select person from cases where id = $1::uuid"
    before = await superuser.fetchval(whose, other["case"])
    hua = await signed_in(town, mine["token"])
    assert [each["case"] for each in (await town.call(hua, "GET", "/me/cases"))["cases"]] == [mine["case"]]
    assert await superuser.fetchval(whose, other["case"]) == before
    assert "cases.CallerSignedIn" not in await town.events(other["case"])
    assert len((await town.call(other["token"], "GET", "/me/cases"))["cases"]) == 1
    await town.call(hua, "GET", f"/cases/{other['case']}", 404)
    again = await signed_in(town, None)
    assert len((await town.call(again, "GET", "/me/cases"))["cases"]) == 1
    again = await signed_in(town, other["token"], adopt=False)
    assert len((await town.call(again, "GET", "/me/cases"))["cases"]) == 1


async def test_a_citizen_is_known_after_the_browser_was_closed(town: StoryTown) -> None:
    heard: list[httpx.Response] = []

    async def keep(answer: httpx.Response) -> None:
        heard.append(answer)

    town.http.event_hooks["response"] = [keep]
    town.http.cookies.clear()
    told = await town.http.post("/api/v1/cases", json={"content": "路灯不亮", "position": HERE})
    assert f"Max-Age={30 * 24 * 3600}" in told.headers["set-cookie"]
    await signed_in(town, None)
    [head] = [each.headers["set-cookie"] for each in heard if each.url.path.endswith("/citizens/sessions")]
    assert "Max-Age" in head
