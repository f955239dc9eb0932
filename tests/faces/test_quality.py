"""For everybody: text twice as large cuts nothing off, who wants no motion sees none, and the keyboard alone gets everywhere."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from playwright.async_api import Page

from tests.dispatch.test_unit_orders import ordered, raised
from tests.dispatch.units_town import crewed
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, PHONE, WIDE, Look
from tests.faces.test_silent import to_tags

TWICE = {"standard": 32, "fixed": 26}
"""The browser's own size of text, in pixels: 16 and 13 as it is delivered."""
CUT = """async () => {
  const named = el => `${el.tagName}.${el.className} ${(el.innerText || el.ariaLabel || '').trim().slice(0, 30)}`
  const seen = el => el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && el.getClientRects().length
  const wrong = []
  const page = document.scrollingElement
  if (page.scrollWidth > page.clientWidth + 1) wrong.push(`the page is ${page.scrollWidth - page.clientWidth} px too wide`)
  const controls = [...document.querySelectorAll('button, summary, select, input, textarea, a[href], [role=tab], [role=option]')]
  for (const el of controls.filter(seen)) {
    if (el.matches('.maplibregl-ctrl *, [inert] *, input[type=checkbox], input[type=radio], input[type=file], .skip')) continue
    const style = getComputedStyle(el)
    const told = el.title || el.querySelector('[title]')
    const flows = style.display === 'inline' || style.overflowX === 'auto' || el.matches('input, select, textarea')
    if (!flows && !told && el.scrollWidth > el.clientWidth + 1) wrong.push(`wider than itself: ${named(el)}`)
    if (!flows && !told && style.overflowY === 'hidden' && el.scrollHeight > el.clientHeight + 1) wrong.push(`taller than itself: ${named(el)}`)
    el.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    const box = [...el.getClientRects()][0]
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    const top = document.elementFromPoint(x, y)
    if (!top || !(el.contains(top) || top.contains(el) || top.closest('label')?.contains(el))) wrong.push(`out of reach: ${named(el)} behind ${top ? named(top) : 'the edge'}`)
  }
  for (const el of document.querySelectorAll('body *')) {
    const style = getComputedStyle(el)
    const own = [...el.childNodes].some(each => each.nodeType === 3 && each.data.trim())
    if (!own || !seen(el) || el.closest('[title], .maplibregl-ctrl, svg, select') || style.display === 'inline') continue
    if (style.clipPath !== 'none' || el.clientWidth < 3) continue
    if (el.innerText.trim().length > 5 && el.clientWidth < 3 * parseFloat(style.fontSize)) wrong.push(`too narrow to read: ${named(el)}`)
    const hides = each => /hidden|clip/.test(each)
    if (hides(style.overflowX) && el.scrollWidth > el.clientWidth + 1) wrong.push(`text cut off: ${named(el)}`)
    else if (hides(style.overflowY) && el.scrollHeight > el.clientHeight + 2) wrong.push(`lines cut off: ${named(el)}`)
  }
  return [...new Set(wrong)]
}"""
SIZE = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
RUNNING = """() => document.getAnimations().filter(each => each.playState === 'running')
  .map(each => `${each.animationName ?? each.transitionProperty}: ${each.effect?.target?.className}`)"""
FOCUSED = """() => { const el = document.activeElement
  if (!el || el === document.body) return null
  const [style, box] = [getComputedStyle(el), el.getBoundingClientRect()]
  const shown = el.matches('.sr-only, input[type=file]') ? el.closest('label') ?? el : el
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none'
  const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
  el.dataset.visited = String(Number(el.dataset.visited ?? 0) + 1)
  const name = `${el.tagName}.${el.className} ${(el.innerText || el.ariaLabel || el.name || '').trim().slice(0, 30)}`
  return { name, ring: ring || shown !== el, inside, times: Number(el.dataset.visited) } }"""
LEFT = """() => [...document.querySelectorAll('button, a[href], input')]
  .filter(el => !el.dataset.visited && el.checkVisibility() && !el.disabled && el.tabIndex >= 0)
  .filter(el => !el.matches('input[type=radio], .skip')).map(el => el.className + el.innerText)"""
Way = Callable[[Stage], Coroutine[Any, Any, Page]]


async def home(stage: Stage) -> Page:
    page = await stage.seats.open("citizen", "/", PHONE)
    await page.get_by_role("button").first.wait_for()
    return page


async def report(stage: Stage) -> Page:
    page = await stage.seats.open("citizen", "/report", PHONE)
    await page.get_by_role("textbox").first.wait_for()
    return page


async def silent(stage: Stage) -> Page:
    page = await home(stage)
    await to_tags(page)
    return page


async def matters(stage: Stage) -> Page:
    await stage.town.citizen("wang", "13812340009")
    await stage.town.call(
        "wang", "POST", "/cases", content="有人打架，两名男子受伤，一人持棍", address="永和路七十七号三单元"
    )
    page = await stage.seats.open("wang", "/matters", PHONE, stage.town.tokens["wang"])
    await page.locator("main a[href*='/matters/']").first.wait_for()
    return page


async def order(stage: Stage) -> Page:
    await crewed(stage.town, stage.units["S1-CAR-1"], "officer_s1")
    case = await raised(stage.town, address="永和路七十七号三单元")
    await ordered(stage.town, case, stage.units["S1-CAR-1"], instruction="从后门进入", safety=["camera_on"])
    page = await stage.seats.open("officer", "/officer/", PHONE, stage.town.tokens["officer_s1"])
    await page.get_by_text("永和路七十七号三单元").first.click()
    await page.get_by_role("button", name="签收", exact=True).wait_for()
    await page.get_by_text("现场已控制").wait_for()
    return page


async def desk(stage: Stage, look: Look = WIDE) -> Page:
    case = await raised(stage.town, address="永和路七十七号三单元")
    await ordered(stage.town, case, stage.units["S1-CAR-1"])
    page = await stage.seats.open("dispatcher", f"/console/desk/{case}", look, stage.town.tokens["dispatcher"])
    await page.get_by_role("tablist", name="警情内容").wait_for()
    await page.locator('.map-pane .ground[data-idle="true"]').wait_for()
    return page


async def board(stage: Stage) -> Page:
    await raised(stage.town, address="永和路七十七号三单元")
    page = await stage.seats.open("commander", "/console/command", CONSOLE, stage.town.tokens["commander"])
    await page.get_by_role("heading").first.wait_for()
    return page


PAGES = (home, report, silent, matters, order, desk, board)


@pytest.mark.parametrize("way", PAGES, ids=lambda way: way.__name__)
async def test_text_twice_as_large_cuts_nothing_off_and_nothing_moves(stage: Stage, way: Way) -> None:
    page = await way(stage)
    assert await page.evaluate(RUNNING) == []
    before = await page.evaluate(SIZE)
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("Page.setFontSizes", {"fontSizes": TWICE})
    await page.wait_for_function(f"({SIZE})() === {2 * before}")
    found = await page.evaluate(CUT)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("way", [desk, order], ids=lambda way: way.__name__)
async def test_the_keyboard_alone_gets_everywhere_and_is_seen(stage: Stage, way: Way) -> None:
    page = await way(stage)
    wrong, many = [], 0
    for many in range(400):  # noqa: B007 - how far it came is asked below
        await page.keyboard.press("Tab")
        at = await page.evaluate(FOCUSED)
        if at is None or at["times"] > 1:
            break
        wrong += [] if at["ring"] and at["inside"] else [str(at)]
    assert wrong == [], "\n".join(wrong)
    assert (await page.evaluate(LEFT), many > 5) == ([], True)
