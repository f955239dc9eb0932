"""What the citizen's pages put into the house: their menu."""

from anmin.channels.h5.menu import SERVICES
from anmin.kernel.house import House
from anmin.kernel.registers import bring


async def install(house: House) -> None:
    await bring(house, SERVICES)
