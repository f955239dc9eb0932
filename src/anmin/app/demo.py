"""A demonstration house: a simulated city with real passwords and second factors, which are printed.

Everything is made through the doors, as people would make it. Nothing of it opens a way that a real house lacks.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pyotp
from rich.console import Console
from rich.table import Table

from anmin.app.city import standing
from anmin.app.city.create import Tell, create, unheard
from anmin.app.city.design import City, design
from anmin.app.city.people import Employee
from anmin.app.city.plan import Order, Size
from anmin.app.city.rosters import roster_crews
from anmin.app.city.standing import MAKER
from anmin.app.city.units import KNOWN
from anmin.app.compose import open_house
from anmin.app.ground.build import build, ground_file, of_city
from anmin.identity import demonstration
from anmin.identity.actions import account as own
from anmin.identity.actions.first_accounts import create_first_administrators
from anmin.identity.actions.sign_in import SignIn, sign_in
from anmin.identity.actions.staff import OfStaff, reset_staff
from anmin.identity.demonstration import FILE, Account
from anmin.kernel.access import ANONYMOUS
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.logs import log
from anmin.kernel.personal import Secret
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem

FACES = (("/", "群众 · citizens"), ("/console", "工作台 · console"), ("/officer", "处警 · officers"))
FIRST = Order(Size.SMALL, 1)
"""The city of a demonstration that was asked for no other."""


async def prepare(settings: Settings, where: Where) -> list[Account]:
    """The accounts of this demonstration house, made at its first start and read from the folder afterwards.

    Each start puts the crews on shifts for the days to come. A house with organisations of its own is left as it is.
    """
    accounts = kept(settings)
    whole = {account.login for account in accounts}.issuperset(KNOWN.values())
    async with open_house(settings, where) as house:
        order = await standing.city(house)
        own_offices = any(each.parent for each in await standing.offices(house))
        if whole and order:
            await roster_crews(house, design(order))
    if order or not own_offices:
        draw(settings, design(order or FIRST))
    if whole or (order is None and own_offices):
        return accounts
    return await furnish(settings, where, design(order or FIRST))


def draw(settings: Settings, city: City) -> None:
    """The map's ground, where it is missing; a demonstration without one is shown all the same."""
    file = ground_file(settings)
    if not file.exists() and not settings.map.ground:
        try:
            build(of_city(city), file)
        except Problem as problem:
            log.warning("ground_not_built", why=problem.text("en"))


async def furnish(settings: Settings, where: Where, city: City, tell: Tell = unheard) -> list[Account]:
    """Make administrators, the city and the accounts that people sign in to, as far as they are missing.

    Raises OTHER_CITY and NOT_EMPTY.
    """
    accounts = kept(settings)
    async with open_house(settings, where) as house:
        await standing.check(house, city.order, [office.code for office in city.offices])
        first = await create_first_administrators(house, must_change=False)
    accounts += [Account(login, login, password, totp, "TOP") for login, password, totp in first]
    keep(settings, accounts)
    await create(settings, where, city, tell)
    missing = set(KNOWN.values()) - {account.login for account in accounts}
    async with open_house(settings, where) as house:
        for employee in city.staff:
            if employee.login in missing:
                accounts.append(await entered(house, employee))
                keep(settings, accounts)
    return accounts


def show(address: str, accounts: Sequence[Account]) -> None:
    """Print where the house is reached, and the accounts."""
    console = Console(width=None if os.isatty(1) else 160)
    if address:
        console.print(f"\n安民 Anmin  {address}", highlight=False)
        for path, name in FACES:
            console.print(f"  {address}{path:<10} {name}", highlight=False)
        console.print(f"  {address}/readyz · /api/v1/openapi.json\n", highlight=False)
    if accounts:
        table = Table("role", "login", "password", "second factor (TOTP secret)", box=None)
        for each in accounts:
            table.add_row(each.role, each.login, each.password, each.totp)
        console.print(table)
        console.print("\n演示数据均为虚构 · everything in this demonstration is made up\n", highlight=False)


async def entered(house: House, employee: Employee) -> Account:
    """Take the account of one of the city's staff through its first sign-in, as its owner would.

    It gets a new first password for that: nobody has seen the one it was made with.
    """
    member = (await standing.staff(house, employee.login))[employee.login]
    printed = (await reset_staff.run(house, MAKER, OfStaff(staff=member.id))).first_password
    first, password = Secret(printed), f"Demo-{printed}"
    answer = await sign_in.run(house, Caller(ANONYMOUS, channel="cli"), SignIn(login=employee.login, password=first))
    change = own.ChangePassword(password=first, new=Secret(password))
    caller = await _as(house, await own.change_password.run(house, await _as(house, answer), change))
    offered = await own.set_up_second_factor.run(house, caller, own.SetUpSecondFactor(password=Secret(password)))
    if offered is None:
        raise RuntimeError("the second factor was not offered")
    code = pyotp.TOTP(offered.secret).at(house.clock.now())
    await own.confirm_set_up.run(house, caller, own.ConfirmSetUp(code=Secret(code)))
    return Account(employee.role, employee.login, password, offered.secret, employee.office)


async def _as(house: House, answer: object) -> Caller:
    token = getattr(answer, "token", None)
    if not isinstance(token, str):
        raise TypeError("the sign-in gave no session")
    return Caller(await house.who(token), channel="cli")


def kept(settings: Settings, name: str = FILE) -> list[Account]:
    """The accounts in this file of the data folder; none when there is no such file."""
    return demonstration.kept(settings.data.dir, name)


def keep(settings: Settings, accounts: Sequence[Account], name: str = FILE) -> None:
    """Whole or not at all: a file that is cut short would lose every password in it."""
    file = Path(settings.data.dir) / name
    fresh = file.with_suffix(".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as open_file:
        open_file.write(msgspec.json.encode(accounts))
    fresh.replace(file)
