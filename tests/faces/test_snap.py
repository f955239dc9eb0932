"""Snapped on a phone: three taps, also without a network; follow instead of repeat; the matter's page to the verdict."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page, expect

from anmin.kernel.access import EVERYTHING
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import ENGLISH_PHONE, NIGHT_PHONE, PHONE, foreign_words, picture
from tests.faces.test_citizen_report import kept, street
from tests.matters.ground import answered, handed, raised
from tests.stories.town import HERE

LAMP = "路灯、市政设施损坏"


async def newest(stage: Stage) -> dict[str, Any]:
    """The one case of the house, as the desk sees it."""
    async with stage.town.house.db.transaction(EVERYTHING) as conn:
        [row] = await conn.fetch("select id from cases")
    return dict(await stage.town.call("call_taker", "GET", f"/cases/{row['id']}"))


async def newest_with_photo(stage: Stage) -> dict[str, Any]:
    """The same, once its photo has come: the words never wait for it."""

    async def there() -> dict[str, Any] | None:
        case = await newest(stage)
        return case if case["evidence"] else None

    return dict(await stage.town.until(there))


async def snapped(page: Page) -> None:
    """A photo and a tile."""
    await page.get_by_label("从相册选").set_input_files(street())
    await page.get_by_text(LAMP).click()


async def test_a_snap_is_a_photo_and_a_tile_and_others_follow_it(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/snap", PHONE)
    await expect(page.get_by_text("已取得您的位置，误差约 12 米")).to_be_visible()
    await page.get_by_role("button", name="提交").click()
    await expect(page.get_by_text("请先拍一张照片。")).to_be_visible()
    await snapped(page)
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await picture(page, "citizen-snap")
    await page.get_by_role("button", name="提交").click()
    await expect(page.get_by_role("heading", name="已受理")).to_be_visible()
    case = await newest_with_photo(stage)
    assert (case["case"]["kind"], case["case"]["channel"], len(case["evidence"])) == ("service", "snap", 1)
    await page.get_by_role("link", name="查看进展").click()
    await expect(page.get_by_text("正在研判，之后转给负责的单位")).to_be_visible()
    await expect(page.get_by_text("前答复您")).to_be_visible()

    other = await stage.seats.open("other", "/snap", NIGHT_PHONE)
    await expect(other.get_by_role("heading", name="这是同一件事吗？")).to_be_visible()
    await other.goto("/snaps")
    await expect(other.get_by_role("heading", name=LAMP)).to_be_visible()
    assert await axe(other) == []
    await other.get_by_role("button", name="我也遇到").click()
    await expect(other.get_by_text("已关注", exact=True)).to_be_visible()
    await other.get_by_label("类别").select_option(label="停水")
    await expect(other.get_by_text("这里还没有公开的问题。")).to_be_visible()
    await other.get_by_label("类别").select_option(label="全部类别")
    await other.get_by_role("button", name="看地图").click()
    await expect(other.locator("canvas")).to_be_visible()
    assert await axe(other, ["canvas"]) == []
    await picture(other, "citizen-snaps-dark")
    await other.goto("/matters")
    await expect(other.get_by_text(LAMP)).to_be_visible()


async def test_a_snap_without_a_network_is_kept_and_arrives_once(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/", PHONE)
    await kept(page)
    await page.goto("/snap")
    await expect(page.get_by_text("已取得您的位置，误差约 12 米")).to_be_visible()
    await page.context.set_offline(True)
    await snapped(page)
    await page.get_by_role("button", name="保存，联网后自动发送").click()
    await expect(page.get_by_role("heading", name="已保存在本机")).to_be_visible()
    await expect(page.get_by_text("诉求已保存，网络恢复后自动发送")).to_be_visible()
    await page.context.set_offline(False)
    await expect(page.get_by_role("heading", name="已受理")).to_be_visible()
    case = await newest_with_photo(stage)
    assert (case["case"]["channel"], len(case["evidence"])) == ("snap", 1)


async def test_a_question_back_is_answered_in_place(stage: Stage) -> None:
    town = stage.town
    page = await stage.seats.open("citizen", "/ask?kind=service", PHONE)
    await page.get_by_label("简单说一句就可以").fill("小区门口有人私装地锁")
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await picture(page, "citizen-ask")
    await page.get_by_role("button", name="提交").click()
    await page.get_by_role("link", name="查看进展").click()
    await page.wait_for_url("**/matters/*")
    case = page.url.rpartition("/")[2]
    await town.call("dispatcher", "POST", f"/matters/{case}/assessment", kind="service", urgency="ordinary")
    await handed(town, case, "LAW")
    await town.call("law", "POST", f"/matters/{case}/acceptance")
    await expect(page.get_by_text("由 市执法局 负责办理")).to_be_visible()
    await town.call("law", "POST", f"/matters/{case}/questions", question="是哪个出入口？")
    asked = page.get_by_role("form", name="承办单位问您")
    await expect(asked.get_by_text("是哪个出入口？")).to_be_visible()
    await expect(page.get_by_text("等您答复，时限已暂停")).to_be_visible()
    assert await axe(page) == []
    await picture(page, "citizen-question")
    await asked.get_by_label("您的答复").fill("南门，超市旁边")
    await asked.get_by_role("button", name="答复").click()
    await expect(asked).to_have_count(0)
    await answered(town, case, "law", "地锁已拆除。")
    await expect(page.get_by_text("地锁已拆除。").first).to_be_visible()


async def test_whoever_is_dissatisfied_hears_what_follows_and_may_change_their_mind(stage: Stage) -> None:
    town = stage.town
    await town.citizen("lin", "13812345678")
    case = await raised(town, who="lin")
    await handed(town, case, "LAW")
    await town.call("law", "POST", f"/matters/{case}/acceptance")
    await answered(town, case, "law", "地锁已拆除。")
    page = await stage.seats.open("citizen", f"/matters/{case}", PHONE, town.tokens["lin"])
    await page.get_by_text("不满意", exact=True).click()
    await page.get_by_role("textbox", name="哪里不满意").fill("又装回去了")
    await page.get_by_role("button", name="提交评价").click()
    await expect(page.get_by_text("第 2 次办理")).to_be_visible()
    await expect(page.get_by_text("已由上一级督促办理")).to_be_visible()
    assert await axe(page) == []
    await handed(town, case, "LAW", who="commander", override=True)
    await town.call("law", "POST", f"/matters/{case}/acceptance")
    answer = await town.call("law", "POST", f"/matters/{case}/answers", text="已再次拆除并立案。")
    await town.call("commander", "POST", f"/matters/{case}/answers/{answer}/review", give=True)
    await expect(page.get_by_text("已再次拆除并立案。").first).to_be_visible()
    await page.get_by_role("button", name="修改评价").click()
    await page.get_by_text("基本满意", exact=True).click()
    await page.get_by_role("button", name="提交评价").click()
    await expect(page.get_by_text("您的评价：基本满意")).to_be_visible()
    await picture(page, "citizen-matter-done")
    await page.get_by_role("link", name="再次反映").click()
    await expect(page.get_by_text("您在再次反映")).to_be_visible()


async def test_the_pages_speak_english(stage: Stage) -> None:
    for path in ("/snap", "/snaps", "/ask?kind=consultation", "/slip"):
        page = await stage.seats.open("visitor", path, ENGLISH_PHONE)
        await page.locator("main").wait_for()
        await page.wait_for_timeout(800)
        assert await foreign_words(page, "en") == [], path
        assert await axe(page) == [], path


async def test_a_slip_opens_its_matter(stage: Stage) -> None:
    said = {"content": "楼道灯不亮", "channel": "officer", "on_behalf": True, "consent": "oral", "place": HERE}
    slip = await stage.town.call("law", "POST", "/matters/take-ins", **said)
    page = await stage.seats.open("resident", "/slip", PHONE)
    await page.get_by_label("编号").fill(slip["number"])
    await page.get_by_label("查询码").fill("wrong")
    await page.get_by_role("button", name="查看").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await page.get_by_label("查询码").fill(slip["code"])
    await page.get_by_role("button", name="查看").click()
    await expect(page.get_by_text(slip["number"])).to_be_visible()
    await expect(page.get_by_text("正在研判，之后转给负责的单位")).to_be_visible()
