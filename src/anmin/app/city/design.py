"""The whole simulated city, drawn part by part. Pure: the same order gives the same bytes everywhere."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from anmin.app.city import areas, organisations, people, premises, streets, units
from anmin.app.city.addresses import Addresses
from anmin.app.city.areas import Answering
from anmin.app.city.organisations import Office
from anmin.app.city.people import Employee, Resident, community_officer
from anmin.app.city.plan import SEEDS, Order
from anmin.app.city.premises import Premises
from anmin.app.city.streets import Streets
from anmin.app.city.units import Unit
from anmin.identity.terms.organisations import OrganisationKind as Kind


class City(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of one city. `areas` is GeoJSON."""

    order: Order
    offices: tuple[Office, ...]
    areas: str
    streets: Streets
    units: tuple[Unit, ...]
    staff: tuple[Employee, ...]
    residents: tuple[Resident, ...]
    premises: tuple[Premises, ...]


def design(order: Order) -> City:
    """Draw the city. Raises ValueError for a seed below 0 or of more than six digits."""
    if order.seed not in SEEDS:
        raise ValueError("the seed lies between 0 and 999999")
    land = areas.land(order)
    network = streets.streets(order, land)
    addresses = Addresses(network)
    offices = organisations.offices(order, land, addresses)
    fleet = units.units(order, offices)
    staff = people.staff(order, offices, fleet)
    return City(
        order=order,
        offices=offices,
        areas=areas.geojson(land, _answering(order, offices)),
        streets=network,
        units=fleet,
        staff=staff,
        residents=people.residents(order, addresses, len(staff)),
        premises=premises.premises(order, addresses),
    )


def _answering(order: Order, offices: Iterable[Office]) -> dict[str, Answering]:
    """The bureau and the stations answer for their jurisdictions, villages for their cells, each with an officer."""
    found = {}
    for office in offices:
        if not office.area:
            continue
        officer, name = "", office.name.zh
        if office.kind == Kind.VILLAGE:
            town, _, number = office.code[1:].partition("-")
            officer = community_officer(f"PS{town}", 1 + int(number) % order.shape.community_officers)
        else:
            name = name.replace("（演示）", "辖区（演示）")
        found[office.area] = Answering(name, office.code, officer)
    return found
