"""Premises of a simulated city that responders should know before they arrive: gas, chemicals, dogs, schools, homes."""

from __future__ import annotations

import msgspec

from anmin.app.city.addresses import Address, Addresses
from anmin.app.city.names import Called, places
from anmin.app.city.plan import Order


class Premises(msgspec.Struct, frozen=True):
    """`radius_m`: how far around the point the hazard counts."""

    code: str
    kind: str
    name: Called
    hazard: Called
    address: Address
    radius_m: int


class _Kind(msgspec.Struct, frozen=True):
    code: str
    name: Called
    hazard: Called
    radius_m: int


KINDS = (
    _Kind(
        "school",
        Called("学校", "School"),
        Called("儿童众多；上学放学时段校门拥堵", "Many children; crowded gates at the beginning and end of school"),
        120,
    ),
    _Kind(
        "elderly_home",
        Called("敬老院", "Home for the Elderly"),
        Called("多数住户行动不便，疏散需担架", "Most residents cannot walk alone; stretchers are needed to clear it"),
        60,
    ),
    _Kind(
        "gas_storage",
        Called("液化气站", "Gas Storage"),
        Called("液化气储罐；禁火，先通知燃气公司", "Tanks of liquefied gas; no flames, call the gas company first"),
        300,
    ),
    _Kind(
        "dog",
        Called("养殖场", "Farm"),
        Called("看门犬未拴，进入前先联系业主", "Loose guard dogs; call the owner before going in"),
        40,
    ),
    _Kind(
        "chemical",
        Called("化工厂", "Chemical Works"),
        Called("存有腐蚀性和有毒物料；从上风方向接近", "Corrosive and toxic materials; approach from upwind"),
        500,
    ),
    _Kind(
        "hospital",
        Called("卫生院", "Clinic"),
        Called("氧气瓶；病人无法自行疏散", "Oxygen cylinders; patients cannot leave alone"),
        80,
    ),
    _Kind(
        "fireworks",
        Called("烟花爆竹仓库", "Fireworks Store"),
        Called("爆炸物；保持三百米距离", "Explosives; keep three hundred metres away"),
        300,
    ),
    _Kind(
        "crowd",
        Called("市场", "Market"),
        Called("人员密集，通道狭窄，车辆不能进入", "Crowded, with lanes too narrow for vehicles"),
        100,
    ),
)


def premises(order: Order, addresses: Addresses) -> tuple[Premises, ...]:
    """Every kind in turn, at addresses all over the city."""
    dice, names = order.dice("premises"), places(order.dice("premises names"))
    made = []
    for number in range(order.shape.premises):
        kind, name = KINDS[number % len(KINDS)], next(names)
        called = Called(f"{name.zh}{kind.name.zh}", f"{name.en} {kind.name.en}").marked()
        place = addresses.anywhere(dice)
        made.append(Premises(f"SIM-{number + 1:04}", kind.code, called, kind.hazard, place, kind.radius_m))
    return tuple(made)
