"""What staff do with the evidence of a case: cover parts of a picture, hand all of it on as a package, hold it."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import asyncpg
from PIL import Image
from playwright.async_api import Locator, Page, expect

from anmin.kernel.seal.sealing import seal_once
from anmin.kernel.seal.signing import Signer
from anmin.kernel.seal.terms import Outcome
from anmin.media.package.checking import check
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, DAY_CONSOLE, Look, foreign_words
from tests.media.test_redaction import noise, rough
from tests.stories.town import HERE

SIZE = (640, 480)
CONTENT = """async picture => {
  await picture.decode()
  const bytes = new Uint8Array(await (await fetch(picture.src)).arrayBuffer())
  let text = ''
  for (const each of bytes) text += String.fromCharCode(each)
  return btoa(text)
}"""


async def sent(stage: Stage, *pictures: bytes) -> tuple[str, list[str]]:
    """A case with pictures of the caller's; the case and the pieces."""
    town = stage.town
    case = await town.call(None, "POST", "/cases", content="门口有人打架", position=HERE)
    headers = {"Authorization": f"Bearer {case['token']}", "Content-Type": "image/png"}
    pieces = []
    for n, each in enumerate(pictures):
        answer = await town.http.post(f"/api/v1/media?kind=photo&key={n:032}", content=each, headers=headers)
        pieces.append(str(answer.json()["evidence"]))
    await town.call(case["token"], "POST", f"/cases/{case['case']}/messages", body="看", evidence=pieces)
    return str(case["case"]), pieces


async def looking_at(stage: Stage, who: str, case: str, look: Look = CONSOLE) -> Page:
    page = await stage.seats.open(who, f"/console/desk/{case}", look, stage.town.tokens[who])
    await page.get_by_role("tab", name="证据").click()
    await expect(shown(page).first).to_be_visible()
    return page


def shown(page: Page) -> Locator:
    return page.get_by_role("tabpanel").locator("figure img")


async def content(page: Page) -> Image.Image:
    """The picture that the page shows, by its own request."""
    return Image.open(io.BytesIO(base64.b64decode(await shown(page).evaluate(CONTENT))))


async def draw(page: Page, picture: Locator, *parts: float) -> None:
    """With the pointer, from one corner to another, in parts of the picture."""
    box = await picture.bounding_box()
    assert box
    left, upper, right, lower = parts
    await page.mouse.move(box["x"] + left * box["width"], box["y"] + upper * box["height"])
    await page.mouse.down()
    await page.mouse.move(box["x"] + right * box["width"], box["y"] + lower * box["height"], steps=4)
    await page.mouse.up()


async def covering(page: Page) -> tuple[Locator, Locator]:
    """The dialog with the picture large."""
    await page.get_by_role("button", name="遮盖画面").click()
    dialog = page.get_by_role("dialog", name="遮盖画面")
    picture = dialog.get_by_role("img", name="要遮盖的照片")
    await expect(picture).to_be_visible()
    return dialog, picture


def parts(dialog: Locator) -> Locator:
    return dialog.get_by_role("list", name="遮盖部分").get_by_role("listitem")


async def test_parts_are_drawn_moved_and_removed_with_pointer_and_keys(stage: Stage) -> None:
    case, _ = await sent(stage, noise(SIZE))
    page = await looking_at(stage, "dispatcher", case)
    dialog, picture = await covering(page)
    rows = parts(dialog)
    await draw(page, picture, 0.05, 0.05, 0.4, 0.5)
    await draw(page, picture, 0.6, 0.6, 0.9, 0.9)
    await expect(rows).to_have_count(2)
    await draw(page, picture, 0.2, 0.2, 0.3, 0.2)
    await expect(rows.first).to_contain_text("左 15%，上 5%")
    await dialog.get_by_role("button", name="删除第 2 块").click()
    await expect(rows).to_have_count(1)
    await dialog.get_by_role("button", name="添加一块").click()
    await expect(rows.nth(1)).to_contain_text("左 43%，上 43%，宽 20%，高 20%")
    for key in ("ArrowRight", "ArrowDown", "Shift+ArrowRight"):
        await page.keyboard.press(key)
    await expect(rows.nth(1)).to_contain_text("左 44%，上 44%，宽 21%，高 20%")
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await page.keyboard.press("Delete")
    await expect(rows).to_have_count(1)
    await expect(dialog.get_by_role("button", name="保存遮盖")).to_be_disabled()
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)


async def test_what_is_covered_is_shown_covered_everywhere_until_it_is_undone(stage: Stage) -> None:
    original = noise(SIZE)
    case, [piece] = await sent(stage, original)
    page = await looking_at(stage, "commander", case)
    other = await looking_at(stage, "dispatcher", case)
    before = await content(page)
    dialog, picture = await covering(page)
    await draw(page, picture, 0.05, 0.05, 0.5, 0.5)
    await expect(parts(dialog)).to_have_count(1)
    await dialog.get_by_label("遮盖原因").select_option("face")
    await page.keyboard.press("Control+Enter")
    await expect(dialog).to_have_count(0)
    for each in (page, other):
        await expect(each.get_by_role("tabpanel").get_by_text("已遮盖", exact=True)).to_be_visible()
        await expect(each.get_by_role("list", name="由此制作")).to_contain_text("无关人员面部")
        after = await content(each)
        assert after.size == before.size
        assert rough(before, (40, 30, 310, 230)) > 40
        assert rough(after, (40, 30, 310, 230)) < 8, "coarse cells where it was covered"
        assert rough(after, (400, 300, 600, 460)) > 40, "the rest is as it was"
    kept = await stage.town.call("commander", "GET", f"/media/{piece}/original", purpose="case_handling")
    assert kept == original
    await expect(other.get_by_role("button", name="撤销遮盖")).to_have_count(0)
    assert await axe(page) == []
    await page.get_by_role("button", name="撤销遮盖").click()
    await page.get_by_role("dialog").get_by_role("button", name="撤销遮盖").click()
    for each in (page, other):
        await expect(each.get_by_role("tabpanel").get_by_text("已遮盖", exact=True)).to_have_count(0)
        assert (await content(each)).tobytes() == before.tobytes()


async def test_all_evidence_is_handed_on_as_a_package_that_proves_itself(
    stage: Stage, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    case, _ = await sent(stage, noise(), noise())
    await stage.town.settled()
    signer = Signer.of(stage.town.house.settings)
    while await seal_once(superuser, signer, stage.town.house.clock.now()):
        pass
    page = await looking_at(stage, "commander", case, DAY_CONSOLE)
    await page.get_by_role("button", name="导出证据包").click()
    dialog = page.get_by_role("dialog", name="导出证据包")
    await expect(dialog.get_by_label("用途")).to_have_value("case_handling")
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    async with page.expect_download() as coming:
        await dialog.get_by_role("button", name="导出").click()
    download = await coming.value
    assert download.suggested_filename == f"evidence-case-{case}.zip"
    path = tmp_path / download.suggested_filename
    await download.save_as(path)
    checked = check(path, [signer.public])
    assert (checked.found, checked.outcome) == ((), Outcome.PROVEN)
    await expect(dialog.get_by_text(f"anmin verify {download.suggested_filename}")).to_be_visible()
    assert await axe(page) == []
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(shown(page).first).to_be_visible()


async def test_evidence_is_held_and_released(stage: Stage, superuser: asyncpg.Connection) -> None:
    case, pieces = await sent(stage, noise(), noise())
    page = await looking_at(stage, "commander", case)
    other = await looking_at(stage, "dispatcher", case)
    await page.get_by_role("button", name="保全", exact=True).first.click()
    dialog = page.get_by_role("dialog", name="保全证据")
    await expect(dialog.get_by_role("button", name="保全")).to_be_disabled()
    await dialog.get_by_label("保全理由").select_option("litigation")
    await page.keyboard.press("Control+Enter")
    holds = page.get_by_role("region", name="保全")
    await expect(holds).to_contain_text("诉讼或仲裁")
    for each in (page, other):
        await expect(each.get_by_role("tabpanel").get_by_text("已保全", exact=True)).to_have_count(1)
    await page.get_by_role("button", name="保全全部证据").click()
    await dialog.get_by_label("保全理由").select_option("investigation")
    await dialog.get_by_role("button", name="保全").click()
    await expect(holds.get_by_role("listitem")).to_have_count(2)
    await expect(holds).to_contain_text("全部证据 · 案件侦查")
    await expect(page.get_by_role("tabpanel").get_by_text("已保全", exact=True)).to_have_count(2)
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    standing = "select count(*) from evidence_holds where released_at is null"
    assert await superuser.fetchval(standing) == len(pieces)
    for left in (1, 0):
        await holds.get_by_role("button", name="解除").first.click()
        await page.get_by_role("dialog", name="解除保全").get_by_role("button", name="解除保全").click()
        await expect(holds.get_by_role("listitem")).to_have_count(left)
    for each in (page, other):
        await expect(each.get_by_role("tabpanel").get_by_text("已保全", exact=True)).to_have_count(0)
    assert await superuser.fetchval(standing) == 0


async def test_who_may_not_does_not_see_how(stage: Stage) -> None:
    case, _ = await sent(stage, noise())
    may = {
        "call_taker": (),
        "dispatcher": ("遮盖画面",),
        "commander": ("遮盖画面", "保全", "保全全部证据", "导出证据包"),
    }
    for who, acts in may.items():
        page = await looking_at(stage, who, case)
        for act in may["commander"]:
            button = page.get_by_role("tabpanel").get_by_role("button", name=act, exact=True)
            await expect(button).to_have_count(int(act in acts))
