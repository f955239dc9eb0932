"""What media puts into the house: its limits, the vault, the workshop, and the citizen's right to their files."""

from functools import partial

from anmin.identity.rights import Rights
from anmin.kernel.house import House
from anmin.kernel.registers import bring
from anmin.media.files import stored_file
from anmin.media.holdings import PART
from anmin.media.limits import LIMITS
from anmin.media.owners import Owners
from anmin.media.vault import Vault
from anmin.media.workshop import Workshop


async def install(house: House) -> None:
    await bring(house, LIMITS)
    house.offer(Vault.of(house.settings))
    house.offer(Workshop())
    house.offer(Owners())
    house.stored_file = partial(stored_file, house)
    house.service(Rights).register(PART)
