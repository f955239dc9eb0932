"""Matters that staff take in for others: at the counter, for a resident with consent, on the telephone; the slip."""

from typing import Any

from anmin.kernel.access import EVERYTHING
from tests.matters.ground import answered, facts, handed, proof
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

SAID = {
    "content": "楼道灯坏了，老人夜里看不见",
    "name": "王阿婆",
    "phone": "13812340009",
    "place": HERE,
    "category": "060102",
}


async def taken_in(town: StoryTown, who: str, status: int = 200, **more: Any) -> Any:
    return await town.call(who, "POST", "/matters/take-ins", status, **{**SAID, **more})


async def test_a_grid_agent_files_for_a_resident_who_follows_it_by_the_slip(town: StoryTown) -> None:
    refused = await taken_in(town, "village", 422, on_behalf=True, channel="officer")
    assert refused["code"] == "take_in_consent_needed"
    photo = await proof(town, "village")
    slip = await taken_in(town, "village", on_behalf=True, channel="officer", consent="oral", evidence=[photo])
    case = slip["case"]
    [said] = await facts(town, case, "matters.TakenIn")
    assert (said["on_behalf"], said["consent"], said["office"]) == (True, "oral", str(town.offices["VILLAGE"]))
    [line] = (await town.call("village", "GET", "/matters", column="with_others"))["matters"]
    assert (line["case"], line["channel"]) == (case, "officer")

    typed = {"number": slip["number"], "code": slip["code"].lower().replace("-", " ")}
    token = (await town.call(None, "POST", "/matters/codes", **typed))["token"]
    await town.call("dispatcher", "POST", f"/matters/{case}/assessment")
    await handed(town, case, "LAW")
    await town.call("law", "POST", f"/matters/{case}/acceptance")
    await town.call("law", "POST", f"/matters/{case}/questions", question="是几号楼？")
    assert (await town.call(token, "GET", "/me/cases"))["cases"][0]["waiting_for_you"]
    await town.call(token, "POST", f"/cases/{case}/messages", body="三号楼")
    await answered(town, case, "law", text="已换新灯。")
    again = (await town.call(None, "POST", "/matters/codes", **typed))["token"]
    assert (await town.call(again, "GET", f"/cases/{case}"))["outcome"] == "已换新灯。"
    await town.call(again, "POST", f"/cases/{case}/ratings", verdict="satisfied")


async def test_a_code_opens_its_own_matter_alone_and_nothing_keeps_it(town: StoryTown) -> None:
    one, other = await taken_in(town, "officer_s1"), await taken_in(town, "call_taker", channel="phone")
    for number, code in ((one["number"], other["code"]), (other["number"], one["code"]), (one["number"], "0000")):
        wrong = await town.call(None, "POST", "/matters/codes", 404, number=number, code=code)
        assert wrong["code"] == "take_in_code_unknown"
    token = (await town.call(None, "POST", "/matters/codes", number=one["number"], code=one["code"]))["token"]
    assert [each["case"] for each in (await town.call(token, "GET", "/me/cases"))["cases"]] == [one["case"]]
    async with town.house.db.transaction(EVERYTHING) as conn:
        kept = await conn.fetchval("select string_agg(t::text, ' ') from take_ins t")
        said = await conn.fetchval("select string_agg(payload::text, ' ') from journal")
    for secret in (one["code"], one["code"].replace("-", ""), "王阿婆", "13812340009"):
        assert secret not in kept
        assert secret not in said


async def test_the_telephone_form_of_12345_and_a_wrong_channel(town: StoryTown) -> None:
    slip = await taken_in(town, "call_taker", channel="hotline", kind="consultation", category="0703")
    assert (slip["state"], slip["desk"]) == ("taken", str(town.offices["DESK"]))
    assert (await taken_in(town, "call_taker", 422, channel="snap"))["code"] == "take_in_channel"
    assert (await town.call("village", "POST", "/matters/suggestions", text="小区门口私装道闸"))[0]
    urgent = await taken_in(town, "village", kind="emergency", content="有人落水")
    assert urgent["state"] == "received", "the desk hears it like any alarm"
    await town.citizen("hua", "13812340001")
    await taken_in(town, "hua", 403)
