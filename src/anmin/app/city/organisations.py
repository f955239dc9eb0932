"""The offices of a simulated city: city, bureau, stations, towns, villages, departments, companies and teams.

Every name carries the mark of a demonstration and every phone the area code 0000, which does not exist.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from random import Random

import msgspec

from anmin.app.city.addresses import Address, Addresses
from anmin.app.city.areas import BUREAU_AREA, Land, town_code, village_code
from anmin.app.city.ground import MIDDLE, degrees
from anmin.app.city.names import Called, places
from anmin.app.city.plan import Order
from anmin.app.city.trades import BUREAU_UNITS, COMPANIES, DEPARTMENTS, TEAMS, Trade
from anmin.dispatch.terms.units import UnitKind
from anmin.identity.model.organisation_files import HEADINGS
from anmin.identity.terms.organisations import OrganisationKind as Kind

SINCE = "2026-01-01"
BUREAU = "PSB"
COMMAND = "PSB-110"
_TOWN_MIDDLE = 1_800.0
"""Metres around the middle of the city within which most offices stand."""


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """One organisation. `serves`: the kind of unit it sends out, `able`: what these can do beyond their kind.

    `area`: the code of the area it answers for.
    """

    code: str
    name: Called
    kind: Kind
    parent: str
    address: Address
    phone: str
    serves: UnitKind | None = None
    able: tuple[str, ...] = ()
    area: str = ""


def offices(order: Order, land: Land, addresses: Addresses) -> tuple[Office, ...]:
    """The city itself first, and every office after the one above it."""
    return tuple(_Founding(order, land, addresses).all())


class _Founding:
    def __init__(self, order: Order, land: Land, addresses: Addresses) -> None:
        self.order = order
        self.land = land
        self.addresses = addresses
        self.dice: Random = order.dice("organisations")
        self.names = places(order.dice("place names"))
        self.city = next(self.names)
        self.numbers = count(8_000_001)

    def all(self) -> Iterator[Office]:
        shape, top = self.order.shape, self.order.code
        yield self.office(top, self.city.followed("市人民政府", "City Government"), (Kind.CITY, ""))
        bureau = self.office(
            BUREAU, self.city.followed("市公安局", "Public Security Bureau"), (Kind.POLICE_BUREAU, top)
        )
        yield msgspec.structs.replace(bureau, area=BUREAU_AREA)
        yield from self.trades(BUREAU_UNITS[: shape.bureau_units], Kind.POLICE_UNIT, BUREAU)
        yield from self.trades(DEPARTMENTS[: shape.departments], Kind.DEPARTMENT, top)
        yield from self.trades(COMPANIES[: shape.companies], Kind.COMPANY, top)
        yield from self.trades(TEAMS[: shape.teams], Kind.TEAM, top)
        for number, here in enumerate(self.addresses.towns(self.dice)):
            yield from self.town(number, here)

    def trades(self, trades: Sequence[Trade], kind: Kind, parent: str) -> Iterator[Office]:
        for place, trade in enumerate(trades):
            earlier = sum(other.code == trade.code for other in trades[:place])
            code = f"{trade.code}-{earlier + 1}" if earlier else trade.code
            whose = next(self.names) if trade.own_name else self.city.followed("市", "City")
            called = Called(f"{whose.zh}{trade.name.zh}", f"{whose.en} {trade.name.en}")
            office = self.office(code, called, (kind, parent))
            phone = "110" if code == COMMAND else office.phone
            yield msgspec.structs.replace(office, serves=trade.serves, able=trade.able, phone=phone)

    def town(self, number: int, here: Address) -> Iterator[Office]:
        """The station, the town's own office and its villages."""
        code, name = f"T{number + 1:02}", next(self.names)
        urban = number < max(1, self.order.shape.towns // 5)
        station = name.followed("派出所", "Police Station")
        yield self.office(f"PS{number + 1:02}", station, (Kind.POLICE_STATION, BUREAU), here, town_code(number))
        title = ("街道办事处", "Subdistrict Office") if urban else ("镇人民政府", "Town Government")
        yield self.office(code, name.followed(*title), (Kind.TOWN, self.order.code), here)
        for place, village in enumerate(self.land.towns[number].villages):
            title = ("社区", "Neighbourhood") if urban or not place else ("村", "Village")
            seat = self.addresses.near(degrees(self.land.middle(village.box)), self.dice)
            called = next(self.names).followed(*title)
            area = village_code(number, place)
            yield self.office(f"{code}-{place + 1:02}", called, (Kind.VILLAGE, code), seat, area)

    def office(
        self, code: str, name: Called, place: tuple[Kind, str], seat: Address | None = None, area: str = ""
    ) -> Office:
        """`place`: its kind and the code of the office above."""
        return Office(
            code=code,
            name=name.marked(),
            kind=place[0],
            parent=place[1],
            address=seat or self.addresses.near(MIDDLE, self.dice, _TOWN_MIDDLE),
            phone=f"0000-{next(self.numbers)}",
            area=area,
        )


def as_csv(offices: Iterable[Office]) -> str:
    """With the headings of the house's import; the city itself has no parent and goes below the house's top."""
    out = io.StringIO()
    table = csv.DictWriter(out, HEADINGS, lineterminator="\r\n")
    table.writeheader()
    for each in offices:
        named = {"code": each.code, "name": each.name.zh, "name_en": each.name.en, "kind": each.kind.value}
        where = {"parent": each.parent, "area": each.address.zh, "phone": each.phone}
        table.writerow({**named, **where, "valid_from": SINCE})
    return out.getvalue()
