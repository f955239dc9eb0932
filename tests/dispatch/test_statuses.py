"""The statuses of units: their first rows, what may follow what, what a register of them must not say."""

import pytest

from anmin.app.compose import open_house
from anmin.cases.catalogue.categories import CATEGORIES
from anmin.dispatch.fleet import MAX_CAPABILITIES
from anmin.dispatch.model.capabilities import CapabilityRow, capability_faults, first_capabilities
from anmin.dispatch.model.units import (
    UNIT_STATUSES,
    UnitStatusRow,
    change_status,
    first_statuses,
    next_statuses,
    status_faults,
)
from anmin.dispatch.terms.units import ILLEGAL_STATUS, STATUS_UNKNOWN, UnitKind
from anmin.kernel.db import Where
from anmin.kernel.registers import Registers, bring
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem

ROWS = tuple(first_statuses())


def test_the_first_rows_stand_and_do_not_contradict_each_other() -> None:
    assert list(UNIT_STATUSES.first_rows().values()) == list(ROWS)
    assert status_faults(ROWS) == []


def test_from_every_status_every_other_can_be_reached() -> None:
    codes = {row.code for row in ROWS}
    for start in codes:
        reached, waiting = {start}, [start]
        while waiting:
            new = {row.code for row in next_statuses(ROWS, waiting.pop())} - reached
            reached |= new
            waiting += new
        assert reached == codes, start


def test_off_duty_is_never_ordered_and_never_comes_from_the_road() -> None:
    off = next(row for row in ROWS if row.code == "off_duty")
    assert (off.on_duty, off.free, off.on_event) == (False, False, False)
    assert "off_duty" not in {row.code for row in next_statuses(ROWS, "en_route")}


def test_a_legal_change_gives_the_new_row() -> None:
    assert change_status(ROWS, "dispatched", "en_route").en == "On the way"


def test_an_illegal_change_names_the_legal_ones_in_both_languages() -> None:
    with pytest.raises(Problem) as problem:
        change_status(ROWS, "off_duty", "on_scene")
    assert problem.value.fault is ILLEGAL_STATUS
    assert problem.value.text("zh") == "不能由“下班”转为“现场处置”，可以转为：待命、在所备勤、巡逻。"
    assert (
        problem.value.text("en")
        == "Off duty cannot become On scene; it can become: Available, At the station, On patrol."
    )


def test_an_unknown_status_is_refused_and_nobody_is_stuck_in_one_that_ended() -> None:
    with pytest.raises(Problem) as problem:
        change_status(ROWS, "patrol", "asleep")
    assert problem.value.fault is STATUS_UNKNOWN
    assert change_status(ROWS, "asleep", "available").code == "available"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (UnitStatusRow(code="x", zh="甲", en="X", next=("nowhere",)), "next_unknown"),
        (UnitStatusRow(code="x", zh="甲", en="X", free=True, on_duty=False), "off_duty_free"),
        (UnitStatusRow(code="x", zh="甲", en="X", on_event=True, on_duty=False), "off_duty_free"),
        (UnitStatusRow(code="x", zh="甲", en="X", on_event=True, free=True), "free_on_event"),
    ],
)
def test_a_contradiction_is_found(row: UnitStatusRow, code: str) -> None:
    assert [(wrong.path, wrong.code) for wrong in status_faults([*ROWS, row])] == [("x", code)]


async def test_the_register_is_brought_into_a_house(settings: Settings, where: Where) -> None:
    async with open_house(settings, where, packages=("anmin.kernel.registers",)) as house:
        await bring(house, UNIT_STATUSES)
        rows = house.service(Registers).rows(UNIT_STATUSES, house.clock.now())
    assert sorted(rows, key=lambda row: row.code) == sorted(ROWS, key=lambda row: row.code)


def test_the_sixty_fifth_capability_is_refused() -> None:
    rows = [CapabilityRow(code=f"skill_{number}", zh="能力", en="Skill") for number in range(MAX_CAPABILITIES + 1)]
    assert capability_faults(rows[:MAX_CAPABILITIES]) == []
    assert [(wrong.path, wrong.code) for wrong in capability_faults(rows)] == [("skill_64", "too_many_capabilities")]


def test_what_the_categories_need_is_a_kind_or_a_capability() -> None:
    known = {row.code for row in first_capabilities()} | set(UnitKind)
    wanted = {need.kind for row in CATEGORIES.first_rows().values() for need in row.needed}
    assert wanted <= known
