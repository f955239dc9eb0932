"""What the public side puts into the house: the categories of notices."""

from anmin.community.categories import CATEGORIES
from anmin.kernel.house import House
from anmin.kernel.registers import bring


async def install(house: House) -> None:
    await bring(house, CATEGORIES)
