"""What cases put into the house: the catalogue, numbers, the kinds of responder, limits for devices."""

from anmin.cases import evidence, purposes, rehearsals
from anmin.cases.caller_rules import CALLER_RULES
from anmin.cases.catalogue.declared import bring_all
from anmin.cases.guards import Guards
from anmin.cases.holdings import FOLLOWED, PART
from anmin.cases.kinds import OrganisationKind, StaffKind
from anmin.cases.letterheads import LETTERHEADS
from anmin.cases.limits import Devices
from anmin.cases.model.cases import SUBJECT
from anmin.cases.names import Names
from anmin.cases.numbers import Numbers
from anmin.cases.other_kinds import OtherKinds
from anmin.cases.queries import calls, parties
from anmin.cases.responders import Responders
from anmin.cases.store.mine import is_own_beginning
from anmin.cases.terms.cases import SEE_CASES
from anmin.cases.terms.orders import ResponderKind
from anmin.identity.rights import Rights
from anmin.kernel.house import House
from anmin.kernel.registers import bring


async def install(house: House) -> None:
    await bring_all(house)
    responders = Responders()
    responders.register(ResponderKind.ORGANISATION, OrganisationKind())
    responders.register(ResponderKind.STAFF, StaffKind())
    for service in (responders, Numbers(house), Devices()):
        house.offer(service)
    purposes.register(house)
    for part in (PART, FOLLOWED):
        house.service(Rights).register(part)
    house.offer(Names())
    house.concerns[SUBJECT] = is_own_beginning
    house.hears.add(SEE_CASES.code)
    evidence.register(house)
    rehearsals.register(house)
    await bring(house, CALLER_RULES)
    await bring(house, LETTERHEADS)
    house.offer(Guards())
    house.offer(OtherKinds())
    calls.register(house)
    parties.register(house)
