"""What people near a matter see of it, and those who follow it, through HTTP."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import Any

import asyncpg

from anmin.cases.earth import metres_between
from anmin.cases.model.public import blurred, coarse_metres
from anmin.territory.point import Point
from tests.cases.test_reading import order, page, raised
from tests.cases.test_reading_near import close, north
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

LIGHTS_OUT, HOMICIDE = "030302", "010101"
SHOWN = {"report", "what", "stage", "says", "minutes", "metres", "lon", "lat", "yours", "followed"}


async def near(town: StoryTown, who: str | None = None, **asked: Any) -> list[Any]:
    return list(await town.call(who, "POST", "/reports/near", lon=HERE["lon"], lat=HERE["lat"], **asked))


async def seen(town: StoryTown, **asked: Any) -> list[str]:
    return [each["report"] for each in await near(town, **asked)]


async def follow(town: StoryTown, case: Any, who: str | None = None, status: int = 200) -> Any:
    return await town.call(who, "POST", f"/reports/{case['case']}/follow", status)


async def mine(town: StoryTown, who: str) -> list[Any]:
    return list((await town.call(who, "GET", "/me/cases"))["followed"])


async def to_classify(town: StoryTown, case: Any, category: str) -> None:
    await town.call("call_taker", "PUT", f"/cases/{case['case']}/category", category=category)


async def end(town: StoryTown, case: Any) -> None:
    """Closed in the middle of the work."""
    ending = {"disposition": "handled_on_scene", "outcome": "已处理", "force": True, "reason": "核实"}
    await town.call("commander", "POST", f"/cases/{case['case']}/close", **ending)


async def test_of_a_matter_near_its_kind_age_stage_and_cell_are_told_and_nothing_else(town: StoryTown) -> None:
    said = {"content": "红绿灯全灭，我叫李小华", "address": "永和路 8 号", "phone": "13812340001"}
    case = await raised(town, category=LIGHTS_OUT, place=north(70), **said)
    await town.passes(minutes=13)
    [shown] = await near(town)
    assert shown.keys() == SHOWN
    assert (shown["report"], shown["minutes"], shown["stage"]) == (case["case"], 10, "received")
    assert shown["what"]["zh"] == "道路交通 › 交通秩序与设施 › 信号灯故障"
    told = str(town.answers[-1])
    assert not [secret for secret in (*said.values(), case["number"], "永和", str(north(70)["lat"])) if secret in told]
    middle = blurred(HERE["lon"], north(70)["lat"])
    assert (shown["lon"], shown["lat"]) == (middle.lon, middle.lat)
    assert shown["metres"] % 50 == 0


async def test_only_what_may_be_known_is_shown(town: StoryTown) -> None:
    open_one = await raised(town, category=LIGHTS_OUT)
    await raised(town, category=HOMICIDE)
    await raised(town)
    await raised(town, tag="robbery", content="")
    for flag in ("quiet", "unsafe_to_call", "minor", "overseas", "test", "drill", "cannot_speak"):
        await raised(town, category=LIGHTS_OUT, flags=[flag])
    far, later = await raised(town, category=LIGHTS_OUT, place=north(700)), town.clock.now() + timedelta(hours=2)
    await raised(town, category=LIGHTS_OUT, scheduled_for=later.isoformat())
    assert await seen(town) == [open_one["case"]]
    assert await seen(town, metres=1_000) == [open_one["case"], far["case"]]
    restricted = {"flags": ["restricted"]}
    await town.call("call_taker", "PUT", f"/cases/{open_one['case']}/flags", **restricted)
    assert await seen(town) == []
    await close(town, far)
    assert await seen(town, metres=1_000) == []
    await town.call(None, "POST", "/reports/near", 400, lon=HERE["lon"], lat=HERE["lat"], metres=1_001)


async def test_asking_from_many_points_finds_no_more_than_the_cell(town: StoryTown) -> None:
    """The answers to whoever walks around it are those for the middle of the cell."""
    await raised(town, category=LIGHTS_OUT, place=north(41))
    middle = blurred(HERE["lon"], north(41)["lat"])
    for metres in (-260, -120, 0, 90, 200):
        at = north(metres)
        away = coarse_metres(metres_between(Point(at["lon"], at["lat"]), middle))
        found = await town.call(None, "POST", "/reports/near", lon=at["lon"], lat=at["lat"], metres=250)
        assert [(each["metres"], each["lat"]) for each in found] == ([(away, middle.lat)] if away <= 250 else [])


async def test_who_follows_hears_the_public_stages_and_reads_nothing(town: StoryTown) -> None:
    await town.citizen("hua", "13812340001")
    case = await raised(town, category=LIGHTS_OUT)
    assert (await follow(town, case, "hua"))["token"] is None
    guest = (await follow(town, case))["token"]
    assert (await near(town, "hua"))[0]["followed"]
    assert (await near(town, case["token"]))[0]["yours"]
    assert (await page(town, case))["followers"] == 2
    for who in ("hua", guest):
        await town.call(who, "GET", f"/cases/{case['case']}", 404)
        await town.call(who, "GET", f"/cases/{case['case']}/messages", 404)
        assert (await town.call(who, "GET", f"/cases/{case['case']}/timeline", 404))["code"] == "case_unknown"
    joined = asyncio.Event()
    heard = asyncio.create_task(listened(town, guest, 5, joined))
    await joined.wait()
    stages = []
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    stages.append((await mine(town, guest))[0]["stage"])
    given = await order(town, case)
    await town.call("call_taker", "POST", f"/cases/{case['case']}/messages", body="在吗？", awaits_answer=True)
    await town.call("officer_s1", "POST", f"/orders/{given}/acknowledge")
    for stage in ("en_route", "on_scene"):
        await town.call("officer_s1", "POST", f"/orders/{given}/stages", stage=stage)
        stages.append((await mine(town, guest))[0]["stage"])
    await end(town, case)
    [shown] = await mine(town, "hua")
    assert (shown["closed"], shown["stage"], shown["what"]["code"]) == (True, "closed", LIGHTS_OUT)
    assert stages == ["taken", "on_the_way", "on_scene"]
    assert await asyncio.wait_for(heard, 10) == ["taken", "help_ordered", "on_the_way", "on_scene", "closed"]


async def listened(town: StoryTown, token: str, many: int, joined: asyncio.Event) -> list[str]:
    """The stages that this person's live stream tells, as many."""
    found: list[str] = []
    headers = {"Authorization": f"Bearer {token}"}
    async with town.http.stream("GET", "/api/v1/live", headers=headers) as stream:
        joined.set()
        async for line in stream.aiter_lines():
            if line.startswith("data:"):
                found.append(json.loads(line.removeprefix("data:"))["payload"]["stage"])
            if len(found) == many:
                break
    return found


async def test_what_turns_out_to_be_private_is_followed_blind_to_its_end(town: StoryTown) -> None:
    case = await raised(town, category=LIGHTS_OUT)
    guest = (await follow(town, case))["token"]
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    await to_classify(town, case, HOMICIDE)
    await order(town, case)
    [shown] = await mine(town, guest)
    assert (shown["what"], shown["stage"], shown["closed"], shown["lat"]) == (None, None, False, None)
    await end(town, case)
    [shown] = await mine(town, guest)
    assert (shown["what"], shown["stage"], shown["closed"]) == (None, "closed", True)


async def test_a_matter_that_was_merged_is_followed_to_the_end_of_the_one_that_leads(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    case, lead = await raised(town, category=LIGHTS_OUT), await raised(town, category=LIGHTS_OUT)
    await superuser.execute("update cases set person = null where id = $1", case["case"])  # as told by telephone
    guest = (await follow(town, case))["token"]
    await town.call("call_taker", "POST", f"/cases/{case['case']}/merge", into=lead["case"])
    assert (await mine(town, guest))[0]["stage"] == "joined"
    await close(town, lead)
    assert (await mine(town, guest))[0]["stage"] == "closed"

    async def told() -> bool:
        person = f"person:{(await superuser.fetchval('select person from followers'))}"
        heard = "select payload ->> 'stage' from journal where audience @> array[$1::text] order by seq"
        return [row[0] for row in await superuser.fetch(heard, person)][-2:] == ["joined", "closed"]

    await town.until(told)


async def test_following_is_once_and_ends_when_one_wants(town: StoryTown) -> None:
    case = await raised(town, category=LIGHTS_OUT)
    guest = (await follow(town, case))["token"]
    assert (await follow(town, case, guest))["token"] is None
    await follow(town, case, case["token"])
    assert (await page(town, case))["followers"] == 1
    for _ in range(2):
        await town.call(guest, "POST", f"/reports/{case['case']}/unfollow")
    assert ((await page(town, case))["followers"], await mine(town, guest)) == (0, [])
    said = [each for each in await town.events(case["case"]) if "ollowed" in each]
    assert said == ["cases.Followed", "cases.Unfollowed"]
    await town.call(None, "POST", f"/reports/{case['case']}/unfollow", 401)


async def test_what_is_not_shown_cannot_be_followed(town: StoryTown) -> None:
    quiet, crime = await raised(town, tag="robbery", content=""), await raised(town, category=HOMICIDE)
    over = await raised(town, category=LIGHTS_OUT)
    await close(town, over)
    for case in (quiet, crime, over, {"case": str(town.offices["S1"])}):
        assert (await follow(town, case, status=404))["code"] == "report_unknown"


async def test_an_account_takes_what_it_follows_with_it(town: StoryTown, superuser: asyncpg.Connection) -> None:
    await town.citizen("hua", "13812340001")
    case = await raised(town, category=LIGHTS_OUT)
    await follow(town, case, "hua")
    parts = {each["name"]: each["data"] for each in (await town.call("hua", "POST", "/me/data"))["parts"]}
    assert [each["report"] for each in parts["cases.followed"]] == [case["case"]]
    await town.passes(minutes=2)
    await town.call("hua", "POST", "/me/erasure/codes", device="device-of-hua-0001")

    async def code() -> str | None:
        shown = await town.call(None, "GET", "/development/codes")
        return next((each["code"] for each in shown if each["purpose"] != "sign_in"), None)

    await town.call("hua", "POST", "/me/erasure", code=await town.until(code), device="device-of-hua-0001")
    assert await superuser.fetchval("select count(*) from followers") == 0


async def test_a_matter_of_ones_own_says_what_waits(town: StoryTown) -> None:
    case = await raised(town)
    raised_at = town.clock.now()
    await town.passes(minutes=2)
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    await town.call("call_taker", "POST", f"/cases/{case['case']}/messages", body="民警马上到")

    async def own() -> tuple[Any, ...]:
        [line] = (await town.call(case["token"], "GET", "/me/cases"))["cases"]
        assert line == (await page(town, case, case["token"]))["own"]
        return line["unread"], line["rating_due"], line["stage_at"] > raised_at.isoformat()

    assert await own() == (1, False, True)
    [message] = (await town.call(case["token"], "GET", f"/cases/{case['case']}/messages"))["messages"]
    await town.call(case["token"], "POST", f"/cases/{case['case']}/messages/read", upto=message["id"])
    assert await own() == (0, False, True)
    await town.call("call_taker", "POST", f"/cases/{case['case']}/close", disposition="handled_on_scene", outcome="好")
    assert await own() == (0, True, True)
    await town.call(case["token"], "POST", f"/cases/{case['case']}/ratings", verdict="satisfied")
    assert await own() == (0, False, True)


async def test_of_a_quiet_matter_the_list_shows_no_message(town: StoryTown) -> None:
    case = await raised(town, tag="robbery", content="")
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    await town.call("call_taker", "POST", f"/cases/{case['case']}/messages", body="民警马上到")
    [line] = (await town.call(case["token"], "GET", "/me/cases"))["cases"]
    assert (line["unread"], line["rating_due"], line["stage_at"]) == (0, False, line["raised_at"])


async def test_a_browser_without_an_account_is_known_again(town: StoryTown) -> None:
    """The cookie alone, as the pages use it."""
    here = {"content": "路灯不亮", "place": HERE, "category": LIGHTS_OUT}
    town.http.cookies.clear()
    first = (await town.http.post("/api/v1/cases", json=here)).json()
    mine_now = (await town.http.get("/api/v1/me/cases")).json()
    assert [each["case"] for each in mine_now["cases"]] == [first["case"]]
    town.http.cookies.clear()
    await town.http.post(f"/api/v1/reports/{first['case']}/follow", json={})
    assert len((await town.http.get("/api/v1/me/cases")).json()["followed"]) == 1
    town.http.cookies.clear()
