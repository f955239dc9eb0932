"""What administrators change, through the pages: areas on the map, offices, rows of registers, roles."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.async_api import Locator, Page, expect

from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import foreign_words
from tests.faces.test_admin import CATEGORIES, seat
from tests.stories.town import HERE
from tests.territory.town import feature, file, ring

NEW_OFFICE = "S3,城东派出所,Chengdong Station,police_station,PSB,2020-01-01,,,"


async def pressed(form: Locator, name: str) -> None:
    """A button of a dialog; its name is followed by its key."""
    await form.get_by_role("button", name=re.compile(f"^{name}")).click()


async def at_areas(stage: Stage) -> tuple[Page, Locator]:
    """The page of areas and its map, once the areas of the two stations are drawn on it."""
    page = await seat(stage, "system_administrator", "/console/areas")
    ground = page.get_by_role("region", name="区域地图")
    await expect(ground).to_have_attribute("data-areas", "2")
    return page, ground


async def test_an_imported_area_stands_on_the_map(stage: Stage, tmp_path: Path) -> None:
    page, ground = await at_areas(stage)
    assert await axe(page) == []
    given, broken = tmp_path / "areas.geojson", tmp_path / "broken.geojson"
    given.write_text(file(feature("A3", ring(20, 0, 30, 10), organisation="S2")), encoding="utf-8")
    broken.write_text(file(feature("A4", ring(30, 0, 40, 10), organisation="NOBODY")), encoding="utf-8")
    await page.get_by_role("button", name="导入 GeoJSON…").click()
    form = page.get_by_role("dialog")
    await form.locator("input[type=file]").set_input_files(broken)
    await pressed(form, "试读")
    await form.get_by_text("第 1 个：").wait_for()
    await form.locator("input[type=file]").set_input_files(given)
    await pressed(form, "试读")
    await form.get_by_text("新增 1，修改 0").wait_for()
    assert await axe(page) == []
    await pressed(form, "确认写入")
    await form.get_by_text("已写入。").wait_for()
    await pressed(form, "关闭")
    await expect(ground).to_have_attribute("data-areas", "3")
    await page.get_by_role("button", name="区域A3").click()
    await page.get_by_role("complementary", name="区域A3").get_by_text("通泰派出所").wait_for()
    assert await axe(page) == []
    await page.get_by_label("类型").select_option(label="网格")
    await expect(ground).to_have_attribute("data-areas", "1")


async def test_an_area_is_drawn_and_found_by_a_click_on_it(stage: Stage) -> None:
    page, ground = await at_areas(stage)
    await page.get_by_role("button", name="在地图上画新区域").click()
    box = await ground.bounding_box()
    assert box
    spots = [
        (box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in ((0.3, 0.1), (0.7, 0.1), (0.5, 0.3))
    ]
    for x, y in spots:
        await page.mouse.click(x, y)
    await page.get_by_role("status").get_by_text("已有 3 点").wait_for()
    await page.get_by_role("button", name="撤销一点").click()
    await expect(page.get_by_role("button", name="画完")).to_be_disabled()
    await page.mouse.click(*spots[-1])
    await page.get_by_role("button", name="画完").click()
    form = page.get_by_role("dialog", name="新区域")
    await form.get_by_label("代码").fill("A5")
    await form.get_by_label("名称").fill("江心洲")
    await form.get_by_role("combobox", name="负责单位").fill("永和")
    await page.keyboard.press("Enter")
    await pressed(form, "试读")
    await expect(form.get_by_label("级别")).to_be_focused()
    await form.get_by_label("级别").fill("2")
    await pressed(form, "试读")
    await form.get_by_text("新增 1，修改 0").wait_for()
    await pressed(form, "确认写入")
    await form.wait_for(state="detached")
    await expect(ground).to_have_attribute("data-areas", "3")
    assert await foreign_words(page, "zh") == []
    await page.get_by_role("button", name="江心洲").click()
    await page.get_by_role("complementary", name="江心洲").get_by_role("button", name="关闭").click()
    await expect(page.get_by_role("complementary")).to_have_count(0)
    await page.mouse.click(box["x"] + box["width"] * 0.15, box["y"] + box["height"] * 0.5)
    await page.get_by_role("complementary", name="区域A1").wait_for()


async def test_offices_are_imported_and_can_be_chosen_at_once(stage: Stage, tmp_path: Path) -> None:
    page = await seat(stage, "system_administrator", "/console/people")
    await page.get_by_role("button", name="新增人员").wait_for()
    await page.get_by_role("link", name="组织机构").click()
    async with page.expect_download() as kept:
        await page.get_by_role("button", name="导出 CSV").click()
    heading = (await (await kept.value).path()).read_text(encoding="utf-8-sig").splitlines()[0]
    given, broken = tmp_path / "offices.csv", tmp_path / "broken.csv"
    given.write_text(f"{heading}\n{NEW_OFFICE}\n", encoding="utf-8")
    broken.write_text(f"{heading}\n{NEW_OFFICE.replace('PSB', 'NOBODY')}\n", encoding="utf-8")
    await page.get_by_role("button", name="导入…").click()
    form = page.get_by_role("dialog")
    await form.locator("input[type=file]").set_input_files(broken)
    await pressed(form, "试读文件")
    await form.get_by_text("请先改正以下问题").wait_for()
    assert await axe(page) == []
    await form.locator("input[type=file]").set_input_files(given)
    await pressed(form, "试读文件")
    await form.get_by_text("新增 1，修改 0").wait_for()
    await pressed(form, "确认导入")
    await form.get_by_text("已导入。").wait_for()
    await pressed(form, "关闭")
    await page.get_by_role("button", name="城东派出所").click()
    await page.get_by_role("complementary", name="城东派出所").get_by_text("Chengdong Station").wait_for()
    assert await axe(page) == []
    await page.get_by_role("link", name="人员", exact=True).click()
    await page.get_by_role("button", name="新增人员").click()
    form = page.get_by_role("dialog")
    await form.get_by_role("combobox", name="单位").fill("城东")
    await form.get_by_role("option", name="城东派出所").wait_for()


async def test_a_change_is_tried_on_last_week_and_nothing_is_saved(stage: Stage) -> None:
    raised = [
        await stage.town.call(None, "POST", "/cases", content=said, place=HERE) for said in ("有人打架", "路灯坏了")
    ]
    page = await seat(stage, "system_administrator", "/console/registers/cases/level_rule")
    await page.get_by_role("button", name="新增一行").click()
    form = page.get_by_role("dialog")
    for name, value in (
        ("code", "trial"),
        ("order", "1"),
        ("level", "1"),
        ("words", "打架"),
        ("zh", "试"),
        ("en", "Trial"),
    ):
        await form.locator(f"[name={name}]").fill(value)
    await pressed(form, "试算近七日")
    await form.get_by_text("近七日 2 起警情中，1 起会有不同。").wait_for()
    await expect(form.get_by_role("link")).to_have_text([raised[0]["number"]])
    await expect(form.get_by_role("row", name=raised[0]["number"])).to_contain_text("1 级")
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await pressed(form, "取消")
    await page.get_by_label("查找", exact=True).fill("trial")
    await page.get_by_text("没有符合的行。").wait_for()


async def changing(stage: Stage, who: str, named: str) -> Page:
    """Somebody with the first disposition open and its Chinese name typed anew, not yet saved."""
    page = await seat(stage, who, CATEGORIES)
    await page.get_by_role("table").get_by_role("button").first.click()
    await page.get_by_role("complementary").get_by_role("button", name="修改").click()
    await page.get_by_role("dialog").locator("[name=zh]").fill(named)
    return page


async def saved(page: Page, named: str) -> None:
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.get_by_role("cell", name=named, exact=True).wait_for()


async def test_two_change_one_row_and_the_second_chooses(stage: Stage) -> None:
    first = await changing(stage, "system_administrator", "甲改")
    second = await changing(stage, "system_administrator", "乙改")
    third = await changing(stage, "system_administrator", "丙改")
    await pressed(first.get_by_role("dialog"), "保存")
    await saved(first, "甲改")
    for page, choice in ((second, "仍按我的保存"), (third, "改用现在的值")):
        await pressed(page.get_by_role("dialog"), "保存")
        clash = page.get_by_role("alert")
        await clash.get_by_text("别人改了这一行").wait_for()
        assert await axe(page) == []
        await expect(clash.get_by_role("cell")).to_have_text(["乙改", "甲改"] if page is second else ["丙改", "乙改"])
        await clash.get_by_role("button", name=choice).click()
    await saved(second, "乙改")
    await expect(third.get_by_role("dialog").locator("[name=zh]")).to_have_value("乙改")
    await saved(first, "乙改")


async def test_a_role_is_changed_and_powers_of_two_administrators_never_meet(stage: Stage) -> None:
    page = await seat(stage, "security_administrator", "/console/roles")
    granted = page.get_by_role("row", name="发布公告").get_by_role("img", name="有")
    await granted.first.wait_for()
    many = await granted.count()
    await page.get_by_role("columnheader", name="接警员").get_by_role("button").click()
    form = page.get_by_role("dialog")
    await form.get_by_role("checkbox", name="发布公告").check()
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await pressed(form, "保存")
    await form.wait_for(state="detached")
    await expect(granted).to_have_count(many + 1)
    await page.get_by_role("button", name="新增角色").click()
    await form.get_by_role("checkbox", name="管理角色与授权").check()
    await expect(form.get_by_role("checkbox", name="管理账号")).to_be_disabled()
    await form.get_by_role("checkbox", name="管理角色与授权").uncheck()
    await expect(form.get_by_role("checkbox", name="管理账号")).to_be_enabled()
