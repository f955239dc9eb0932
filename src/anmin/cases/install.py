"""What cases put into the house: the catalogue, numbers, the kinds of responder, limits for devices."""

from anmin.cases.catalogue.declared import bring_all
from anmin.cases.kinds import OrganisationKind, StaffKind
from anmin.cases.limits import Devices
from anmin.cases.numbers import Numbers
from anmin.cases.responders import Responders
from anmin.cases.terms.orders import ResponderKind
from anmin.kernel.house import House


async def install(house: House) -> None:
    await bring_all(house)
    responders = Responders()
    responders.register(ResponderKind.ORGANISATION, OrganisationKind())
    responders.register(ResponderKind.STAFF, StaffKind())
    for service in (responders, Numbers(house), Devices()):
        house.offer(service)
