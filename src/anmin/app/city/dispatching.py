"""What the room dispatch gets of a simulated city: its road network and its units, ready to be ordered."""

from __future__ import annotations

from anmin.app.city.design import City
from anmin.app.city.standing import MAKER
from anmin.app.city.units import Unit
from anmin.dispatch.actions.roads import ImportRoads, import_roads
from anmin.dispatch.actions.units import ImportUnits, import_units
from anmin.dispatch.model.particulars import Home, Particulars
from anmin.dispatch.roads import OwnRoads
from anmin.dispatch.roads.sheet import RoadSheet
from anmin.dispatch.service import Roads
from anmin.kernel.house import House
from anmin.kernel.uploads import upload_of

_BEGINNING = "available"


async def bring_units(house: House, city: City) -> int:
    """How many were new or differed."""
    report = await import_units.run(house, MAKER, ImportUnits(units=tuple(map(_particulars, city.units))))
    return report.added + report.changed


def _particulars(unit: Unit) -> Particulars:
    return Particulars(
        code=unit.code,
        name=unit.name.zh,
        name_en=unit.name.en,
        kind=unit.kind,
        office=unit.office,
        call_sign=unit.call_sign,
        capabilities=unit.capabilities,
        equipment=unit.equipment,
        home=Home(unit.home.lon, unit.home.lat),
        beat=unit.beat,
        simulated=True,
        status=_BEGINNING,
    )


async def bring_roads(house: House, city: City) -> int:
    """The number of its edges, or 0 when the house has this network already."""
    sheet = RoadSheet.make(city.streets.nodes, city.streets.named_edges())
    content, times = sheet.encode(), house.service(Roads).times
    if isinstance(times, OwnRoads) and times.graph.encode() == content:
        return 0
    taken = await import_roads.run(house, MAKER, ImportRoads(name=city.offices[0].name.zh, content=upload_of(content)))
    return taken.edges
