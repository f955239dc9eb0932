"""What alarm devices put into the house: their register."""

from anmin.channels.device.devices import DEVICES
from anmin.kernel.house import House
from anmin.kernel.registers import bring


async def install(house: House) -> None:
    await bring(house, DEVICES)
