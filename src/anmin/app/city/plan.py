"""How large a simulated city is, and the dice it is thrown with. Numbers only; no place and no person is drawn here."""

from __future__ import annotations

from enum import Enum
from random import Random

import msgspec


class Size(Enum):
    SMALL = "small"
    COUNTY = "county"
    CITY = "city"


class Order(msgspec.Struct, frozen=True):
    """Which city: everything follows from these two."""

    size: Size
    seed: int

    @property
    def code(self) -> str:
        """The code of its topmost organisation, by which a house tells which city it holds."""
        return f"{MARK}{self.size.value.upper()}-{self.seed}"

    @classmethod
    def of(cls, code: str) -> Order | None:
        """The order of a city by the code of its topmost organisation; None for any other organisation."""
        size, _, seed = code.removeprefix(MARK).partition("-")
        known = {each.value.upper(): each for each in Size}
        return cls(known[size], int(seed)) if code.startswith(MARK) and size in known and seed.isdecimal() else None

    @property
    def shape(self) -> Shape:
        return SHAPES[self.size]

    def dice(self, part: str) -> Random:
        """Dice of one part, so that a change to one part leaves the others as they were."""
        return Random(f"{self.size.value}/{self.seed}/{part}")  # noqa: S311 - a game, not a secret


MARK = "SIM-"
SEEDS = range(1_000_000)


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Counts, and lengths in metres. `cells`: grid cells of level 2; every village has one of level 1.

    `half`: from the middle of the city to its edge. `lattice`: squares along one side of the lattice that borders follow.
    `streets`: columns and rows of crossings in the main town. `bridges`: in the main town, and beyond it.
    """

    half: float
    lattice: int
    towns: int
    villages: int
    cells: int
    streets: tuple[int, int]
    bridges: tuple[int, int]
    departments: int
    companies: int
    teams: int
    bureau_units: int
    call_takers: int
    dispatchers: int
    commanders: int
    cars: int
    community_officers: int
    residents: int
    premises: int


SHAPES = {
    Size.SMALL: Shape(
        half=4_000,
        lattice=12,
        towns=2,
        villages=6,
        cells=20,
        streets=(26, 21),
        bridges=(2, 0),
        departments=4,
        companies=6,
        teams=3,
        bureau_units=6,
        call_takers=1,
        dispatchers=1,
        commanders=1,
        cars=2,
        community_officers=1,
        residents=60,
        premises=12,
    ),
    Size.COUNTY: Shape(
        half=12_500,
        lattice=40,
        towns=6,
        villages=40,
        cells=300,
        streets=(46, 36),
        bridges=(3, 1),
        departments=14,
        companies=16,
        teams=8,
        bureau_units=7,
        call_takers=4,
        dispatchers=3,
        commanders=2,
        cars=3,
        community_officers=2,
        residents=600,
        premises=80,
    ),
    Size.CITY: Shape(
        half=26_500,
        lattice=90,
        towns=19,
        villages=178,
        cells=1_485,
        streets=(81, 61),
        bridges=(4, 2),
        departments=28,
        companies=38,
        teams=15,
        bureau_units=9,
        call_takers=8,
        dispatchers=6,
        commanders=4,
        cars=4,
        community_officers=4,
        residents=3_000,
        premises=400,
    ),
}
"""`CITY` has the counts of an existing county-level city's public reports: 19 towns, 178 and 1,485 grid cells, 28
departments, 38 companies, 81 connected units; the other numbers, and all of the other sizes, are ours."""


def shares(dice: Random, total: int, parts: int, least: int = 1) -> list[int]:
    """`total` in `parts` uneven whole numbers of at least `least`. Raises ValueError when that is too much."""
    if total < parts * least:
        raise ValueError(f"{total} cannot be shared among {parts}")
    weights = [dice.uniform(0.6, 1.4) for _ in range(parts)]
    spare = total - parts * least
    found = [least + int(spare * weight / sum(weights)) for weight in weights]
    for place in dice.sample(range(parts), total - sum(found)):
        found[place] += 1
    return found
