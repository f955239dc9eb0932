"""The units of a simulated city: police, villages, fire, ambulance and companies, with crews and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from anmin.app.city.addresses import Address
from anmin.app.city.areas import BUREAU_AREA
from anmin.app.city.names import Called
from anmin.app.city.organisations import Office
from anmin.app.city.plan import Order
from anmin.dispatch.terms.units import UnitKind
from anmin.identity.terms.organisations import OrganisationKind as Kind


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """`crew`: logins of staff. `home`: where it waits. `beat`: the code of the area it looks after."""

    code: str
    name: Called
    kind: UnitKind
    office: str
    call_sign: str
    crew: tuple[str, ...]
    capabilities: tuple[str, ...]
    equipment: tuple[str, ...]
    home: Address
    beat: str


class _Outfit(msgspec.Struct, frozen=True):
    """What every unit of a kind has."""

    sign: str
    crew: int
    capabilities: str
    equipment: str


OUTFITS = {
    UnitKind.POLICE_CAR: _Outfit("警", 2, "patrol mediation first_aid", "body_camera radio baton shield first_aid"),
    UnitKind.FOOT_PATROL: _Outfit("步", 2, "patrol mediation", "body_camera radio baton"),
    UnitKind.PLAINCLOTHES: _Outfit("便", 2, "covert investigation", "radio handcuffs"),
    UnitKind.MOTORCYCLE: _Outfit("铁骑", 1, "patrol", "radio traffic_cones breath_tester"),
    UnitKind.TECHNICIANS: _Outfit("技", 2, "forensics", "scene_kit cordon_tape hygiene_kit"),
    UnitKind.VILLAGE_PATROL: _Outfit("巡", 2, "local_knowledge", "torch megaphone"),
    UnitKind.FIRE: _Outfit(
        "消", 3, "fire rescue hazardous_goods", "extinguisher smoke_hood breaking_tools rescue_rope"
    ),
    UnitKind.AMBULANCE: _Outfit("救", 2, "medical", "aed first_aid blanket"),
    UnitKind.GAS: _Outfit("燃", 2, "gas_shutoff gas_detection repair", "gas_detector cordon_tape"),
    UnitKind.WATER: _Outfit("水", 2, "water_shutoff repair", "torch reflective_vest"),
    UnitKind.POWER: _Outfit("电", 2, "power_shutoff repair", "torch reflective_vest"),
    UnitKind.TOW: _Outfit("障", 1, "towing", "traffic_cones reflective_vest"),
    UnitKind.DRONE: _Outfit("空", 1, "aerial_view", "drone"),
    UnitKind.BOAT: _Outfit("船", 2, "water_rescue", "life_vest throw_line"),
    UnitKind.OTHER: _Outfit("联", 1, "repair", "reflective_vest torch"),
}
"""Capabilities and equipment by the codes of their registers."""


def units(order: Order, offices: Iterable[Office]) -> tuple[Unit, ...]:
    """By office: stations and towns have several units, everybody else who serves has one."""
    return tuple(
        _unit(office, kind, number)
        for office in offices
        for kind, many in _fleet(office, order)
        for number in range(1, many + 1)
    )


def _fleet(office: Office, order: Order) -> Iterator[tuple[UnitKind, int]]:
    if office.kind == Kind.POLICE_STATION:
        yield UnitKind.POLICE_CAR, order.shape.cars
        yield UnitKind.FOOT_PATROL, 1
    elif office.kind == Kind.TOWN:
        yield UnitKind.VILLAGE_PATROL, 1
    elif office.serves:
        yield office.serves, order.shape.cars if office.serves == UnitKind.MOTORCYCLE else max(1, order.shape.cars // 2)


def _unit(office: Office, kind: UnitKind, number: int) -> Unit:
    outfit = OUTFITS[kind]
    code = f"{office.code}-{kind.value.upper().replace('_', '-')}-{number}"
    zh, en = (text.removesuffix(mark) for text, mark in ((office.name.zh, "（演示）"), (office.name.en, " (demo)")))
    return Unit(
        code=code,
        name=Called(f"{zh}{kind.zh}{number}号", f"{en} {kind.en} {number}").marked(),
        kind=kind,
        office=office.code,
        call_sign=f"{outfit.sign}{office.code}-{number}",
        crew=tuple(login(f"{code}-{place + 1}") for place in range(outfit.crew)),
        capabilities=(*outfit.capabilities.split(), *office.able, *_aboard(kind, number)),
        equipment=tuple(outfit.equipment.split()),
        home=office.address,
        beat=office.area or _town_area(office) or BUREAU_AREA,
    )


def _aboard(kind: UnitKind, number: int) -> tuple[str, ...]:
    """A woman rides in every second car."""
    return ("female_officer",) if kind == UnitKind.POLICE_CAR and number % 2 == 0 else ()


def _town_area(office: Office) -> str:
    return f"P{office.code[1:]}" if office.kind == Kind.TOWN else ""


def login(post: str) -> str:
    """The login of whoever holds a post, such as `sim-ps01-police-car-1-1`; a few known by heart."""
    return KNOWN.get(post) or f"sim-{post.lower()}"


KNOWN = {
    "PSB-110-CALL-1": "caller",
    "PSB-110-DISPATCH-1": "dispatcher",
    "PSB-COMMAND-1": "commander",
    "PS01-POLICE-CAR-1-1": "officer",
    "WATER-WATER-1-1": "water",
    "D-URBAN-DUTY-1": "urban",
    "T01-DUTY-1": "town",
    "LEADER-1": "leader",
}
"""The accounts of a demonstration that people sign in to, by their posts."""
