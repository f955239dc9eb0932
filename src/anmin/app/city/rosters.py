"""Who of a simulated city is on which unit: one shift a day for each crew, from today on for a week and a day.

What somebody has rostered by hand stays. A house that stands longer is renewed at its next start; until then the desk of
the office answers for its units.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

from anmin.app.city import standing
from anmin.app.city.design import City
from anmin.app.city.standing import MAKER
from anmin.dispatch.actions.roster import RosterUnit, roster_unit
from anmin.dispatch.model.roster import UnitShift
from anmin.dispatch.queries.units import ListUnits, UnitRoster, list_units, unit_roster
from anmin.dispatch.terms.units import CREW_TAKEN, SHIFT_TAKEN
from anmin.identity.queries.staff import StaffShown
from anmin.identity.terms.staff import StaffState
from anmin.kernel.house import House
from anmin.kernel.words import Problem

DAYS = 8
_MOST_UNITS = 5_000
Day = tuple[datetime, datetime]


async def units_by_code(house: House) -> dict[str, UUID]:
    """The units that are in service."""
    shown = await list_units.run(house, MAKER, ListUnits(limit=_MOST_UNITS, crew=False))
    return {each.code: each.id for each in shown.units if each.retired_at is None}


async def roster_crews(house: House, city: City) -> tuple[int, int]:
    """How many shifts there should be and how many of them were missing; a crew of which nobody serves has none."""
    ids = await units_by_code(house)
    people = {login: each.id for login, each in (await standing.staff(house)).items() if _serves(each)}
    zone = ZoneInfo(house.settings.bureau.zone)
    days = list(_days(house.clock.now().astimezone(zone).date(), zone))
    total = new = 0
    for unit in city.units:
        crew = tuple(people[login] for login in unit.crew if login in people)
        if unit.code in ids and crew:
            total += len(days)
            new += await _roster(house, ids[unit.code], crew, days)
    return total, new


def _serves(member: StaffShown) -> bool:
    return member.state is not StaffState.SUSPENDED and not member.held


def _days(today: date, zone: ZoneInfo) -> Iterator[Day]:
    midnights = [datetime.combine(today + timedelta(days=place), time(), zone) for place in range(DAYS + 1)]
    return ((first.astimezone(UTC), then.astimezone(UTC)) for first, then in pairwise(midnights))


async def _roster(house: House, unit: UUID, crew: tuple[UUID, ...], days: list[Day]) -> int:
    held = await unit_roster.run(house, MAKER, UnitRoster(unit=unit, since=days[0][0], until=days[-1][1]))
    missing = [day for day in days if not any(_overlaps(shift, day) for shift in held)]
    return sum(
        [await _put(house, RosterUnit(unit=unit, starts=starts, ends=ends, crew=crew)) for starts, ends in missing]
    )


async def _put(house: House, shift: RosterUnit) -> bool:
    """Whether it was put on the roster; somebody who is on another unit then stays there."""
    try:
        await roster_unit.run(house, MAKER, shift)
    except Problem as refused:
        if refused.fault in (CREW_TAKEN, SHIFT_TAKEN):
            return False
        raise
    return True


def _overlaps(shift: UnitShift, day: Day) -> bool:
    return shift.starts < day[1] and shift.ends > day[0]
