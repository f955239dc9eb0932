"""What transfers put into the house: the register of peers, the carriers, and a guard against closing."""

from anmin.cases.guards import Guards
from anmin.kernel.house import House
from anmin.kernel.registers import bring
from anmin.transfers.carriers import Carriers
from anmin.transfers.guarding import no_open_transfer
from anmin.transfers.peers import PEERS


async def install(house: House) -> None:
    await bring(house, PEERS)
    house.offer(Carriers())
    house.service(Guards).register("transfers", no_open_transfer)
