"""Lists as files: what the screen shows, in the reader's language, with no formula and no person in clear."""

from __future__ import annotations

from typing import Any

from anmin.kernel.registers import sheets
from tests.dispatch.units_town import add_units
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown


def cells(content: bytes) -> list[list[str]]:
    return [[str(cell) for cell in line.cells] for line in sheets.parse(content)]


async def test_the_queue_leaves_as_it_is_narrowed(town: StoryTown) -> None:
    await town.call(
        None, "POST", "/cases", content="有人打架", place=HERE, address="=1+1", name="王小明", phone="13812340001"
    )
    urgent = await town.call(None, "POST", "/cases", tag="robbery", content="", place=HERE)
    lines = cells(await town.call("call_taker", "GET", "/desk/file", format="csv"))
    assert (len(lines), lines[0][0], lines[1][0], lines[1][1]) == (3, "警情编号", urgent["number"], "待接警")
    assert "'=1+1" in lines[2]
    assert "2026-11-02 09:00:00" in lines[2]
    assert not any("王" in cell or "1381234" in cell for line in lines for cell in line)
    [_, only] = cells(await town.call("call_taker", "GET", "/desk/file", level=1))
    assert only[0] == urgent["number"]
    assert len(cells(await town.call("gas", "GET", "/desk/file", format="csv"))) == 1
    await town.call(urgent["token"], "GET", "/desk/file", 403)


async def test_units_and_staff_leave_without_what_their_lists_hide(town: StoryTown) -> None:
    await add_units(town)
    units = cells(await town.call("commander", "GET", "/units/file", format="csv"))
    assert {"S1-CAR-1", "永和派出所"} <= {cell for line in units for cell in line}
    assert len(cells(await town.call("officer_s1", "GET", "/units/file", format="csv"))) < len(units)
    await town.staff("admin", "system_administrator", "CITY")
    for number in range(3):
        login, phone = f"new-{number}", f"1381234000{number}"
        new = {"login": login, "name": "王小明", "phone": phone, "organisation": str(town.offices["S1"])}
        await town.call("admin", "POST", "/staff", **new, handed_over=False)
    head, *staff = cells(await town.call("admin", "POST", "/staff/file", format="csv", login="new-"))
    assert (head[0], [line[0] for line in staff]) == ("账号", ["new-0", "new-1", "new-2"])
    assert {"王小明", "138****0001", "永和派出所"} <= set(staff[1])


async def test_the_journal_leaves_for_the_auditor_and_every_export_stands_in_it(town: StoryTown) -> None:
    await town.staff("auditor", "audit_administrator", "CITY")
    await town.call(None, "POST", "/cases", content="有人打架", place=HERE)
    await town.call("call_taker", "GET", "/desk/file")
    asked: dict[str, Any] = {"format": "csv", "event": "registers.ListExported"}
    head, line = cells(await town.call("auditor", "GET", "/journal/file", **asked))
    assert head[:3] == ["序号", "时间", "操作人"]
    assert (line[2], line[6], line[8]) == (f"staff:{town.ids['call_taker']}", "list:cases.desk", "清单已导出")
    assert '"rows": 1' in line[9]
    assert len(cells(await town.call("auditor", "GET", "/journal/file", format="csv"))) > 20
    assert cells(await town.call("auditor", "GET", "/access-log/file", format="csv"))[0][0] == "序号"
    await town.call("commander", "GET", "/journal/file", 403)
