"""What lies near and what went before, search, and the receipt that a caller takes away, through HTTP."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg

from anmin.app.compose import signer
from anmin.cases.catalogue.premises import PREMISES
from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from anmin.kernel.seal.sealing import seal_once
from tests.cases.test_reading import order, page, raised
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

METRE = 1 / 111_195


def north(metres: float) -> dict[str, Any]:
    return {**HERE, "lat": HERE["lat"] + metres * METRE}


async def near(town: StoryTown, who: str = "call_taker", **asked: Any) -> list[tuple[int, str]]:
    found = await town.call(who, "GET", "/cases/near", lon=HERE["lon"], lat=HERE["lat"], **asked)
    return [(each["metres"], each["case"]["case"]) for each in found]


async def close(town: StoryTown, case: Any, disposition: str = "advised") -> None:
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    body = {"disposition": disposition, "outcome": "已处理", "measure": "admonition"}
    await town.call("commander", "POST", f"/cases/{case['case']}/close", force=True, reason="核实", **body)


async def test_near_cases_come_nearest_first(town: StoryTown) -> None:
    far, close_by, beyond = [await raised(town, place=north(metres)) for metres in (800, 150, 1_200)]
    assert await near(town) == [(150, close_by["case"]), (800, far["case"])]
    assert await near(town, metres=200) == [(150, close_by["case"])]
    assert (await near(town, metres=2_000))[-1] == (1_200, beyond["case"])
    assert await near(town, "officer_s2") == []
    await town.call(far["token"], "GET", "/cases/near", 403, lon=HERE["lon"], lat=HERE["lat"])
    await town.call("call_taker", "GET", "/cases/near", 400, lon=181, lat=0)


async def test_open_ones_stay_near_closed_ones_only_for_the_hours_asked_for(town: StoryTown) -> None:
    open_one, closed = await raised(town), await raised(town, place=north(50))
    await close(town, closed)
    assert {case for _, case in await near(town)} == {open_one["case"], closed["case"]}
    await town.passes(hours=5)
    assert await near(town, hours=4) == [(0, open_one["case"])]


async def test_what_went_before_at_the_place_and_from_the_phone(town: StoryTown) -> None:
    at_place = await raised(town, place=north(60))
    by_phone = await raised(town, place=north(9_000), phone="13800138000")
    await raised(town, place=north(400))
    await close(town, by_phone, "false_report")
    await town.passes(hours=1)
    case = await raised(town, phone="13800138000")
    premise = {"code": "p1", "name": "加油站", "hazard": "地下油罐", "lon": HERE["lon"], "lat": HERE["lat"]}
    await set_register_row.run(
        town.house, Caller(HOUSE, channel="cli"), SetRegisterRow(register=PREMISES.code, data=premise)
    )
    async with town.house.db.transaction(EVERYTHING) as conn:
        await town.house.service(Registers).reload(conn, PREMISES)
    prior = await town.call("call_taker", "GET", f"/cases/{case['case']}/prior")
    found = {each["case"]["case"]: (each["why"], each["metres"], each["false_report"]) for each in prior["cases"]}
    assert found == {at_place["case"]: (["place"], 60, False), by_phone["case"]: (["phone"], None, True)}
    assert (prior["count"], prior["false_reports"]) == (2, 1)
    assert [each["hazard"] for each in prior["hazards"]] == ["地下油罐"]
    assert (await page(town, case))["hazards"] == prior["hazards"]
    await town.call("gas", "GET", f"/cases/{case['case']}/prior", 404)


async def test_the_same_caller_is_found_wherever_it_was(town: StoryTown) -> None:
    await town.citizen("hua", "13812340001")
    first = await raised(town, "hua", place=north(5_000))
    await town.passes(minutes=5)
    second = await raised(town, "hua")
    prior = await town.call("call_taker", "GET", f"/cases/{second['case']}/prior")
    assert [(each["case"]["case"], each["why"]) for each in prior["cases"]] == [(first["case"], ["person"])]
    assert (await town.call("call_taker", "GET", f"/cases/{first['case']}/prior"))["cases"] == []


async def test_search(town: StoryTown) -> None:
    theft = await raised(town, category="010205", phone="13800138000")
    fight = await raised(town, category="010303")

    async def found(who: str = "call_taker", **asked: Any) -> list[str]:
        answer = await town.call(who, "POST", "/cases/search", **asked)
        return [each["case"] for each in answer["cases"]]

    assert await found() == [fight["case"], theft["case"]]
    assert await found(number=theft["number"]) == [theft["case"]]
    assert await found(number=theft["number"][:15]) == [fight["case"], theft["case"]]
    assert await found(phone="138 0013 8000") == [theft["case"]]
    assert await found(phone="13800138001") == []
    assert await found(category="0102") == [theft["case"]]
    assert await found(category="01") == [fight["case"], theft["case"]]
    assert await found(state="closed") == []
    assert await found(office=str(town.offices["DESK"])) == [fight["case"], theft["case"]]
    assert await found(until=(town.clock.now() - timedelta(hours=1)).isoformat()) == []
    assert await found("officer_s2") == []
    first = await town.call("call_taker", "POST", "/cases/search", limit=1)
    assert await found(limit=1, after=first["next"]) == [theft["case"]]
    await town.call(theft["token"], "POST", "/cases/search", 403)
    await town.passes(days=91)
    assert (await found(), await found(number=theft["number"])) == ([], [theft["case"]])


async def test_a_guest_takes_away_a_receipt_that_holds(
    town: StoryTown, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    case, strange = await raised(town), await raised(town)
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    await order(town, case)
    seq = (await page(town, case, case["token"]))["receipt"]
    assert (await town.call(case["token"], "GET", f"/journal/receipts/{seq}", 409))["code"] == "not_yet_sealed"
    key = signer(town.house.settings)
    await seal_once(superuser, key, town.clock.now())
    receipt = await town.call(case["token"], "GET", f"/journal/receipts/{seq}")
    kept = tmp_path / "receipt.json"
    kept.write_bytes(
        receipt
        if isinstance(receipt, bytes)
        else (await town.ask(case["token"], "GET", f"/journal/receipts/{seq}")).content
    )
    command = [sys.executable, "-m", "anmin", "verify", str(kept), "--key", key.public.hex]
    checked = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, timeout=60)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "cases.Raised" in kept.read_text()
    await town.call(strange["token"], "GET", f"/journal/receipts/{seq}", 404)
    rows = await superuser.fetch("select seq, event from journal where subject = $1", f"case:{case['case']}")
    inside = [row["seq"] for row in rows if row["event"] in ("cases.Taken", "cases.Ordered")]
    assert len(inside) == 2
    for line in inside:
        await town.call(case["token"], "GET", f"/journal/receipts/{line}", 404)
