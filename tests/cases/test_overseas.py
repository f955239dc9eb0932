"""A call for help from abroad: the country named, the home office brought in, up to the ministry, a letter, the answer."""

from __future__ import annotations

import asyncio
import re
from base64 import a85decode
from typing import Any
from zlib import decompress

import asyncpg

from anmin.cases.letterheads import LETTERHEADS
from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

MYANMAR = {"lon": 98.5, "lat": 23.4, "datum": "wgs84"}
"""Inside the box that is usually shifted, and abroad."""


async def raised(town: StoryTown, who: str | None = None, **more: Any) -> str:
    said = {"content": "我被骗到园区，不要打电话", "position": MYANMAR, "flags": ["unsafe_to_call"]} | more
    case: str = (await town.call(who, "POST", "/cases", **said))["case"]
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    return case


async def up(town: StoryTown, case: str, step: str, status: int = 200, **more: Any) -> Any:
    body = {"step": step, "note": "境外求助，请求协调"} | more
    return await town.call("call_taker", "POST", f"/cases/{case}/escalations", status, **body)


async def test_the_way_from_myanmar(town: StoryTown, superuser: asyncpg.Connection) -> None:
    await town.citizen("trapped", "13800007777")
    case = await raised(town, "trapped")
    stored = await superuser.fetchrow("select country, lon, lat, flags from cases")
    assert (stored["country"], stored["lon"], stored["lat"]) == ("MM", 98.5, 23.4)
    assert "overseas" in stored["flags"]
    far = str(town.offices["FAR"])
    for _ in range(2):
        await town.call("call_taker", "PUT", f"/cases/{case}/residence", office=far)
    assert (await town.events(case)).count("cases.RoutedByResidence") == 1
    stored = await superuser.fetchrow("select home_office, office, offices from cases")
    assert stored["home_office"] == town.offices["FAR"] != stored["office"]
    assert town.offices["FAR"] in stored["offices"]
    await up(town, case, "duty_officer")
    assert (await up(town, case, "province", 409))["code"] == "step_skipped"
    for step in ("city", "province"):
        await town.passes(minutes=20)
        await up(town, case, step, office=str(town.offices["CITY" if step == "city" else "PROVINCE"]))
    ministry = await up(town, case, "ministry")
    assert (await up(town, case, "ministry", 409))["code"] == "step_taken"
    await town.passes(hours=2)
    answer = f"/escalations/{ministry}/answer"
    await town.call("call_taker", "POST", answer, answer="已协调驻外使领馆")
    await town.call("call_taker", "POST", answer, 409, answer="再次")
    kept = await superuser.fetch("select step, answered_at from escalations order by at")
    assert [each["step"] for each in kept] == ["duty_officer", "city", "province", "ministry"]
    assert [each["answered_at"] is not None for each in kept] == [False, False, False, True]


async def letter(town: StoryTown, case: str, **more: Any) -> str:
    body = {"addressee": "公安部国际合作局"} | more
    written: str = await town.call("call_taker", "POST", f"/cases/{case}/letters", **body)
    return written


def texts(page: bytes) -> str:
    """What stands on the pages, read back from the UTF-16 strings of their streams."""
    found = ""
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", page, re.DOTALL):
        found += _strings(_opened(stream))
    return found


def _opened(stream: bytes) -> bytes:
    return decompress(a85decode(stream.strip().removesuffix(b"~>")))


def _strings(stream: bytes) -> str:
    said = ""
    for raw in re.findall(rb"\(((?:\\.|[^\\)])*)\) Tj", stream, re.DOTALL):
        plain = re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal[1], 8)]), raw)
        said += re.sub(rb"\\(.)", rb"\1", plain).decode("utf-16-be", "ignore")
    return said


async def test_a_letter_is_numbered_rendered_and_tracked(town: StoryTown, superuser: asyncpg.Connection) -> None:
    await town.citizen("trapped", "13800007777")
    case = await raised(town, "trapped")
    first, second = await letter(town, case), await letter(town, case, body="请协查 Núñez·艾力")
    shown = await town.call("call_taker", "GET", f"/cases/{case}/letters")
    assert [each["number"] for each in shown] == ["公协〔2026〕1号", "公协〔2026〕2号"]
    assert "缅甸" in shown[0]["body"]
    assert "98.5000°" in shown[0]["body"]
    await town.call("officer_s2", "GET", f"/letters/{first}/file", 403)
    await town.call("trapped", "GET", f"/letters/{first}/file", 403)
    page = await town.call("call_taker", "GET", f"/letters/{first}/file")
    assert page.startswith(b"%PDF")
    for said in ("公协〔2026〕1号", "公安部国际合作局", "缅甸境内", "110指挥中心", "2026年11月2日", "印章", "演练"):
        assert said in texts(page)
    events = await town.events(case)
    assert events.count("cases.LetterOpened") == 1
    looked = await superuser.fetchval("select count(*) from journal where event = 'kernel.PersonalDataRead'")
    assert looked == 2
    await town.call("call_taker", "POST", f"/letters/{first}/answer", 409, answer="早")
    await town.call("call_taker", "PUT", f"/letters/{first}", addressee="缅甸警方", body="请予协助")
    await town.call("call_taker", "POST", f"/letters/{first}/sent")
    await town.call("call_taker", "PUT", f"/letters/{first}", 409, addressee="乙", body="丙")
    await town.call("call_taker", "POST", f"/letters/{first}/sent", 409)
    await town.call("call_taker", "POST", f"/cases/{case}/close", disposition="rescued", outcome="已获救")
    await town.passes(days=9)
    await town.call("call_taker", "POST", f"/letters/{first}/answer", answer="已解救并移交")
    [one, two] = await town.call("call_taker", "GET", f"/cases/{case}/letters")
    assert (one["number"], one["state"], one["answer"]) == ("公协〔2026〕1号", "answered", "已解救并移交")
    assert (two["id"], two["state"]) == (second, "written")
    kept = await superuser.fetchrow("select addressee, body from letters where id = $1", first)
    assert "缅甸".encode() not in kept["addressee"] + kept["body"]


async def test_a_letterhead_is_a_row(town: StoryTown) -> None:
    case = await raised(town)
    row = {"organisation": "PSB", "issuer": "安平市公安局（虚构）", "prefix": "安公协"}
    await head(town, row)
    written = await letter(town, case)
    [shown] = await town.call("call_taker", "GET", f"/cases/{case}/letters")
    assert shown["number"] == "安公协〔2026〕1号"
    assert "安平市公安局（虚构）" in texts(await town.call("call_taker", "GET", f"/letters/{written}/file"))


async def head(town: StoryTown, row: dict[str, Any]) -> None:
    await set_register_row.run(town.house, Caller(HOUSE), SetRegisterRow(register=LETTERHEADS.code, data=row))
    async with town.house.db.transaction(EVERYTHING) as conn:
        await town.house.service(Registers).reload(conn, LETTERHEADS)


async def test_numbers_have_no_gap_and_no_double(town: StoryTown) -> None:
    cases = [await raised(town) for _ in range(3)]
    await asyncio.gather(*(letter(town, case) for case in cases for _ in range(3)))
    await town.call("call_taker", "POST", f"/cases/{cases[0]}/letters", 400, addressee="")
    await letter(town, cases[0])
    numbers = [
        each["number"] for case in cases for each in await town.call("call_taker", "GET", f"/cases/{case}/letters")
    ]
    assert sorted(int(each.partition("〕")[2].rstrip("号")) for each in numbers) == list(range(1, 11))


async def test_a_matter_at_home_does_not_go_up_the_long_way(town: StoryTown) -> None:
    case = await raised(town, position=HERE)
    assert (await up(town, case, "city", 409))["code"] == "not_abroad"
    assert (await up(town, case, "duty_officer", 422, note=" "))["code"] == "reason_needed"
    assert (await up(town, case, "duty_officer", 422, office=case))["code"] == "case_office_unknown"
    await up(town, case, "duty_officer")
    await town.call("officer_s2", "POST", f"/cases/{case}/escalations", 403, step="city", note="x")
    await town.call("call_taker", "PUT", f"/cases/{case}/residence", 422, office=case)
