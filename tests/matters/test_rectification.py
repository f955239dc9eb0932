"""Rectification orders over HTTP: numbered, served with proof, checked, printed; what stands against concluding."""

from __future__ import annotations

import re
from base64 import a85decode
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zlib import decompress

import asyncpg
import pytest

from anmin.kernel.ids import new_id
from anmin.matters.model.rectification import Rectification, served_line
from anmin.matters.terms.rectification import RectificationState, ServedHow
from tests.conftest import START
from tests.matters.ground import facts, handed_over, proof
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown

DEMAND = "拆除小区北门私自加装的地锁三处，恢复道路原状"
ADDRESSEE = "阳光小区物业服务中心（虚构）"


async def issued(town: StoryTown, case: str, status: int = 200, **said: Any) -> Any:
    asked = {"office": str(town.offices["LAW"]), "addressee": ADDRESSEE, "demand": DEMAND, "deadline": "2026-11-09"}
    basis = "《中华人民共和国道路交通安全法》第一百零四条"
    return await town.call("law", "POST", f"/cases/{case}/rectifications", status, **asked | {"basis": basis} | said)


async def closed(town: StoryTown, case: str, status: int = 200) -> Any:
    ending = {"disposition": "handled_on_scene", "outcome": "地锁已拆除"}
    return await town.call("dispatcher", "POST", f"/cases/{case}/close", status, **ending)


async def test_a_rectification_order_stands_against_closing_until_a_visit_finds_it_done(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    case, orders = await handed_over(town)
    placed = await issued(town, case)
    assert placed["number"] == "350799限改〔2026〕1号"
    place = f"/rectifications/{placed['rectification']}"
    await town.call("law", "POST", f"/orders/{orders['LAW']}/acknowledge")
    await town.call("law", "POST", f"/orders/{orders['LAW']}/reports", final=True, text="已送达整改通知")
    refused = await closed(town, case, 409)
    assert [each["code"] for each in refused["errors"]] == ["rectifications"]
    await _served(town, place)
    await town.call("law", "POST", f"{place}/checks", done=False, note="仅拆除一处", proof=[await proof(town, "law")])
    await closed(town, case, 409)
    await town.passes(days=9)
    await town.call("law", "POST", f"{place}/checks", done=True, note="三处均已拆除", proof=[await proof(town, "law")])
    checks = await facts(town, case, "matters.RectificationChecked")
    assert [(each["done"], each["late"]) for each in checks] == [(False, False), (True, True)]
    [shown] = await town.call("dispatcher", "GET", f"/cases/{case}/rectifications")
    assert (shown["state"], shown["addressee"], shown["check_note"]) == ("done", ADDRESSEE, "仅拆除一处\n三处均已拆除")
    assert (len(shown["check_proof"]), len(shown["served_proof"]), shown["served_how"]) == (2, 1, "direct")
    row = await superuser.fetchval("select r::text from rectifications r")
    assert DEMAND not in row
    assert ADDRESSEE not in row
    await closed(town, case)


async def _served(town: StoryTown, place: str) -> None:
    assert (await town.call("law", "POST", f"{place}/checks", 409, done=True))["code"] == "rectification_state"
    assert (await town.call("law", "POST", f"{place}/served", 422, how="left", proof=[]))["code"] == "proof_needed"
    receipt = [await proof(town, "law")]
    for at in (START + timedelta(days=1), START - timedelta(days=1)):
        wrong = {"how": "direct", "proof": receipt, "at": at.isoformat()}
        assert (await town.call("law", "POST", f"{place}/served", 422, **wrong))["code"] == "served_at"
    await town.call("gas", "POST", f"{place}/served", 404, how="direct", proof=receipt)
    await town.call("law", "POST", f"{place}/served", how="direct", proof=receipt)
    assert (await town.call("law", "POST", f"{place}/served", 409, how="direct", proof=receipt))["status"] == 409


async def test_one_withdrawn_with_a_reason_stands_against_nothing(town: StoryTown) -> None:
    case, orders = await handed_over(town)
    place = f"/rectifications/{(await issued(town, case))['rectification']}"
    await town.call("dispatcher", "POST", f"/orders/{orders['LAW']}/withdraw", reason="not_needed")
    assert (await town.call("law", "POST", f"{place}/withdraw", 422, reason=" "))["code"] == "matter_reason_needed"
    await town.call("law", "POST", f"{place}/withdraw", reason="当事人已自行拆除")
    assert (await town.call("law", "POST", f"{place}/withdraw", 409, reason="再撤"))["code"] == "rectification_state"
    await closed(town, case)
    assert (await issued(town, case, 409))["code"] == "case_over"


@pytest.mark.parametrize("deadline", ["2026-11-02", "2020-01-01", "2028-11-02"])
async def test_a_deadline_lies_ahead_and_the_office_takes_part(town: StoryTown, deadline: str) -> None:
    case, _ = await handed_over(town)
    assert (await issued(town, case, 422, deadline=deadline))["code"] == "rectify_by"
    for office in (town.offices["PARKS"], town.offices["DESK"], new_id()):
        assert (await issued(town, case, 422, office=str(office)))["code"] == "issuer_wrong"


async def test_the_page_holds_number_addressee_demand_basis_and_deadline(town: StoryTown) -> None:
    case, _ = await handed_over(town)
    placed = await issued(town, case)
    file = await town.call("law", "GET", f"/rectifications/{placed['rectification']}/file")
    text = _text(file)
    for part in ("限期整改通知书", placed["number"], ADDRESSEE[:6], DEMAND[:8], "第一百零四条", "2026年11月9日"):
        assert part in text, part
    assert "送达方式" not in text
    assert len(await facts(town, case, "matters.RectificationOpened")) == 1
    await town.call("gas", "GET", f"/rectifications/{placed['rectification']}/file", 404)


def _text(file: bytes) -> str:
    """What the page shows: strings of the Chinese face are two bytes a character, whatever breaks the lines."""
    streams = [
        decompress(a85decode(each.strip(), adobe=False))
        for each in re.findall(rb"stream\r?\n(.*?)~>\s*endstream", file, re.DOTALL)
    ]
    shown = b"".join(each for stream in streams for each in re.findall(rb"\((.*?)\) Tj", stream, re.DOTALL))
    plain = re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8)]), shown)
    return re.sub(rb"\\([()\\])", rb"\1", plain).decode("utf-16-be", "replace")


def order(**values: Any) -> Rectification:
    said = {
        "id": new_id(),
        "version": 1,
        "number": "350799限改〔2026〕1号",
        "case": new_id(),
        "office": new_id(),
        "state": RectificationState.ISSUED,
        "addressee": ADDRESSEE,
        "demand": DEMAND,
        "basis": "依据",
        "deadline": date(2026, 11, 9),
        "issued_at": START,
        "issued_by": None,
    }
    return Rectification(**said | values)


def test_the_last_day_still_counts_in_the_zone_of_the_bureau() -> None:
    served, _ = order().serve(ServedHow.POST, START, (new_id(),), START)
    last = datetime(2026, 11, 9, 15, 59, tzinfo=UTC)
    assert served.checked("", (), last, done=True)[1].late is False
    assert served.checked("", (), last + timedelta(minutes=1), done=True)[1].late is True
    assert served_line(served) == "送达方式：邮寄送达　送达时间：2026年11月2日09:00"
    assert order().issued().days == 7
