"""What a citizen reads of their own matter: who is responsible, the pause, the answer; nothing of anybody else's."""

from tests.matters.ground import answered, facts, handed, raised
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown


async def test_a_citizen_reads_who_leads_by_when_and_every_answer(town: StoryTown) -> None:
    await town.citizen("lin", "13812345678")
    await town.citizen("other", "13812345679")
    case = await raised(town, who="lin")
    path = f"/me/matters/{case}"
    first = await town.call("lin", "GET", path)
    assert (first["kind"], first["handed"], first["lead"]["zh"], first["answers"]) == (
        "service",
        False,
        "110指挥中心",
        [],
    )
    await town.call("other", "GET", path, 404)
    await handed(town, case, "LAW")
    await town.call("law", "POST", f"/matters/{case}/acceptance")
    await town.call("law", "POST", f"/matters/{case}/questions", question="是哪个出入口？")
    asked = await town.call("lin", "GET", path)
    assert (asked["lead"]["zh"], asked["handed"], asked["overdue"]) == ("市执法局", True, False)
    assert asked["paused_at"]
    await town.call("lin", "POST", f"/cases/{case}/messages", body="南门")

    async def runs() -> bool:
        return not (await town.call("lin", "GET", path))["paused_at"]

    await town.until(runs)
    said = await town.call("law", "GET", f"/matters/{case}/dialogue")
    assert [(each["side"], each["body"]) for each in said] == [("staff", "是哪个出入口？"), ("caller", "南门")]
    await town.call("lin", "GET", f"/matters/{case}/dialogue", 403)
    await town.call("law", "POST", f"/matters/{case}/answers", text="尚在核实")
    assert (await town.call("lin", "GET", path))["answers"] == [], "not reviewed yet"
    [waiting] = (await town.call("law", "GET", f"/matters/{case}"))["answers"]
    back = f"/matters/{case}/answers/{waiting['answer']['id']}/review"
    await town.call("dispatcher", "POST", back, give=False, reason="请写明结果")
    await answered(town, case, "law", "道闸已拆除。")
    over = await town.call("lin", "GET", path)
    assert over["concluded_at"]
    assert [(each["round"], each["text"]) for each in over["answers"]] == [(1, "道闸已拆除。")]
    assert str(town.ids["law"]) not in str(over), "no person"


async def test_an_alarm_is_no_matter(town: StoryTown) -> None:
    await town.citizen("lin", "13812345678")
    case = (await town.call("lin", "POST", "/cases", content="门口打架", place=HERE))["case"]
    assert (await town.call("lin", "GET", f"/me/matters/{case}", 404))["code"] == "matter_unknown"
    [own] = (await town.call("lin", "GET", "/me/cases"))["cases"]
    assert own["kind"] == "emergency"


async def test_a_matter_raised_again_is_tied_to_the_first_and_taken_up_one_level_higher(town: StoryTown) -> None:
    await town.citizen("lin", "13812345678")
    await town.citizen("other", "13812345679")
    first = await raised(town, who="lin")
    await handed(town, first, "LAW")
    await town.call("law", "POST", f"/matters/{first}/acceptance")
    await answered(town, first, "law")
    second, foreign = await raised(town, who="lin"), await raised(town, who="other")
    path = f"/me/matters/{first}/reports"
    assert (await town.call("lin", "POST", f"{path}/{foreign}", 404))["code"] == "case_unknown"
    await town.call("other", "POST", f"{path}/{foreign}", 404)
    await town.call("lin", "POST", f"{path}/{first}", 422)
    for _ in range(2):
        await town.call("lin", "POST", f"{path}/{second}")

    async def again() -> bool:
        return bool((await town.call("lin", "GET", f"/me/matters/{first}"))["rounds"] == 2)

    await town.until(again)
    now = await town.call("lin", "GET", f"/me/matters/{first}")
    assert (now["raised_to"], now["concluded_at"]) == (1, None)
    assert [each["kind"] for each in await facts(town, second, "cases.Linked")] == ["urge"]
