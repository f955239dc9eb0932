"""A demonstration house: made-up organisations and accounts, with real passwords and second factors that are printed.

Everything is made through the doors, as people would make it. Nothing of it opens a way that a real house lacks.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import msgspec
import pyotp
from rich.console import Console
from rich.table import Table

from anmin.app.compose import open_house
from anmin.identity.actions import account as own
from anmin.identity.actions.first_accounts import create_first_administrators
from anmin.identity.actions.organisations import AddOrganisation, add_organisation
from anmin.identity.actions.roles import GrantRole, grant_role
from anmin.identity.actions.sign_in import SignIn, sign_in
from anmin.identity.actions.staff import AddStaff, add_staff
from anmin.identity.queries.organisations import ShowOrganisations, organisation_tree
from anmin.identity.queries.roles import Everything, list_roles
from anmin.identity.terms.organisations import OrganisationKind
from anmin.kernel.access import ANONYMOUS, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.personal import RealName, Secret
from anmin.kernel.settings import Settings

FILE = "demo.json"
MAKER = Caller(HOUSE, channel="cli")


class Account(msgspec.Struct, frozen=True):
    """A demonstration account as it is printed and kept in the data folder."""

    role: str
    login: str
    password: str
    totp: str
    office: str


class Office(msgspec.Struct, frozen=True):
    """A made-up organisation: code, name, kind and the code of the one above it."""

    code: str
    name: str
    name_en: str
    kind: OrganisationKind
    parent: str


OFFICES = (
    Office("PSB", "安民市公安局（演示）", "Anmin Public Security Bureau (demo)", OrganisationKind.POLICE_BUREAU, "TOP"),
    Office("PSB-110", "110指挥中心（演示）", "110 Command Centre (demo)", OrganisationKind.POLICE_UNIT, "PSB"),
    Office("PSB-YH", "永和派出所（演示）", "Yonghe Station (demo)", OrganisationKind.POLICE_STATION, "PSB"),
    Office("YH", "永和镇（演示）", "Yonghe Town (demo)", OrganisationKind.TOWN, "TOP"),
    Office("YH-01", "溪口村（演示）", "Xikou Village (demo)", OrganisationKind.VILLAGE, "YH"),
    Office("WATER", "水务公司（演示）", "Water Company (demo)", OrganisationKind.COMPANY, "TOP"),
)
STAFF = (
    ("call_taker", "caller", "林小满", "PSB-110"),
    ("dispatcher", "dispatcher", "陈立夏", "PSB-110"),
    ("watch_commander", "commander", "欧阳清明", "PSB"),
    ("officer", "officer", "周谷雨", "PSB-YH"),
    ("department_worker", "water", "吴小暑", "WATER"),
    ("leader", "leader", "郑立冬", "TOP"),
)


async def prepare(settings: Settings, where: Where) -> list[Account]:
    """The accounts of this demonstration house, made at its first start and read from the folder afterwards."""
    file = Path(settings.data.dir) / FILE
    if file.exists():
        return msgspec.json.decode(file.read_bytes(), type=list[Account])
    async with open_house(settings, where) as house:
        first = await create_first_administrators(house, must_change=False)
        accounts = [Account(login, login, password, totp, "TOP") for login, password, totp in first]
        if accounts:
            offices = await _offices(house)
            accounts += [await _member(house, offices, *each) for each in STAFF]
    _keep(file, accounts)
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


async def _offices(house: House) -> dict[str, UUID]:
    tree = await organisation_tree.run(house, MAKER, ShowOrganisations())
    made = {each.code: each.id for each in tree.organisations}
    for office in OFFICES:
        command = AddOrganisation(
            parent=made[office.parent], code=office.code, name=office.name, name_en=office.name_en, kind=office.kind
        )
        made[office.code] = await add_organisation.run(house, MAKER, command)
    return made


async def _member(house: House, offices: dict[str, UUID], role: str, login: str, name: str, office: str) -> Account:
    """Make an account and take it through its first sign-in, as its owner would."""
    added = await add_staff.run(house, MAKER, AddStaff(login=login, name=RealName(name), organisation=offices[office]))
    roles = {each.code: each.id for each in (await list_roles.run(house, MAKER, Everything()))}
    command = GrantRole(staff=added.staff, role=roles[role], organisation=offices[office])
    await grant_role.run(house, MAKER, command)
    first = Secret(added.first_password)
    entered = await sign_in.run(house, Caller(ANONYMOUS, channel="cli"), SignIn(login=login, password=first))
    password = f"Demo-{added.first_password}"
    renewed = await own.change_password.run(
        house, await _as(house, entered), own.ChangePassword(password=first, new=Secret(password))
    )
    caller = await _as(house, renewed)
    offered = await own.set_up_second_factor.run(house, caller, own.SetUpSecondFactor(password=Secret(password)))
    if offered is None:
        raise RuntimeError("the second factor was not offered")
    code = pyotp.TOTP(offered.secret).at(house.clock.now())
    await own.confirm_set_up.run(house, caller, own.ConfirmSetUp(code=Secret(code)))
    return Account(role, login, password, offered.secret, office)


async def _as(house: House, answer: object) -> Caller:
    token = getattr(answer, "token", None)
    if not isinstance(token, str):
        raise TypeError("the sign-in gave no session")
    return Caller(await house.who(token), channel="cli")


def _keep(file: Path, accounts: Sequence[Account]) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as open_file:
        open_file.write(msgspec.json.encode(accounts))
