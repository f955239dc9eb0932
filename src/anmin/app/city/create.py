"""Makes a simulated city in a house through its doors, step by step, as people would: each step finds what is missing.

Made again, nothing changes. A city that was interrupted is finished. It opens no way that a real house lacks.
"""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from anmin.app.city import handing, standing
from anmin.app.city.design import City
from anmin.app.city.dispatching import bring_roads, bring_units
from anmin.app.city.names import Called
from anmin.app.city.notices import bring_notices
from anmin.app.city.organisations import COMMAND, as_csv
from anmin.app.city.people import NO_DIVISION, Employee
from anmin.app.city.rosters import roster_crews
from anmin.app.city.standing import MAKER
from anmin.app.compose import open_house
from anmin.cases.catalogue.cameras import CAMERAS
from anmin.cases.catalogue.desks import DESKS
from anmin.cases.catalogue.premises import PREMISES
from anmin.identity.actions.organisation_import import ImportOrganisations, import_organisations
from anmin.identity.actions.roles import GrantRole, grant_role
from anmin.identity.actions.staff import AddStaff, add_staff
from anmin.identity.queries.roles import Everything, StaffGrants, list_roles, staff_grants
from anmin.identity.queries.staff import StaffShown
from anmin.identity.terms.organisations import FileFormat
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.personal import Phone, RealName
from anmin.kernel.registers import Register
from anmin.kernel.registers.actions import import_register
from anmin.kernel.registers.bodies import ImportRegister
from anmin.kernel.registers.terms import IMPORT_REFUSED
from anmin.kernel.settings import Settings
from anmin.matters.registers.markets import MARKETS
from anmin.matters.registers.routes import ROUTES
from anmin.territory.actions.importing import ImportAreas, import_areas
from anmin.territory.terms import Datum

_AT_ONCE = 4
"""Accounts made beside each other. Nobody is there to take a first password: each gets one when it is handed over."""


class Progress(msgspec.Struct, frozen=True):
    """How far a step is: things done, things there are, and how many of the done ones are new."""

    step: Called
    done: int
    total: int
    new: int


Tell = Callable[[Progress], None]


def unheard(_: Progress) -> None:
    """For those who do not want to be told."""


async def create(settings: Settings, where: Where, city: City, tell: Tell = unheard) -> None:
    """Make what is missing. Raises OTHER_CITY and NOT_EMPTY before anything is made.

    IMPORT_REFUSED when the house would not take a part as it is drawn.
    """
    async with open_house(settings, where) as house:
        await standing.check(house, city.order, [office.code for office in city.offices])
        await _offices(house, city, tell)
    async with open_house(settings, where) as house:  # anew, so that it knows the offices
        for step in STEPS:
            await step(house, city, tell)


async def _offices(house: House, city: City, tell: Tell) -> None:
    command = ImportOrganisations(content=as_csv(city.offices), form=FileFormat.CSV)
    report = await import_organisations.run(house, MAKER, command)
    tell(Progress(Called("机构", "Organisations"), len(city.offices), len(city.offices), report.added + report.changed))


class _Accounts(msgspec.Struct, frozen=True):
    """What making accounts looks up again and again: ids by code, and accounts that stand by login."""

    offices: dict[str, UUID]
    roles: dict[str, UUID]
    known: dict[str, StaffShown]


async def _staff(house: House, city: City, tell: Tell) -> None:
    ids = {each.code: each.id for each in await standing.offices(house)}
    roles = {each.code: each.id for each in await list_roles.run(house, MAKER, Everything())}
    accounts = _Accounts(ids, roles, await standing.staff(house))
    free, done, new = asyncio.Semaphore(_AT_ONCE), 0, 0

    async def one(employee: Employee) -> None:
        nonlocal done, new
        async with free:
            made = await _employed(house, employee, accounts)
        done, new = done + 1, new + made
        tell(Progress(Called("人员", "Staff"), done, len(city.staff), new))

    try:
        async with asyncio.TaskGroup() as group:
            for employee in city.staff:
                group.create_task(one(employee))
    except ExceptionGroup as failed:  # the first refusal says why; the others were only stopped by it
        raise failed.exceptions[0] from None


async def _employed(house: House, employee: Employee, accounts: _Accounts) -> bool:
    """Whether the account or its role was missing."""
    over, role = accounts.offices[employee.over], accounts.roles[employee.role]
    known = accounts.known.get(employee.login)
    if known:
        held = await staff_grants.run(house, MAKER, StaffGrants(staff=known.id))
        if any(grant.role == role for grant in held.grants):
            return False
        staff = known.id
    else:
        name, badge = RealName(employee.name), employee.badge or None
        office, phone = accounts.offices[employee.office], Phone(employee.phone)
        command = AddStaff(login=employee.login, name=name, organisation=office, badge=badge, phone=phone)
        command = msgspec.structs.replace(command, handed_over=False)
        staff = (await add_staff.run(house, MAKER, command)).staff
    await grant_role.run(house, MAKER, GrantRole(staff=staff, role=role, organisation=over))
    return True


async def _areas(house: House, city: City, tell: Tell) -> None:
    command = ImportAreas(content=city.areas, datum=Datum.WGS84)
    seen = await import_areas.run(house, MAKER, command)
    if seen.problems:
        raise IMPORT_REFUSED()
    if seen.added or seen.changed:
        command = msgspec.structs.replace(command, dry_run=False, token=seen.token)
        seen = await import_areas.run(house, MAKER, command)
    total = seen.added + seen.changed + seen.unchanged
    tell(Progress(Called("辖区和网格", "Areas and grid cells"), total, total, seen.added + seen.changed))


async def _desks(house: House, city: City, tell: Tell) -> None:
    """Every call is taken by the command centre, also one from where no area answers."""
    tops = {each.code for each in await standing.offices(house) if each.parent is None} | {city.order.code}
    rows = [{"organisation": code, "desk": COMMAND, "division": NO_DIVISION} for code in sorted(tops)]
    await _rows(house, DESKS, rows, Called("接警台", "Desks"), tell)


async def _handing(house: House, city: City, tell: Tell) -> None:
    await _rows(house, ROUTES, handing.routes(city.offices), Called("派单规则", "Routes"), tell)
    await _rows(house, MARKETS, handing.markets(city.offices), Called("市场化服务企业", "Listed companies"), tell)


async def _premises(house: House, city: City, tell: Tell) -> None:
    rows = [
        {
            "code": each.code,
            "name": f"{each.name.zh} {each.name.en}",
            "address": each.address.zh,
            "lon": each.address.lon,
            "lat": each.address.lat,
            "radius": each.radius_m,
            "hazard": f"{each.hazard.zh} {each.hazard.en}",
        }
        for each in city.premises
    ]
    await _rows(house, PREMISES, rows, Called("重点场所", "Premises"), tell)


async def _cameras(house: House, city: City, tell: Tell) -> None:
    """One at each of the premises, of the command centre; no stream lies behind it."""
    rows = [
        {
            "code": each.code.replace("SIM-", "SIM-CAM-"),
            "zh": f"{each.name.zh}门前",
            "en": f"In front of {each.name.en}",
            "kind": "premises",
            "organisation": COMMAND,
            "lon": each.address.lon,
            "lat": each.address.lat,
            "stream": "",
        }
        for each in city.premises
    ]
    await _rows(house, CAMERAS, rows, Called("视频点位", "Cameras"), tell)


async def _rows(
    house: House, register: Register[Any], rows: Sequence[Mapping[str, object]], step: Called, tell: Tell
) -> None:
    out = io.StringIO()
    table = csv.DictWriter(out, [column.name for column in register.columns])
    table.writeheader()
    table.writerows(rows)
    command = ImportRegister(register=register.code, text=out.getvalue())
    seen = await import_register.run(house, MAKER, command)
    if seen.problems:
        raise IMPORT_REFUSED()
    if seen.added or seen.changed:
        await import_register.run(house, MAKER, msgspec.structs.replace(command, dry_run=False, token=seen.token))
    tell(Progress(step, len(rows), len(rows), seen.added + seen.changed))


async def _roads(house: House, city: City, tell: Tell) -> None:
    total = len(city.streets.edges)
    tell(Progress(Called("路网", "Roads"), total, total, await bring_roads(house, city)))


async def _units(house: House, city: City, tell: Tell) -> None:
    total = len(city.units)
    tell(Progress(Called("警力和联动单元", "Units"), total, total, await bring_units(house, city)))


async def _shifts(house: House, city: City, tell: Tell) -> None:
    total, new = await roster_crews(house, city)
    tell(Progress(Called("排班", "Shifts"), total, total, new))


async def _notices(house: House, city: City, tell: Tell) -> None:
    total, new = await bring_notices(house, city)
    tell(Progress(Called("公告", "Notices"), total, total, new))


STEPS: tuple[Callable[[House, City, Tell], Awaitable[None]], ...] = (
    _staff,
    _areas,
    _desks,
    _handing,
    _premises,
    _cameras,
    _roads,
    _units,
    _shifts,
    _notices,
)
"""After the organisations, each resting on those before."""
