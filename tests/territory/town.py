"""A small city with two stations, people who may change areas there, and GeoJSON to be sent."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import msgspec

from anmin.identity.actions.organisation_import import ImportOrganisations, import_organisations
from anmin.identity.actions.staff import AddStaff, add_staff
from anmin.identity.queries.organisations import ShowOrganisations, organisation_tree
from anmin.identity.queries.staff import ListStaff, list_staff
from anmin.identity.terms.organisations import FileFormat
from anmin.kernel.access import ANONYMOUS, HOUSE, Actor
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.personal import RealName
from anmin.kernel.words import Problem
from anmin.territory.actions.importing import AreaImportOutcome, import_areas
from anmin.territory.terms import MANAGE_AREAS, MANAGE_FALLBACKS

NOBODY = Caller(ANONYMOUS)
THE_HOUSE = Caller(HOUSE)
ORGANISATIONS = """code,name,name_en,kind,parent,valid_from,valid_to,area,phone
350781,邵武市公安局,Shaowu Bureau,police_bureau,,2020-01-01,,,110
S1,通泰派出所,Tongtai Station,police_station,350781,2020-01-01,,,0599-6322110
S2,昭阳派出所,Zhaoyang Station,police_station,350781,2020-01-01,,,0599-6322111
S9,旧所,Old Station,police_station,350781,2020-01-01,2025-12-31,,
"""
WEST, SOUTH = 117.40, 27.30


def ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
    """A closed box, in hundredths of a degree from the south-west corner of the town."""
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return [[round(WEST + x / 100, 6), round(SOUTH + y / 100, 6)] for x, y in corners]


def spot(east: float, north: float) -> dict[str, Any]:
    return {"lon": WEST + east / 100, "lat": SOUTH + north / 100, "datum": "wgs84"}


def feature(code: str, corners: list[list[float]], **more: Any) -> dict[str, Any]:
    properties = {"code": code, "name": f"区域{code}", "kind": "jurisdiction", "level": 2, **more}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [corners]}}


def file(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


STATIONS = file(
    feature("A1", ring(0, 0, 10, 10), organisation="S1"),
    feature("A2", ring(10, 0, 20, 10), organisation="S2"),
    feature("G1", ring(0, 0, 5, 5), kind="grid", level=1, parent="A1"),
)
"""Two neighbours and a grid cell in the first."""


async def settle(house: House) -> None:
    """Found the organisations and the one officer."""
    await import_organisations.run(house, THE_HOUSE, ImportOrganisations(content=ORGANISATIONS, form=FileFormat.CSV))
    station = (await _offices(house))["S1"]
    officer = AddStaff(login="chen", name=RealName("陈建国"), organisation=station, badge="P007")
    await add_staff.run(house, THE_HOUSE, officer)


async def _offices(house: House) -> dict[str, UUID]:
    listed = await organisation_tree.run(house, NOBODY, ShowOrganisations(closed=True))
    return {each.code: each.id for each in listed.organisations}


class Town:
    """A house with organisations. `chief` may change all areas, `sergeant` those of S1, `clerk` none."""

    def __init__(self, house: House, offices: dict[str, UUID], officer: UUID) -> None:
        self.house = house
        self.offices = offices
        self.officer = officer
        self.chief = self._staff("350781", MANAGE_AREAS.code, MANAGE_FALLBACKS.code)
        self.sergeant = self._staff("S1", MANAGE_AREAS.code)
        self.clerk = self._staff("S1")
        self.citizen = Caller(Actor("citizen", new_id()))

    @classmethod
    async def find(cls, house: House) -> Town:
        """The town that was settled in this house's database."""
        people = await list_staff.run(house, THE_HOUSE, ListStaff(login="chen"))
        return cls(house, await _offices(house), people.staff[0].id)

    def _staff(self, office: str, *permissions: str) -> Caller:
        grants = {each: frozenset({self.offices[office]}) for each in permissions}
        return Caller(Actor("staff", new_id(), grants=grants))

    async def run(self, door: Any, caller: Caller, **fields: Any) -> Any:
        return await door.run(self.house, caller, msgspec.convert(fields, door.command))

    async def refused(self, door: Any, caller: Caller, **fields: Any) -> str:
        """The code of the refusal; fails when there is none."""
        try:
            done = await self.run(door, caller, **fields)
        except Problem as problem:
            assert "{" not in problem.text("zh") + problem.text("en")
            return problem.fault.code
        raise AssertionError(f"not refused: {done}")

    async def bring(self, content: str, caller: Caller | None = None, **more: Any) -> AreaImportOutcome:
        """The dry run and the import, as a person does it."""
        fields = {"content": content, "datum": "wgs84", **more}
        seen = await self.run(import_areas, caller or self.chief, **fields)
        assert seen.problems == ()
        done: AreaImportOutcome = await self.run(
            import_areas, caller or self.chief, **fields, dry_run=False, token=seen.token
        )
        return done
