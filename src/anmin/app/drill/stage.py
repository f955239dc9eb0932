"""Where a drill plays: a demonstration house that runs, the accounts of its desk and crews, and their sessions.

Accounts are handed over as demonstrations do it, inside the house; everything after that goes through its public API.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

import msgspec
import pyotp

from anmin.app import demo
from anmin.app.city import standing
from anmin.app.city.design import City, design
from anmin.app.city.rosters import units_by_code
from anmin.app.city.units import KNOWN
from anmin.app.compose import open_house
from anmin.app.drill.lines import Line, Refused
from anmin.identity.demonstration import Account
from anmin.identity.terms.sign_in import CODE_REFUSED
from anmin.kernel.db import Where
from anmin.kernel.settings import Settings
from anmin.kernel.words import Fault

FILE = "drill.json"
TAKER, DISPATCHER, COMMANDER = (KNOWN[post] for post in ("PSB-110-CALL-1", "PSB-110-DISPATCH-1", "PSB-COMMAND-1"))
STEP_S = 30
"""Seconds for which a code of the second factor holds."""
_AT_ONCE = 2
"""Each sign-in costs a password check on one core."""

NO_CITY = Fault(
    "drill_needs_city",
    409,
    "演练只在运行中的演示系统（模拟城市）里进行；请先执行 make run，或不带 --address 运行。",
    "A drill plays in a demonstration house with a simulated city only; run `make run` first, or leave --address out.",
)
NOT_HERE = Fault(
    "drill_not_here",
    422,
    "演练只连接本机地址（{address}不是）。",
    "A drill reaches houses on this machine only; {address} is not on it.",
)
SHUT_OUT = Fault(
    "drill_shut_out",
    409,
    "演练账号 {login} 无法登录（{said}）；数据目录里的账号须属于这个地址上的系统。",
    "The drill's account {login} is not let in ({said}); the accounts in the data folder must be those of this house.",
)

Tell = Callable[[int, int], None]


class Stage(msgspec.Struct, frozen=True):
    """`crews`: by the id of their unit, whoever speaks for it. `desk`: by login."""

    city: City
    desk: Mapping[str, Account]
    crews: Mapping[str, Account]


def check_address(address: str) -> None:
    """Raises NOT_HERE: passwords travel in the clear, and a drill is nothing for a house of real people."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return
    try:
        here = ip_address(host).is_loopback
    except ValueError:
        here = False
    if not here:
        raise NOT_HERE(address=address)


async def prepared(settings: Settings, where: Where, tell: Tell) -> Stage:
    """The accounts of the desk and of a crew member of each unit, made ready as far as they are missing. Raises NO_CITY."""
    known = {each.login: each for each in (*demo.kept(settings), *demo.kept(settings, FILE))}
    async with open_house(settings, where) as house:
        order = await standing.city(house)
        if order is None or not known.keys() >= {TAKER, DISPATCHER, COMMANDER}:
            raise NO_CITY()
        city = design(order)
        ids, here = await units_by_code(house), await standing.staff(house)
        leads = {ids[unit.code]: unit.crew[0] for unit in city.units if unit.code in ids and unit.crew[0] in here}
        employed = {each.login: each for each in city.staff}
        missing = [login for login in leads.values() if login not in known]
        for done, login in enumerate(missing, start=1):
            known[login] = await demo.entered(house, employed[login])
            demo.keep(settings, [known[each] for each in leads.values() if each in known], FILE)
            tell(done, len(missing))
    desk = {login: known[login] for login in (TAKER, DISPATCHER, COMMANDER)}
    return Stage(city, desk, {str(unit): known[login] for unit, login in leads.items()})


async def signed_in(line: Line, accounts: Sequence[Account], tell: Tell) -> list[Line]:
    """A session for each account; an older one of the same account ends. Raises SHUT_OUT."""
    free, done = asyncio.Semaphore(_AT_ONCE), 0

    async def one(account: Account) -> Line:
        nonlocal done
        try:
            async with free:
                challenge = await _first_step(line, account)
            token = await _second_step(line, account, challenge)
        except Refused as refused:
            raise SHUT_OUT(login=account.login, said=str(refused)) from None
        done += 1
        tell(done, len(accounts))
        return line.of(token)

    return await asyncio.gather(*map(one, accounts))


async def _first_step(line: Line, account: Account) -> str:
    answer = await line.post("/sign-in", login=account.login, password=account.password)
    return str(answer["challenge"])


async def _second_step(line: Line, account: Account, challenge: str) -> str:
    """With the code of the step to come, for the present one may have been used; where that was, too, with a later one."""
    totp = pyotp.TOTP(account.totp)
    for last in (False, True):
        code = totp.at(datetime.now(UTC) + timedelta(seconds=STEP_S))
        try:
            answer = await line.post("/sign-in/second-factor", challenge=challenge, code=code)
        except Refused as refused:
            if last or refused.code != CODE_REFUSED.code:
                raise
            await asyncio.sleep(STEP_S)
        else:
            return str(answer["token"])
    raise RuntimeError("the second factor was not tried")
