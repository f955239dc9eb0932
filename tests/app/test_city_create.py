"""A simulated city is made through the doors, once; interrupted it is finished; it never lands in another house."""

import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import pyotp
import pytest

from anmin.app import demo
from anmin.app.city import standing
from anmin.app.city.create import Progress, create
from anmin.app.city.design import City, design
from anmin.app.city.people import Employee
from anmin.app.city.plan import Order, Size
from anmin.app.city.rosters import DAYS, units_by_code
from anmin.app.city.standing import MAKER, NOT_EMPTY, OTHER_CITY
from anmin.app.city.units import KNOWN
from anmin.app.compose import open_house
from anmin.dispatch.actions.roster import CancelUnitShift, RosterUnit, cancel_unit_shift, roster_unit
from anmin.dispatch.queries.units import UnitRoster, unit_roster
from anmin.dispatch.roads import OwnRoads
from anmin.dispatch.service import FleetService, Roads
from anmin.identity.actions.organisation_import import ImportOrganisations, import_organisations
from anmin.identity.actions.sign_in import ConfirmSecondFactor, SignIn, confirm_second_factor, sign_in
from anmin.identity.actions.staff import OfStaff, suspend_staff
from anmin.identity.demonstration import FILE
from anmin.identity.queries.roles import StaffGrants, staff_grants
from anmin.identity.queries.staff import MyAccount, my_account
from anmin.identity.terms.organisations import FileFormat
from anmin.kernel.access import ANONYMOUS
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Where
from anmin.kernel.personal import Secret
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem
from anmin.territory.point import Point
from anmin.territory.queries import responsible

CITY = design(Order(Size.SMALL, 1))
GUEST = Caller(ANONYMOUS, channel="cli")


def peopled(city: City, staff: tuple[Employee, ...]) -> City:
    """The city with these staff alone, to be quick; its areas name no officer."""
    areas = json.loads(city.areas)
    for feature in areas["features"]:
        feature["properties"].pop("officer", None)
    return msgspec.structs.replace(city, staff=staff, areas=json.dumps(areas))


FEW = peopled(CITY, CITY.staff[:6])


class StoppedHere(Exception):
    """The power went."""


class Told:
    """Hears how far it is; may stop it."""

    def __init__(self, stop_after: int = 1_000) -> None:
        self.last: dict[str, Progress] = {}
        self.stop_after = stop_after

    def __call__(self, progress: Progress) -> None:
        self.last[progress.step.en] = progress
        if progress.step.en == "Staff" and progress.done == self.stop_after:
            raise StoppedHere

    @property
    def new(self) -> dict[str, int]:
        return {step: progress.new for step, progress in self.last.items()}


async def test_a_city_is_made_once(settings: Settings, where: Where, superuser: asyncpg.Connection) -> None:
    first, again = Told(), Told()
    await create(settings, where, FEW, first)
    before = await superuser.fetchval("select count(*) from journal")
    await create(settings, where, FEW, again)
    assert first.new == {
        "Organisations": 31,
        "Staff": 6,
        "Areas and grid cells": 29,
        "Desks": 1,
        "Routes": 11,
        "Listed companies": 2,
        "Premises": 12,
        "Cameras": 12,
        "Roads": len(CITY.streets.edges),
        "Units": len(CITY.units),
        "Shifts": 0,
        "Notices": 5,
    }
    assert set(again.new.values()) == {0}
    assert all(progress.done == progress.total for progress in again.last.values())
    assert await superuser.fetchval("select count(*) from journal") == before


async def test_the_house_answers_as_the_city_was_drawn(settings: Settings, where: Where) -> None:
    await create(settings, where, FEW)
    async with open_house(settings, where) as house:
        codes = {each.id: each.code for each in await standing.offices(house)}
        assert set(codes.values()) == {office.code for office in CITY.offices}
        town = next(office for office in CITY.offices if office.area == "P01-01")
        at = Point(town.address.lon, town.address.lat)
        answer = responsible(house, at, house.clock.now())
        assert [area.code[:3] for area in answer.chain] == ["P01", "P01", "P01", "P"]
        assert answer.organisation is not None
        assert codes[answer.organisation].startswith("T01-")
        assert isinstance(house.service(Roads).times, OwnRoads)
        assert len(house.service(FleetService).units().rows) == len(CITY.units)
        staff = await standing.staff(house)
        assert set(staff) == {employee.login for employee in FEW.staff}
        held = await staff_grants.run(house, MAKER, StaffGrants(staff=staff["dispatcher"].id))
        (grant,) = held.grants
        assert (grant.role_code, codes[grant.organisation]) == ("dispatcher", CITY.order.code)


async def test_a_city_that_was_interrupted_is_finished(settings: Settings, where: Where) -> None:
    with pytest.raises(StoppedHere):
        await create(settings, where, FEW, Told(stop_after=2))
    told = Told()
    await create(settings, where, FEW, told)
    assert told.new["Organisations"] == 0
    assert 0 < told.new["Staff"] <= 4
    assert told.new["Areas and grid cells"] == 29


async def test_an_account_that_was_left_without_its_role_gets_it(
    settings: Settings, where: Where, superuser: asyncpg.Connection
) -> None:
    await create(settings, where, FEW)
    await superuser.execute("delete from grants where staff = (select id from staff where login = 'dispatcher')")
    told = Told()
    await create(settings, where, FEW, told)
    assert told.new["Staff"] == 1
    async with open_house(settings, where) as house:
        member = (await standing.staff(house, "dispatcher"))["dispatcher"]
        assert len((await staff_grants.run(house, MAKER, StaffGrants(staff=member.id))).grants) == 1


ONE, OTHER = (unit for unit in CITY.units if unit.code in ("PSB-CRIME-PLAINCLOTHES-1", "PSB-PATROL-POLICE-CAR-1"))
CREWS = peopled(CITY, tuple(each for each in CITY.staff if each.login in ONE.crew + OTHER.crew))


async def test_crews_are_on_shifts_for_a_week_and_a_day(
    settings: Settings, where: Where, superuser: asyncpg.Connection
) -> None:
    first, again, renewed = Told(), Told(), Told()
    await create(settings, where, CREWS, first)
    await create(settings, where, CREWS, again)
    assert (first.new["Shifts"], again.new["Shifts"]) == (2 * DAYS, 0)
    rows = await superuser.fetch("select starts, ends from unit_shifts order by starts")
    assert all(row["ends"] - row["starts"] == timedelta(days=1) for row in rows)
    assert rows[0]["starts"].astimezone(SHANGHAI).time() == time()
    assert rows[0]["starts"] <= datetime.now(UTC) < rows[0]["ends"]
    assert rows[-1]["ends"] > datetime.now(UTC) + timedelta(days=7)
    await superuser.execute("delete from unit_crews where shift in (select id from unit_shifts where starts > now())")
    await superuser.execute("delete from unit_shifts where starts > now()")
    await create(settings, where, CREWS, renewed)
    assert renewed.new["Shifts"] == 2 * (DAYS - 1)


async def test_who_was_suspended_is_on_no_shift(settings: Settings, where: Where) -> None:
    alone, both = ONE.crew, OTHER.crew
    await create(settings, where, msgspec.structs.replace(CREWS, units=()))
    async with open_house(settings, where) as house:
        people = {login: each.id for login, each in (await standing.staff(house)).items()}
        for login in (*alone, both[0]):
            await suspend_staff.run(house, MAKER, OfStaff(staff=people[login]))
    told = Told()
    await create(settings, where, CREWS, told)
    assert told.new["Shifts"] == DAYS
    async with open_house(settings, where) as house:
        unit = (await units_by_code(house))[OTHER.code]
        shifts = await unit_roster.run(house, MAKER, UnitRoster(unit=unit))
    assert {shift.crew for shift in shifts} == {tuple(people[login] for login in both[1:])}


async def test_what_was_rostered_by_hand_stays(settings: Settings, where: Where) -> None:
    await create(settings, where, msgspec.structs.replace(CREWS, units=(OTHER,)))
    async with open_house(settings, where) as house:
        person = (await standing.staff(house))[ONE.crew[0]].id
        unit = (await units_by_code(house))[OTHER.code]
        (today, *_) = await unit_roster.run(house, MAKER, UnitRoster(unit=unit))
        await cancel_unit_shift.run(house, MAKER, CancelUnitShift(shift=today.id))
        by_hand = RosterUnit(unit=unit, starts=today.starts, ends=today.ends, crew=(person,))
        shift = await roster_unit.run(house, MAKER, by_hand)
    told = Told()
    await create(settings, where, CREWS, told)
    assert told.new["Shifts"] == DAYS - 1  # the first unit's, but for the day on which one of its crew is elsewhere
    async with open_house(settings, where) as house:
        (today, *_) = await unit_roster.run(house, MAKER, UnitRoster(unit=unit))
    assert (today.id, today.crew) == (shift, (person,))


async def test_another_city_and_another_house_are_refused(settings: Settings, where: Where) -> None:
    nobody = peopled(CITY, ())
    await create(settings, where, nobody)
    for order in (Order(Size.SMALL, 2), Order(Size.COUNTY, 1)):
        with pytest.raises(Problem) as refused:
            await create(settings, where, peopled(design(order), ()))
        assert refused.value.fault == OTHER_CITY
        assert "SIM-SMALL-1" in refused.value.text("zh")
    async with open_house(settings, where) as house:
        await _office(house, "REAL")
    with pytest.raises(Problem) as refused:
        await create(settings, where, nobody)
    assert refused.value.fault == NOT_EMPTY
    assert "REAL" in refused.value.text("en")


async def _office(house: Any, code: str) -> None:
    table = f"code,name,kind,valid_from\n{code},真的机构,department,2026-01-01\n"
    await import_organisations.run(house, MAKER, ImportOrganisations(content=table, form=FileFormat.CSV))


async def test_a_demonstration_leaves_a_house_with_its_own_offices_alone(
    settings: Settings, where: Where, superuser: asyncpg.Connection
) -> None:
    async with open_house(settings, where) as house:
        await _office(house, "TOP")
        await _office(house, "REAL")
    before = await superuser.fetchval("select count(*) from journal")
    assert await demo.prepare(settings, where) == []
    assert await superuser.fetchval("select count(*) from journal") == before


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration's city with nobody but those whom people sign in as."""
    known = tuple(employee for employee in CITY.staff if employee.login in KNOWN.values())
    monkeypatch.setattr(demo, "design", lambda order: peopled(design(order), known))


@pytest.mark.usefixtures("few")
async def test_the_accounts_of_a_demonstration_open_the_house(
    settings: Settings, where: Where, superuser: asyncpg.Connection
) -> None:
    accounts = await demo.prepare(settings, where)
    assert [account.login for account in accounts[:3]] == ["sysadmin", "secadmin", "auditor"]
    assert {account.login for account in accounts[3:]} == set(KNOWN.values())
    async with open_house(settings, where) as house:
        (unit,) = await superuser.fetch("select unit from unit_shifts group by unit limit 1")
        shifts = await unit_roster.run(house, MAKER, UnitRoster(unit=unit["unit"]))
        await cancel_unit_shift.run(house, MAKER, CancelUnitShift(shift=shifts[-1].id))
    assert await demo.prepare(settings, where) == accounts
    async with open_house(settings, where) as house:  # each start renews the roster
        assert len(await unit_roster.run(house, MAKER, UnitRoster(unit=unit["unit"]))) == len(shifts)
    kept = Path(settings.data.dir) / FILE
    assert kept.stat().st_mode & 0o077 == 0
    later = SetClock(datetime.now(UTC) + timedelta(minutes=2))
    async with open_house(settings, where, clock=later) as house:
        for account in (accounts[0], accounts[-1]):
            answer = await sign_in.run(house, GUEST, SignIn(login=account.login, password=Secret(account.password)))
            assert answer is not None
            code = Secret(pyotp.TOTP(account.totp).at(later.now()))
            command = ConfirmSecondFactor(challenge=answer.challenge, code=code)
            inside = await confirm_second_factor.run(house, GUEST, command)
            caller = Caller(await house.who(inside.token), channel="cli")
            shown = await my_account.run(house, caller, MyAccount())
            assert (shown.staff.login, shown.restricted) == (account.login, False)


@pytest.mark.usefixtures("few")
async def test_a_demonstration_that_was_interrupted_is_finished(settings: Settings, where: Where) -> None:
    accounts = await demo.prepare(settings, where)
    kept = Path(settings.data.dir) / FILE
    kept.write_bytes(msgspec.json.encode(accounts[:5]))
    finished = await demo.prepare(settings, where)
    assert finished[:5] == accounts[:5]
    assert {account.login for account in finished} == {account.login for account in accounts}
