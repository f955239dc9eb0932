"""A silent robbery alarm (NY-05, NY-17, NY-18): one tap, two units, on scene, reported, closed, followed up, proved."""

import asyncio
import subprocess
import sys
from pathlib import Path

import asyncpg

from anmin.app.compose import signer
from anmin.kernel.seal.sealing import seal_once
from tests.dispatch.units_town import add_units, known, report
from tests.stories.pages import page
from tests.stories.town import HERE, StoryTown

TOLD = "店员在柜台下按一下：标签、身份、位置同时送达，屏幕上只有中性文字；两个最近的警组同时出警，三日后上门回访，收据可离线验证。"


async def test_silent_robbery(town: StoryTown, superuser: asyncpg.Connection, tmp_path: Path) -> None:
    units = await add_units(town)
    await town.at("23:14:05")
    await report(town, units)
    await known(town, units)
    alarm = await _one_tap(town)
    case, token = alarm["case"], alarm["token"]
    town.names[token] = "店员"
    cars = await _two_units(town, case, units)
    await _position_goes_on(town, case, token)
    await _on_scene(town, cars)
    await _the_caller_sees_little(town, case, token, units)
    await _closed(town, case)
    await _followed_up(town, case)
    await _rated(town, case, token)
    await page(town, "silent-robbery", "静默报警：抢劫 A silent robbery alarm", TOLD, case)
    await _receipt(town, case, token, superuser, tmp_path)


async def _one_tap(town: StoryTown) -> dict[str, str]:
    """The phone sends again and again until it has an answer; the same key is the same case."""
    key = "one-tap-under-the-counter"
    alarm = await town.call(None, "POST", "/cases", tag="robbery", position=HERE, device="phone-1", key=key)
    moved = {**HERE, "lon": HERE["lon"] + 0.00001}
    assert await town.call(None, "POST", "/cases", tag="robbery", position=moved, device="phone-1", key=key) == alarm
    assert (alarm["level"], alarm["quiet"]) == (1, True)
    assert not [word for word in ("抢", "警", "报") if word in alarm["notice"]]

    async def proposed() -> bool:
        return "dispatch.Proposed" in await town.events(alarm["case"])

    await town.until(proposed)
    [line] = (await town.call("call_taker", "GET", "/desk"))["cases"]
    assert (line["case"], line["level"]) == (alarm["case"], 1)
    assert {"quiet", "unsafe_to_call", "unverified"} <= set(line["flags"])
    return dict(alarm)


async def _two_units(town: StoryTown, case: str, units: dict[str, str]) -> list[tuple[str, str]]:
    await town.passes(seconds=6)
    await town.call("call_taker", "POST", f"/cases/{case}/opened")
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    advice = await town.call("dispatcher", "GET", f"/cases/{case}/recommendation")
    nearest = advice["candidates"][0]
    assert nearest["unit"] == units["S1-CAR-1"]
    assert nearest["reasons_for"]
    await town.passes(seconds=9)
    chosen = [units["S1-CAR-1"], units["S1-FOOT-1"]]
    placed = await town.call(
        "dispatcher",
        "POST",
        f"/cases/{case}/orders",
        responders=[{"kind": "unit", "id": each} for each in chosen],
        instruction="静默抢劫报警，勿鸣警笛，勿回拨，隐蔽接近",
        equipment=["body_armour"],
        safety=["own_protection"],
    )
    busy = await town.call(
        "dispatcher", "POST", f"/cases/{case}/orders", 409, responders=[{"kind": "unit", "id": chosen[0]}]
    )
    assert busy["code"] == "already_ordered"
    return [("officer_s1", each["order"]) for each in placed]


async def _position_goes_on(town: StoryTown, case: str, token: str) -> None:
    await town.passes(seconds=10)
    fix = {**HERE, "lat": HERE["lat"] + 0.0004, "accuracy": 12.0}
    await town.call(token, "POST", f"/cases/{case}/positions", fixes=[fix])


async def _on_scene(town: StoryTown, cars: list[tuple[str, str]]) -> None:
    await town.passes(seconds=5)
    for who, order in cars:
        await town.call("officer_s2", "POST", f"/orders/{order}/stages", 404, stage="received")
        await town.call(who, "POST", f"/orders/{order}/stages", stage="received")
    await town.passes(seconds=7)
    for who, order in cars:
        await town.call(who, "POST", f"/orders/{order}/acknowledge", persons=2)
    await town.passes(seconds=20)
    for who, order in cars:
        await town.call(who, "POST", f"/orders/{order}/stages", stage="en_route", position=HERE)
    await town.passes(minutes=3, seconds=12)
    for who, order in cars:
        await town.call(who, "POST", f"/orders/{order}/stages", stage="on_scene", position=HERE)
    (who, first), (_, second) = cars
    await town.passes(minutes=1)
    await town.call(who, "POST", f"/orders/{first}/reports", final=False, text="控制一名持刀男子，店员无恙", caught=1)
    await town.passes(minutes=6)
    done = {"final": True, "category": "010401", "disposition": "handled_on_scene", "recovered_fen": 168_000}
    await town.call(who, "POST", f"/orders/{first}/reports", text="嫌疑人带回，现金 1680 元追回", **done)
    await town.call(who, "POST", f"/orders/{second}/reports", final=True, text="外围警戒完毕")


async def _the_caller_sees_little(town: StoryTown, case: str, token: str, units: dict[str, str]) -> None:
    """What was done and when in plain words; while it is quiet not even that, and never a unit or a tactic."""
    shown = await town.ask(token, "GET", f"/cases/{case}")
    hidden = (*units.values(), "永和1号车", "隐蔽", "body_armour", str(town.ids["officer_s1"]))
    assert shown.status_code == 200
    assert not [word for word in hidden if word in shown.text]
    await town.call(token, "GET", f"/cases/{case}/recommendation", 403)


async def _closed(town: StoryTown, case: str) -> None:
    await town.passes(minutes=10)
    outcome = "嫌疑人已抓获，财物已追回。感谢您的报警。"
    await town.call("dispatcher", "POST", f"/cases/{case}/close", disposition="handled_on_scene", outcome=outcome)
    await town.call("dispatcher", "POST", f"/cases/{case}/close", 409, disposition="handled_on_scene", outcome=outcome)


async def _followed_up(town: StoryTown, case: str) -> None:
    """Three days later somebody calls at the shop: this caller is not to be telephoned."""
    await town.passes(days=2, hours=23, minutes=30)

    async def due() -> str | None:
        listed = await town.call("call_taker", "GET", "/follow-ups")
        return next((each["follow_up"] for each in listed["follow_ups"] if each["case"] == case), None)

    follow_up = await town.until(due)
    await town.call(
        "call_taker", "POST", f"/follow-ups/{follow_up}/done", way="visit", verdict="satisfied", text="店员致谢"
    )


async def _rated(town: StoryTown, case: str, token: str) -> None:
    await town.passes(hours=1)
    await town.call(token, "POST", f"/cases/{case}/ratings", verdict="satisfied", text="来得很快")


async def _receipt(town: StoryTown, case: str, token: str, superuser: asyncpg.Connection, folder: Path) -> None:
    """The proof that the alarm stands in the journal, checked without the server."""
    key = signer(town.house.settings)
    while await seal_once(superuser, key, town.clock.now()):
        pass
    seq = (await town.call(token, "GET", f"/cases/{case}"))["receipt"]
    kept = folder / "receipt.json"
    kept.write_bytes((await town.ask(token, "GET", f"/journal/receipts/{seq}")).content)
    command = [sys.executable, "-m", "anmin", "verify", str(kept), "--key", key.public.hex]
    checked = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, timeout=60)
    assert checked.returncode == 0, checked.stdout + checked.stderr
