"""The first register: what is planted, and the working calendar that is made of its rows."""

from datetime import UTC, date, datetime

from anmin.kernel.calendar import DayKind
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from anmin.kernel.registers.calendar import DAYS, DayRow, first_days, working_calendar

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)


def test_the_seed_holds_published_days_and_marks_the_rest_as_guessed() -> None:
    rows = DAYS.first_rows()
    assert rows["2025-10-01"] == DayRow(day=date(2025, 10, 1), kind=DayKind.OFF, zh="国庆节", en="National Day")
    assert rows["2025-09-28"].kind is DayKind.WORK
    known = {row.day.year for row in rows.values() if not row.guessed}
    guessed = {row.day.year for row in rows.values() if row.guessed}
    assert known == set(range(2020, max(known) + 1))
    assert guessed == set(range(max(known) + 1, max(known) + 6))
    assert rows[f"{max(guessed)}-05-02"].guessed


def test_a_year_with_a_guessed_day_is_not_known() -> None:
    calendar = working_calendar(first_days())
    last = max(row.day.year for row in first_days() if not row.guessed)
    assert not calendar.is_guess(datetime(2020, 1, 2, tzinfo=UTC), datetime(last, 12, 30, tzinfo=UTC))
    assert calendar.is_guess(datetime(last, 12, 30, tzinfo=UTC), datetime(last + 1, 1, 3, tzinfo=UTC))
    assert not calendar.is_workday(date(last + 1, 10, 1))


async def test_an_operator_moves_a_day_and_the_calendar_follows(
    house: House, the_house: Caller, reloads: object
) -> None:
    registers = house.service(Registers)
    day = date(2026, 3, 2)
    assert working_calendar(registers.rows(DAYS, NOON)).is_workday(day)
    data = {"day": "2026-03-02", "kind": "off", "zh": "台风停工"}
    await set_register_row.run(house, the_house, SetRegisterRow(register="calendar.days", data=data))
    await reloads()  # type: ignore[operator]
    assert not working_calendar(registers.rows(DAYS, house.clock.now())).is_workday(day)
    assert registers.get(DAYS, "2026-03-02", NOON) is None
