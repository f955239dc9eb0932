"""What dispatch puts into the house: its registers, units as responders, guards, and the fleet and roads in memory."""

from anmin.cases.events.cases import LevelSet
from anmin.cases.guards import Guards
from anmin.cases.responders import Responders
from anmin.cases.terms.orders import ResponderKind
from anmin.dispatch.covering import CoverageAreas
from anmin.dispatch.events import units as events
from anmin.dispatch.events.proposing import RoadsImported
from anmin.dispatch.guarding import nobody_at_work
from anmin.dispatch.joint_closure import bring_responses
from anmin.dispatch.model.capabilities import CAPABILITIES
from anmin.dispatch.model.units import UNIT_STATUSES
from anmin.dispatch.responder import UnitResponder
from anmin.dispatch.service import FleetService, Roads
from anmin.kernel.fresh import Fresh
from anmin.kernel.house import House
from anmin.kernel.registers import bring
from anmin.territory.events import AreaChanged, AreaEnded, AreasImported

OF_UNITS = (
    events.UnitAdded,
    events.UnitChanged,
    events.UnitRetired,
    events.UnitStatusSet,
    events.ShiftSet,
    events.ShiftCancelled,
)


async def install(house: House) -> None:
    await bring(house, UNIT_STATUSES, CAPABILITIES)
    await bring_responses(house)
    house.service(Responders).register(ResponderKind.UNIT, UnitResponder())
    house.service(Guards).register("units", nobody_at_work)
    await _bring_memory(house)


async def _bring_memory(house: House) -> None:
    fleet, roads, areas = FleetService(house), Roads(house), CoverageAreas()
    await fleet.load()
    await roads.load()
    for service in (fleet, roads, areas):
        house.offer(service)
    house.watches += [(event.fact_name(), fleet.hear) for event in OF_UNITS]
    house.watches += [(event.fact_name(), areas.hear) for event in (AreasImported, AreaChanged, AreaEnded)]
    house.watches += [
        (LevelSet.fact_name(), fleet.hear_level),
        (RoadsImported.fact_name(), Fresh("roads", roads.load).hear),
    ]
    fleet.follow()
