"""The people of a simulated city: staff with their logins and posts, and residents with sound but impossible documents.

Nobody is real: names are put together from syllables, numbers begin with the province code 19, which was never given
out, and phones with 1990000.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

import msgspec

from anmin.app.city.addresses import Address, Addresses
from anmin.app.city.names import person
from anmin.app.city.organisations import BUREAU, COMMAND, Office
from anmin.app.city.plan import Order
from anmin.app.city.units import Unit, login
from anmin.identity.documents import check_character
from anmin.identity.terms.organisations import OrganisationKind as Kind

NO_DIVISION = "190000"
"""A division code of a province that never was."""
_PHONES = 10_000
_OLDEST, _YOUNGEST = date(1934, 1, 1), date(2018, 12, 31)
_EVERYWHERE = {BUREAU, COMMAND}
"""Those who order units of every office, companies and villages among them."""
_POLICE = {Kind.POLICE_BUREAU, Kind.POLICE_STATION, Kind.POLICE_UNIT}


class Employee(msgspec.Struct, frozen=True, kw_only=True):
    """A member of staff of an office, with a role for the office `over` and all below. `badge` is empty outside the police."""

    login: str
    name: str
    role: str
    office: str
    over: str
    badge: str
    phone: str


class Resident(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who lives there. `number`: of an identity card, with a sound check digit and a province that never was."""

    name: str
    born: date
    male: bool
    number: str
    phone: str
    home: Address


class _Post(msgspec.Struct, frozen=True):
    login: str
    role: str
    office: Office


def staff(order: Order, offices: Iterable[Office], units: Iterable[Unit]) -> tuple[Employee, ...]:
    """Everybody with an account, office by office, crews last."""
    dice, listed = order.dice("staff"), tuple(offices)
    by_code = {office.code: office for office in listed}
    posts = [post for office in listed for post in _desk(order, office)]
    posts += [
        _Post(member, _crew_role(by_code[unit.office]), by_code[unit.office]) for unit in units for member in unit.crew
    ]
    return tuple(
        Employee(
            login=post.login,
            name=person(dice),
            role=post.role,
            office=post.office.code,
            over=order.code if post.office.code in _EVERYWHERE else post.office.code,
            badge=f"SIM{number:05}" if post.office.kind in _POLICE else "",
            phone=_phone(number),
        )
        for number, post in enumerate(posts, 1)
    )


def _desk(order: Order, office: Office) -> Iterator[_Post]:
    """Those who do not go out with a unit."""
    for role, post, many in _desks(order, office):
        yield from (_Post(login(f"{post}-{place + 1}"), role, office) for place in range(many))
    if office.kind == Kind.POLICE_STATION:
        numbers = range(1, order.shape.community_officers + 1)
        yield from (_Post(community_officer(office.code, number), "officer", office) for number in numbers)


def _desks(order: Order, office: Office) -> tuple[tuple[str, str, int], ...]:
    """Role, post and how many."""
    shape = order.shape
    if office.code == COMMAND:
        return ("call_taker", f"{COMMAND}-CALL", shape.call_takers), (
            "dispatcher",
            f"{COMMAND}-DISPATCH",
            shape.dispatchers,
        )
    if office.kind == Kind.CITY:
        return (("leader", "LEADER", 1),)
    if office.kind == Kind.POLICE_BUREAU:
        return (("watch_commander", "PSB-COMMAND", shape.commanders),)
    if office.kind in _POLICE:
        return (("watch_commander", f"{office.code}-CHIEF", 1),)
    if office.kind in (Kind.DEPARTMENT, Kind.COMPANY, Kind.TEAM, Kind.TOWN) and not office.serves:
        return (("department_worker", f"{office.code}-DUTY", 1),)
    return ()


def community_officer(station: str, number: int) -> str:
    """The login of a station's community officer; they are counted from 1."""
    return login(f"{station}-COMMUNITY-{number}")


def _crew_role(office: Office) -> str:
    return "officer" if office.kind in _POLICE else "department_worker"


def residents(order: Order, addresses: Addresses, employed: int) -> tuple[Resident, ...]:
    """`employed`: how many phones the staff have taken; residents take the next ones."""
    dice = order.dice("residents")
    return tuple(
        _resident(dice, addresses, number) for number in range(employed + 1, employed + order.shape.residents + 1)
    )


def _resident(dice: Random, addresses: Addresses, number: int) -> Resident:
    born = _OLDEST + timedelta(days=dice.randrange((_YOUNGEST - _OLDEST).days))
    male = dice.random() < 0.5
    digits = f"{NO_DIVISION[:2]}{number // 500:04}{born:%Y%m%d}{2 * (number % 500) + male:03}"
    return Resident(
        name=person(dice),
        born=born,
        male=male,
        number=digits + check_character(digits),
        phone=_phone(number),
        home=addresses.anywhere(dice),
    )


def _phone(number: int) -> str:
    """Raises ValueError when the block is used up."""
    if number >= _PHONES:
        raise ValueError(f"there are only {_PHONES} phones for everybody")
    return f"1990000{number:04}"
