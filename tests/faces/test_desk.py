"""The desk: alarms arrive and are taken by keys, a call is written by the keyboard alone, two seats never overwrite each other."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, DAY_CONSOLE, ENGLISH, WIDE, Look, foreign_words, picture
from tests.stories.town import HERE

PLACE = "永和路七十七号三单元"


async def seated(stage: Stage, who: str = "call_taker", look: Look = CONSOLE) -> Page:
    """Somebody at the desk, with the live link up."""
    page = await stage.seats.open(who, "/console/desk", look, stage.town.tokens[who])
    await page.get_by_text("实时" if look is not ENGLISH else "Live", exact=True).first.wait_for()
    return page


async def alarm(stage: Stage, **more: Any) -> str:
    return str(
        (await stage.town.call(None, "POST", "/cases", **{"content": "门口有人打架", "position": HERE} | more))["case"]
    )


def rows(page: Page) -> Locator:
    return page.get_by_role("listbox", name="警情列表").get_by_role("option")


async def opened(page: Page, case: str, parts: str = "警情内容") -> None:
    await page.goto(f"/console/desk/{case}")
    await page.get_by_role("tablist", name=parts).wait_for()


async def shown(stage: Stage, case: str) -> Any:
    return await stage.town.call("dispatcher", "GET", f"/cases/{case}")


async def the_only_recorded(stage: Stage, but: tuple[str, ...] = ()) -> str:
    """The case in work that is none of `but`."""

    async def seen() -> str | None:
        desk = await stage.town.call("dispatcher", "GET", "/desk", column="in_work")
        found = [str(each["case"]) for each in desk["cases"] if each["case"] not in but]
        assert len(found) < 2
        return found[0] if found else None

    return str(await stage.town.until(seen))


async def test_an_alarm_arrives_is_claimed_and_taken_by_keys(stage: Stage) -> None:
    page, other = await seated(stage), await seated(stage, "dispatcher")
    await page.get_by_text("这里没有警情").wait_for()
    await alarm(stage, address=PLACE)
    urgent = await alarm(stage, tag="robbery")
    await expect(rows(page)).to_have_count(2)
    await expect(rows(page).first).to_contain_text("静默")
    banner = page.get_by_role("alert").filter(has=page.get_by_role("button", name="听到了"))
    await expect(banner).to_contain_text("另有 1 起待接")
    await expect(page).to_have_title("（2）新警情")
    assert await axe(page) == []
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await page.get_by_text("不可致电报警人").wait_for()
    assert urgent in page.url
    await expect(rows(other).first).to_contain_text("正在接")
    await page.keyboard.press("t")
    await expect(rows(page)).to_have_count(1)
    await expect(rows(other)).to_have_count(1)
    assert (await shown(stage, urgent))["case"]["state"] == "taken"
    await other.keyboard.press("Space")
    for each in (page, other):
        await expect(each.get_by_role("button", name="听到了")).to_have_count(0)
    assert await foreign_words(page, "zh") == []
    await picture(page, "console-desk")


async def test_who_is_opening_a_case_is_asked_first(stage: Stage) -> None:
    page, other = await seated(stage), await seated(stage, "dispatcher")
    case = await alarm(stage)
    await opened(page, case)
    await expect(rows(page).first).to_contain_text("您正在接")
    await opened(other, case)
    await other.get_by_role("button", name="仍要打开接警").wait_for()
    await other.keyboard.press("t")
    await expect(other.get_by_role("alert").filter(has_text="正在")).to_have_count(2)
    assert (await shown(stage, case))["case"]["state"] == "received"
    await other.keyboard.press("t")
    await expect(other.get_by_role("toolbar", name="办理").get_by_role("button", name="接警")).to_have_count(0)
    assert (await shown(stage, case))["case"]["taken_by"] == str(stage.town.ids["dispatcher"])


async def test_a_call_is_written_by_the_keyboard_alone(stage: Stage) -> None:
    page = await seated(stage)
    await page.keyboard.press("n")
    await expect(page.get_by_label("地点（地址、路口、小区）")).to_be_focused()
    await page.keyboard.type(PLACE)
    await page.keyboard.press("F3")
    await page.keyboard.type("拦路抢")
    await page.get_by_role("option", name="拦路抢劫").wait_for()
    await page.keyboard.press("Enter")
    await page.get_by_text("建议 1 级").wait_for()
    await page.keyboard.press("Tab")
    await page.keyboard.type("两个人抢了包往东跑")
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await picture(page, "console-intake")
    await page.keyboard.press("Control+Enter")
    await page.get_by_role("tablist", name="警情内容").wait_for()
    await expect(page.get_by_text(PLACE).first).to_be_visible()
    saved = await shown(stage, await the_only_recorded(stage))
    assert (saved["content"], saved["place"]["address"], saved["case"]["level"]) == ("两个人抢了包往东跑", PLACE, 1)
    assert saved["case"]["taken_by"] == str(stage.town.ids["call_taker"])


async def test_the_same_matter_is_shown_while_writing_and_linked_by_one_key(stage: Stage) -> None:
    said = {"address": PLACE, "content": "三楼着火了，浓烟很大，有人被困", "phone": "13900004321"}
    first = await stage.town.call("dispatcher", "POST", "/cases/recorded", **said)
    page = await seated(stage)
    await page.keyboard.press("n")
    await page.keyboard.type(PLACE)
    await page.get_by_label("报警内容").fill("三楼着火，浓烟很大，好像有人被困")
    await page.get_by_label("电话", exact=True).fill("13900004321")
    await page.get_by_text("可能是同一件事（1）").wait_for()
    await page.keyboard.press("F4")
    await page.get_by_text("保存后：记为重复报警").wait_for()
    assert await axe(page) == []
    await page.keyboard.press("Control+Enter")
    await page.get_by_role("tablist", name="警情内容").wait_for()
    second = await the_only_recorded(stage, but=(first["case"],))
    linked = await stage.town.call("dispatcher", "GET", f"/cases/{second}/links")
    assert [(each["kind"], {each["case"], each["other"]}) for each in linked] == [
        ("duplicate", {first["case"], second})
    ]


async def test_nothing_typed_is_lost_while_the_server_is_away(stage: Stage) -> None:
    page = await seated(stage)
    await page.keyboard.press("n")
    await page.keyboard.type(PLACE)
    await page.locator(".maplibregl-canvas").wait_for()
    worker = page.workers[0] if page.workers else await page.wait_for_event("worker")
    await worker.evaluate("1")  # the map has all its files: a browser calls a worker that did not come a fault
    await stage.served.stop()
    await page.keyboard.press("Control+Enter")
    await page.get_by_text("暂时连接不上服务器").first.wait_for()
    await page.get_by_text("实时连接中断").wait_for()
    await expect(page.get_by_label("地点（地址、路口、小区）")).to_have_value(PLACE)
    await stage.served.start()
    await page.get_by_role("tablist", name="警情内容").wait_for()
    saved = await shown(stage, await the_only_recorded(stage))
    assert saved["place"]["address"] == PLACE


async def test_two_seats_on_one_case_choose_between_both_values(stage: Stage) -> None:
    case = await alarm(stage)
    await stage.town.call("call_taker", "POST", f"/cases/{case}/take")
    page, other = await seated(stage), await seated(stage, "dispatcher")
    for each in (page, other):
        await opened(each, case)
        await each.keyboard.press("l")
    dialog, theirs = page.get_by_role("dialog"), other.get_by_role("dialog")
    await dialog.get_by_role("radio", name="2 级").check()
    await dialog.get_by_role("radio", name="现场情况变化").check()
    await theirs.get_by_role("radio", name="4 级").check()
    await theirs.get_by_role("radio", name="初判不准").check()
    await page.keyboard.press("Control+Enter")
    await dialog.wait_for(state="detached")
    await theirs.get_by_text("现为 2 级").wait_for()
    await other.keyboard.press("Control+Enter")
    clash = theirs.get_by_role("alert")
    await clash.get_by_text("同事已改过这一项").wait_for()
    await expect(clash.get_by_role("definition")).to_have_text(["2 级", "4 级"])
    assert await axe(other) == []
    assert (await shown(stage, case))["case"]["level"] == 2
    await theirs.get_by_role("button", name="改为我填的").click()
    await theirs.wait_for(state="detached")
    await expect(page.get_by_role("img", name="4 级").first).to_be_visible()
    assert (await shown(stage, case))["case"]["level"] == 4


async def test_every_part_of_a_case_opens_by_its_number(stage: Stage) -> None:
    case = await alarm(stage)
    await stage.town.call("call_taker", "POST", f"/cases/{case}/take")
    page = await seated(stage, look=DAY_CONSOLE)
    await opened(page, case)
    for number in range(1, 9):
        await page.keyboard.press(str(number))
        await expect(page.get_by_role("tab", selected=True).filter(has_text=str(number))).to_have_count(1)
        assert await axe(page) == []
        assert await foreign_words(page, "zh") == []


async def test_it_speaks_english_and_fills_the_wall(stage: Stage) -> None:
    case = await alarm(stage)
    page = await seated(stage, look=ENGLISH)
    await opened(page, case, "Parts of the case")
    assert await foreign_words(page, "en") == []
    wall = await stage.seats.open("wall", "/console/wall", WIDE, stage.town.tokens["dispatcher"])
    await wall.get_by_text("待接警").first.wait_for()
    await expect(wall.get_by_role("alert").first).to_be_visible()
    assert await axe(wall) == []
    await picture(wall, "console-wall")
