"""Snapped photos and what everybody may know of everyday matters: the cell, never the point, an address or a word."""

from typing import Any

from anmin.cases.model.public import CELL, WIDE, blurred
from tests.cases.test_reading_near import north
from tests.matters.ground import answered, handed, proof
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

LAMP, VENDING = "060102", "060101"
SHOWN = {"report", "what", "stage", "says", "lon", "lat", "metres", "days", "rounds", "followers", "yours", "followed"}


async def snapped(town: StoryTown, who: str | None = None, **more: Any) -> Any:
    told = {"kind": "service", "channel": "snap", "category": LAMP, "place": HERE} | more
    return await town.call(who, "POST", "/cases", **told)


async def shown(town: StoryTown, who: str | None = None, **asked: Any) -> list[Any]:
    return list((await town.call(who, "GET", "/public/matters", **asked))["matters"])


async def test_a_snapped_photo_of_a_guest_is_shown_by_its_cell_and_followed(town: StoryTown) -> None:
    said = {"content": "路灯不亮，我叫李小华", "address": "永和路 8 号", "phone": "13812340001", "name": "李小华"}
    at = {**north(41), "lon": HERE["lon"] + 0.0003}
    case = await snapped(town, place=at, **said)
    [line] = await listed(town)
    assert line["channel"] == "snap"
    [seen] = await shown(town)
    middle = blurred(at["lon"], at["lat"])
    assert seen.keys() == SHOWN
    assert (seen["report"], seen["lon"], seen["lat"], seen["metres"]) == (case["case"], middle.lon, middle.lat, CELL)
    assert (seen["says"]["zh"], seen["days"], seen["rounds"], seen["followers"]) == ("已受理", 0, 1, 0)
    told = town.answers[-1][1]
    secrets = (*said.values(), case["number"], "永和", str(at["lat"]), str(at["lon"]))
    assert not [each for each in secrets if each in told]
    [near] = await town.call(None, "POST", "/reports/near", lon=HERE["lon"], lat=HERE["lat"])
    assert (near["report"], near["says"]["zh"]) == (case["case"], "已受理")
    follower = (await town.call(None, "POST", f"/reports/{case['case']}/follow"))["token"]
    [seen] = await shown(town, follower)
    assert (seen["followers"], seen["followed"], seen["yours"]) == (1, True, False)
    assert (await shown(town, case["token"]))[0]["yours"]
    [followed] = (await town.call(follower, "GET", "/me/cases"))["followed"]
    assert followed["says"]["zh"] == "已受理"


async def listed(town: StoryTown) -> list[Any]:
    return list((await town.call("dispatcher", "GET", "/matters"))["matters"])


async def test_a_draft_with_a_photo_is_a_snap_of_its_citizen(town: StoryTown) -> None:
    await town.citizen("hua", "13812340001")
    told = {"kind": "service", "channel": "snap", "category": LAMP, "place": HERE}
    piece = {"evidence": await proof(town, "hua")}
    kept = await town.call("hua", "POST", "/drafts", **told, evidence=[piece])
    sent = await town.call("hua", "POST", f"/drafts/{kept['draft']}/submit")
    assert sent["refused"] == []
    assert [each["yours"] for each in await shown(town, "hua")] == [True]


async def test_only_everyday_matters_that_nobody_flagged_are_shown(town: StoryTown) -> None:
    for kind in ("emergency", "consultation", "petition"):
        await snapped(town, kind=kind)
    for flag in ("minor", "unsafe_to_call", "test", "drill", "quiet"):
        await snapped(town, flags=[flag])
    await snapped(town, category="010101")
    await snapped(town, category=None, content="没有类别")
    assert await shown(town) == []
    private = (await snapped(town, category=VENDING))["case"]
    assert await shown(town) == [], "somebody at the desk looks at it first"
    assert (await town.call(None, "POST", f"/reports/{private}/follow", 404))["code"] == "report_unknown"
    await town.call("call_taker", "POST", f"/cases/{private}/take")
    [seen] = await shown(town)
    assert seen["metres"] == WIDE
    assert (seen["lon"], seen["lat"]) == (blurred(**point(), metres=WIDE).lon, blurred(**point(), metres=WIDE).lat)
    await town.call(None, "POST", f"/reports/{private}/follow")
    await town.call("call_taker", "PUT", f"/cases/{private}/flags", flags=["restricted"])
    assert await shown(town) == []


def point() -> dict[str, float]:
    return {"lon": HERE["lon"], "lat": HERE["lat"]}


async def test_a_box_tells_no_more_than_the_cell(town: StoryTown) -> None:
    """A box around the point itself finds nothing unless it holds the middle of the cell."""
    at = north(41)
    await snapped(town, place=at)
    middle = blurred(HERE["lon"], at["lat"])

    def box(lon: float, lat: float, size: float) -> dict[str, float]:
        return {"west": lon - size, "east": lon + size, "south": lat - size, "north": lat + size}

    gap = max(abs(middle.lon - HERE["lon"]), abs(middle.lat - at["lat"]))
    assert gap > 0.0001
    assert await shown(town, **box(at["lon"], at["lat"], gap * 0.9)) == []
    assert len(await shown(town, **box(middle.lon, middle.lat, 0.00001))) == 1
    assert len(await shown(town, category="06")) == 1
    assert await shown(town, category="03") == []
    wrong = await town.call(None, "GET", "/public/matters", 400, west=117)
    assert wrong["code"] == "bad_request"


async def test_what_was_answered_is_shown_as_done_and_pages_have_no_gap(town: StoryTown) -> None:
    case = (await snapped(town))["case"]
    await town.call("dispatcher", "POST", f"/matters/{case}/assessment")
    await handed(town, case, "LAW")
    await town.call("law", "POST", f"/matters/{case}/acceptance")
    await answered(town, case, "law", text="已更换灯泡。")
    assert await shown(town) == []
    await town.passes(days=2)
    [done] = await shown(town, state="done")
    assert (done["says"]["zh"], done["days"]) == ("已答复", 2)
    assert "灯泡" not in town.answers[-1][1]
    made = [(await snapped(town))["case"] for _ in range(3)]
    found: list[str] = []
    page: dict[str, Any] = {"next": None}
    while not found or page["next"]:
        page = await town.call(None, "GET", "/public/matters", limit=2, **({"after": page["next"]} if found else {}))
        found += [each["report"] for each in page["matters"]]
    assert sorted(found) == sorted(made)
    await town.passes(days=91)
    assert await shown(town, state="done") == []
