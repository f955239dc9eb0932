"""A question in working hours, with a pause: one working day, asked back over the evening, extended, answered, rated."""

from datetime import datetime
from typing import Any

from anmin.kernel.calendar import SHANGHAI
from tests.stories.pages import page
from tests.stories.town import HERE, StoryTown

TOLD = "周五问材料，一个工作日答复；承办单位反问，时限暂停过周末；答复经审核发给市民，市民评价满意。"


async def test_a_question_in_working_hours_with_a_pause(town: StoryTown) -> None:
    await town.citizen("asker", "13800002222")
    await town.passes(days=4)
    await town.at("10:00")  # Friday 6 November 2026
    asked = await town.call(
        "asker",
        "POST",
        "/cases",
        kind="consultation",
        content="请问办理养犬登记需要什么材料？",
        place=HERE,
        category="0703",
    )
    case: str = asked["case"]
    shown = await town.call("dispatcher", "GET", f"/matters/{case}")
    assert (shown["matter"]["urgency"], shown["matter"]["lead"]) == ("triage", str(town.offices["DESK"]))
    assert _at(shown["matter"]["due_at"]) == "11-06 12:00"

    await town.call("dispatcher", "POST", f"/matters/{case}/assessment")
    shown = await town.call("dispatcher", "GET", f"/matters/{case}")
    assert shown["matter"]["urgency"] == "consultation"
    assert _at(shown["matter"]["due_at"]) == "11-09 17:30", "one working day after Friday ends on Monday"
    [placed] = await town.call(
        "dispatcher", "POST", f"/matters/{case}/routing", lead=str(town.offices["LAW"]), instruction="请答复"
    )
    await town.call("law", "POST", f"/matters/{case}/acceptance")

    await town.at("11:00")
    await town.call("law", "POST", f"/matters/{case}/questions", question="是什么品种的狗？")
    mine = await town.call("asker", "GET", "/me/cases")
    assert mine["cases"][0]["waiting_for_you"]
    await town.passes(days=3)
    await town.at("11:00")  # Monday
    await town.call("asker", "POST", f"/cases/{case}/messages", body="中华田园犬")

    async def runs() -> Any:
        now = (await town.call("law", "GET", f"/matters/{case}"))["matter"]
        return now if now["paused_at"] is None else None

    now = await town.until(runs)
    # Friday 10:00 to Monday 17:30 holds 13.5 working hours; one of them passed before the pause.
    assert _at(now["due_at"]) == "11-10 17:30"
    await _extended(town, case)
    await _answered(town, case, placed["order"])
    await page(town, "question", "工作时间的咨询 A question", TOLD, case)


async def _extended(town: StoryTown, case: str) -> None:
    asked = await town.call("law", "POST", f"/matters/{case}/extensions", count=1, reason="需与畜牧部门核对")
    again = await town.ask("law", "POST", f"/matters/{case}/extensions", count=1, reason="再来")
    assert again.json()["code"] == "matter_extension_stands"
    await town.call("dispatcher", "POST", f"/matters/{case}/extensions/{asked}/decision", granted=True)
    shown = await town.call("law", "GET", f"/matters/{case}")
    assert _at(shown["matter"]["due_at"]) == "11-11 17:30"
    told = await town.call("asker", "GET", f"/cases/{case}/messages")
    assert any("11-11 17:30" in each["body"] for each in told["messages"])


async def _answered(town: StoryTown, case: str, order: str) -> None:
    answer = await town.call("law", "POST", f"/matters/{case}/answers", text="请带身份证。")
    path = f"/matters/{case}/answers/{answer}/review"
    assert (await town.ask("dispatcher", "POST", path, give=False)).json()["code"] == "matter_reason_needed"
    await town.call("dispatcher", "POST", path, give=False, reason="请写全")
    answer = await town.call("law", "POST", f"/matters/{case}/answers", text="请带身份证、免疫证明和照片两张。")
    await town.call("dispatcher", "POST", f"/matters/{case}/answers/{answer}/review", give=True, disposition="advised")
    shown = await town.call("asker", "GET", f"/cases/{case}")
    assert shown["outcome"] == "请带身份证、免疫证明和照片两张。"
    assert [each["says"]["zh"] for each in shown["steps"]][-1] == "已答复"
    assert "已转交承办单位" in [each["says"]["zh"] for each in shown["steps"]]
    await town.call("asker", "POST", f"/cases/{case}/ratings", verdict="satisfied")
    said = await town.events(case)
    assert "matters.Concluded" in said
    assert "cases.ClockRanOut" not in said
    assert order


def _at(instant: str) -> str:
    return f"{datetime.fromisoformat(instant).astimezone(SHANGHAI):%m-%d %H:%M}"
