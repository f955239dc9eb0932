"""A silent alarm from the phone: nothing sounds, shakes or shows; it is sent until it is heard, and leaves nothing."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page, expect

from anmin.kernel.access import EVERYTHING
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import ENGLISH_PHONE, PHONE, foreign_words, picture
from tests.stories.town import HERE

MOVED = "select 1 from case_positions where case_id = $1::text::uuid and lon > $2"
SPIES = """
window.noises = []
const hear = (on, name) => {
  const own = on && on[name]
  if (own) on[name] = function (...given) { window.noises.push(name); return own.apply(this, given) }
}
hear(HTMLMediaElement.prototype, 'play')
hear(Navigator.prototype, 'vibrate')
hear(window.speechSynthesis && SpeechSynthesis.prototype, 'speak')
hear(ServiceWorkerRegistration.prototype, 'showNotification')
hear(Element.prototype, 'requestFullscreen')
for (const name of ['AudioContext', 'Notification', 'WakeLock']) {
  const Own = window[name]
  if (Own) window[name] = new Proxy(Own, { construct: (...given) => (window.noises.push(name), Reflect.construct(...given)) })
}
window.alert = window.confirm = window.prompt = () => window.noises.push('alert')
"""


async def to_tags(page: Page) -> None:
    """Held for as long as it takes."""
    button = page.get_by_role("button", name="静默报警")
    await button.hover()
    await page.mouse.down()
    await page.get_by_role("heading", name="点一下就发出").wait_for()
    await page.mouse.up()


async def alarms(stage: Stage) -> list[Any]:
    async with stage.town.house.db.transaction(EVERYTHING) as conn:
        return list(await conn.fetch("select id::text, channel, tag, level, flags from cases"))


async def test_after_the_tap_there_is_a_page_of_notes_and_no_sound(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/h5/leave", PHONE)
    await page.context.add_init_script(SPIES)
    await page.goto("/")
    steps = await page.evaluate("history.length")
    await to_tags(page)
    assert await alarms(stage) == []
    assert await axe(page) == []
    await picture(page, "citizen-silent-tags")
    await page.get_by_role("button", name="抢劫").click()
    await expect(page.get_by_role("heading", name="购物")).to_be_visible()
    await expect(page.get_by_role("img", name="已同步")).to_be_visible()
    await expect(page).to_have_title("便签")
    assert "data:" in str(await page.locator("link[rel=icon]").get_attribute("href"))
    for betraying in ("报警", "警方", "110", "安民"):
        assert betraying not in await page.locator("body").inner_text()
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await picture(page, "citizen-silent-notes")
    assert (page.url, await page.evaluate("history.length")) == (f"{stage.served.address}/", steps)
    [alarm] = await alarms(stage)
    assert (alarm["channel"], alarm["tag"], alarm["level"]) == ("silent", "robbery", 1)
    assert {"quiet", "unsafe_to_call"} <= set(alarm["flags"])
    await page.context.set_geolocation({"longitude": HERE["lon"] + 0.001, "latitude": HERE["lat"], "accuracy": 9})

    async def told() -> Any:
        async with stage.town.house.db.transaction(EVERYTHING) as conn:
            return await conn.fetchval(MOVED, alarm["id"], HERE["lon"] + 0.0009)

    await stage.town.until(told)
    assert await page.evaluate("window.noises") == []


async def test_what_the_police_write_is_shown_only_when_asked_for(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/", PHONE)
    await to_tags(page)
    await page.get_by_role("button", name="家暴").click()
    await expect(page.get_by_role("img", name="已同步")).to_be_visible()
    [alarm] = await alarms(stage)
    await stage.town.call("call_taker", "POST", f"/cases/{alarm['id']}/messages", body="人在路上，请先躲好")
    await page.wait_for_timeout(1_000)
    await expect(page.get_by_text("人在路上")).to_have_count(0)
    await page.get_by_role("button", name="购物").dblclick()
    await expect(page.get_by_text("人在路上，请先躲好")).to_be_visible()
    assert await axe(page) == []
    await page.get_by_label("添加备注").fill("他在门外")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("他在门外", exact=True)).to_be_visible()
    thread = await stage.town.call("call_taker", "GET", f"/cases/{alarm['id']}/messages")
    assert thread["messages"][0]["body"] == "他在门外"
    await page.get_by_role("button", name="购物").dblclick()
    await expect(page.get_by_text("人在路上")).to_have_count(0)


async def test_without_a_network_it_is_sent_later_and_once(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/", PHONE)
    await page.evaluate("navigator.serviceWorker.ready")
    await page.reload()
    await page.context.set_offline(True)
    await to_tags(page)
    await page.get_by_role("button", name="被尾随").click()
    await expect(page.get_by_role("img", name="正在同步")).to_be_visible()
    await page.wait_for_timeout(2_500)
    assert await alarms(stage) == []
    await page.context.set_offline(False)
    await expect(page.get_by_role("img", name="已同步")).to_be_visible()
    assert [each["tag"] for each in await alarms(stage)] == ["followed"]


async def test_two_presses_of_a_key_open_it_and_two_leave(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/", ENGLISH_PHONE)
    steps = await page.evaluate("history.length")
    await page.get_by_role("button", name="Silent alarm").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Tap once more")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="One tap sends it")).to_be_visible()
    assert await foreign_words(page, "en") == []
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Silent alarm")).to_be_visible()
    assert await alarms(stage) == []
    await page.goto("/silent")
    await expect(page.get_by_text("Tap once more")).to_be_visible()
    assert page.url == f"{stage.served.address}/"
    await page.get_by_role("button", name="Silent alarm").click()
    await page.get_by_role("button", name="Fire", exact=True).click()
    await expect(page.get_by_role("img", name="Synced")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await page.wait_for_url("**/h5/leave**")
    assert await page.evaluate("history.length") == steps + 1  # the step to /silent above, none of leaving
    assert await page.context.cookies() == []
    assert len(await alarms(stage)) == 1


async def test_a_touch_in_passing_opens_nothing(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/", PHONE)
    button = page.get_by_role("button", name="静默报警")
    await button.click()
    await expect(page.get_by_text("再点一下打开")).to_be_visible()
    await expect(page.get_by_text("按住，或连点两下")).to_be_visible(timeout=8_000)
    await expect(page.get_by_role("heading", name="点一下就发出")).to_have_count(0)
