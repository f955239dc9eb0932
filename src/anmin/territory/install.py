"""What territory puts into the house: the register of fallbacks, and the areas in memory, which follow the journal."""

from anmin.identity.events import organisations
from anmin.kernel.fresh import Fresh
from anmin.kernel.house import House
from anmin.kernel.registers import bring
from anmin.territory.events import AreaChanged, AreaEnded, AreasImported
from anmin.territory.fallbacks import FALLBACKS
from anmin.territory.service import Territory

STALE_AFTER = (
    AreasImported,
    AreaChanged,
    AreaEnded,
    organisations.OrganisationAdded,
    organisations.OrganisationChanged,
    organisations.OrganisationMoved,
    organisations.OrganisationClosed,
)


async def install(house: House) -> None:
    await bring(house, FALLBACKS)
    territory = Territory(house)
    await territory.load()
    house.offer(territory)
    fresh = Fresh("areas", territory.load)
    house.watches += [(event.fact_name(), fresh.hear) for event in STALE_AFTER]
