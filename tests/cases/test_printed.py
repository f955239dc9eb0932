"""The sheet of a case and the log of a shift: what stands on the paper, what does not, and what the look leaves."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from anmin.kernel.printed import Block, Printed
from anmin.kernel.sheet_pdf import render
from tests.cases.printed_text import text_of
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

TEXTS = st.text(max_size=200)


async def handled(town: StoryTown) -> Any:
    """A case from the first word to its end."""
    body = {"content": "两人打架，一人受伤", "place": HERE, "address": "永和路 8 号"}
    case = await town.call(None, "POST", "/cases", **body, name="王小明", phone="13812340001")
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    responders = [{"kind": "organisation", "id": str(town.offices["S1"])}]
    path = f"/cases/{case['case']}/orders"
    [placed] = await town.call("dispatcher", "POST", path, responders=responders, instruction="前往")
    await town.passes(seconds=75)
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/acknowledge")
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/reports", final=True, text="双方已和解")
    ending = {"disposition": "handled_on_scene", "outcome": "当场调解"}
    await town.call("call_taker", "POST", f"/cases/{case['case']}/close", **ending)
    return case


async def test_the_sheet_says_everything_of_a_case_and_no_name(town: StoryTown) -> None:
    case = await handled(town)
    text = text_of(await town.call("call_taker", "GET", f"/cases/{case['case']}/sheet"))
    for said in (
        "接处警登记表",
        case["number"],
        "两人打架，一人受伤",
        "永和路 8 号",
        "永和派出所",
        "王*",
        "138****0001",
        "2026-11-02 09:01:15",
        "双方已和解",
        "当场调解",
        "已接警",
        "演练",
    ):
        assert said in text, said
    assert "王小明" not in text
    assert "13812340001" not in text
    assert (await town.events(case["case"]))[-1] == "cases.SheetPrinted"
    english = await town.http.get(
        f"/api/v1/cases/{case['case']}/sheet",
        headers={"Authorization": f"Bearer {town.tokens['call_taker']}", "Accept-Language": "en"},
    )
    assert "Record of a call and its handling" in text_of(english.content)
    await town.call("gas", "GET", f"/cases/{case['case']}/sheet", 404)
    await town.call(case["token"], "GET", f"/cases/{case['case']}/sheet", 403)


async def test_the_log_of_a_shift_lists_what_came_and_what_is_left(town: StoryTown) -> None:
    begins = town.clock.now()
    done = await handled(town)
    left = await town.call(None, "POST", "/cases", content="路灯坏了", place=HERE)
    path = f"/organisations/{town.offices['DESK']}/shift-log"
    during = {"since": begins.isoformat(), "until": (begins + timedelta(hours=8)).isoformat()}
    text = text_of(await town.call("commander", "GET", path, **during))
    assert "110指挥中心" in text
    assert text.count(left["number"]) == 2
    assert text.count(done["number"]) == 1
    assert re.search("新报警情2接警1结案1班末未结1", text)
    assert "路灯坏了" not in text
    later = {"since": during["until"], "until": (begins + timedelta(hours=16)).isoformat()}
    await town.passes(hours=9)
    assert text_of(await town.call("commander", "GET", path, **later)).count(left["number"]) == 1
    await town.call("commander", "GET", path, 422, since=during["until"], until=during["since"])
    await town.call("gas", "GET", path, 404, **during)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6), TEXTS, st.booleans())
def test_any_words_become_a_sheet(lines: list[tuple[str, str]], heading: str, simulated: bool) -> None:
    block = Block(heading, tuple(lines), (1.0, 3.0), head=True)
    sheet = Printed(title="表", under=heading, blocks=(block,), simulated=simulated)
    assert render(sheet) == render(sheet)


def test_a_text_longer_than_a_page_goes_on_over_the_next() -> None:
    long = Block("正文", (("字" * 9_000, "短"),), (3.0, 1.0))
    pages = render(Printed(title="表", under="", blocks=(long,), simulated=False))
    assert text_of(pages).count("字") == 9_000
