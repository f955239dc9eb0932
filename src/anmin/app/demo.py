"""A demonstration house: a made-up town with real passwords and second factors, which are printed.

Everything is made through the doors, as people would make it. Nothing of it opens a way that a real house lacks.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

import msgspec
import pyotp
from rich.console import Console
from rich.table import Table

from anmin.app import demo_town
from anmin.app.compose import open_house
from anmin.app.demo_town import Person
from anmin.identity.actions import account as own
from anmin.identity.actions.first_accounts import create_first_administrators
from anmin.identity.actions.organisation_import import ImportOrganisations, import_organisations
from anmin.identity.actions.roles import GrantRole, grant_role
from anmin.identity.actions.sign_in import SignIn, sign_in
from anmin.identity.actions.staff import AddStaff, add_staff
from anmin.identity.queries.organisations import ShowOrganisations, organisation_tree
from anmin.identity.queries.roles import Everything, list_roles
from anmin.identity.terms.organisations import FileFormat
from anmin.kernel.access import ANONYMOUS, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.personal import RealName, Secret
from anmin.kernel.settings import Settings
from anmin.territory.actions.importing import ImportAreas, import_areas
from anmin.territory.terms import Datum

FILE = "demo.json"
MAKER = Caller(HOUSE, channel="cli")


class Account(msgspec.Struct, frozen=True):
    """A demonstration account as it is printed and kept in the data folder."""

    role: str
    login: str
    password: str
    totp: str
    office: str


async def prepare(settings: Settings, where: Where) -> list[Account]:
    """The accounts of this demonstration house, made at its first start and read from the folder afterwards."""
    file = Path(settings.data.dir) / FILE
    if file.exists():
        return msgspec.json.decode(file.read_bytes(), type=list[Account])
    async with open_house(settings, where) as house:
        first = await create_first_administrators(house, must_change=False)
        accounts = [Account(login, login, password, totp, "TOP") for login, password, totp in first]
        if accounts:
            accounts += await _people(house, await _offices(house))
    _keep(file, accounts)
    async with open_house(settings, where) as house:  # anew, so that it knows the offices
        await _map(house)
    return accounts


def show(address: str, accounts: Sequence[Account]) -> None:
    """Print where the house is reached, and the accounts."""
    console = Console(width=None if os.isatty(1) else 160)
    console.print(f"\n安民 Anmin  {address}   /readyz   /api/v1/openapi.json\n", highlight=False)
    if accounts:
        table = Table("role", "login", "password", "second factor (TOTP secret)", box=None)
        for each in accounts:
            table.add_row(each.role, each.login, each.password, each.totp)
        console.print(table)
        console.print("\n演示数据均为虚构 · everything in this demonstration is made up\n", highlight=False)


async def _offices(house: House) -> Mapping[str, UUID]:
    command = ImportOrganisations(content=demo_town.ORGANISATIONS, form=FileFormat.CSV, dry_run=False)
    await import_organisations.run(house, MAKER, command)
    tree = await organisation_tree.run(house, MAKER, ShowOrganisations())
    return {each.code: each.id for each in tree.organisations}


async def _map(house: House) -> None:
    command = ImportAreas(content=demo_town.areas(), datum=Datum.WGS84)
    seen = await import_areas.run(house, MAKER, command)
    if seen.token and seen.added:
        await import_areas.run(house, MAKER, msgspec.structs.replace(command, dry_run=False, token=seen.token))


async def _people(house: House, offices: Mapping[str, UUID]) -> list[Account]:
    roles = {each.code: each.id for each in await list_roles.run(house, MAKER, Everything())}
    accounts = []
    for person in demo_town.STAFF:
        office = offices[person.office]
        command = AddStaff(login=person.login, name=RealName(person.name), organisation=office)
        added = await add_staff.run(house, MAKER, command)
        await grant_role.run(house, MAKER, GrantRole(staff=added.staff, role=roles[person.role], organisation=office))
        accounts.append(await _first_sign_in(house, person, Secret(added.first_password), added.first_password))
    return accounts


async def _first_sign_in(house: House, person: Person, first: Secret, printed: str) -> Account:
    """Take an account through its first sign-in, as its owner would."""
    entered = await sign_in.run(house, Caller(ANONYMOUS, channel="cli"), SignIn(login=person.login, password=first))
    password = f"Demo-{printed}"
    change = own.ChangePassword(password=first, new=Secret(password))
    caller = await _as(house, await own.change_password.run(house, await _as(house, entered), change))
    offered = await own.set_up_second_factor.run(house, caller, own.SetUpSecondFactor(password=Secret(password)))
    if offered is None:
        raise RuntimeError("the second factor was not offered")
    code = pyotp.TOTP(offered.secret).at(house.clock.now())
    await own.confirm_set_up.run(house, caller, own.ConfirmSetUp(code=Secret(code)))
    return Account(person.role, person.login, password, offered.secret, person.office)


async def _as(house: House, answer: object) -> Caller:
    token = getattr(answer, "token", None)
    if not isinstance(token, str):
        raise TypeError("the sign-in gave no session")
    return Caller(await house.who(token), channel="cli")


def _keep(file: Path, accounts: Sequence[Account]) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as open_file:
        open_file.write(msgspec.json.encode(accounts))
