"""What the room puts into the house: the administrators who listen in these faults hear its lines."""

from anmin.kernel.house import House


async def install(house: House) -> None:
    house.hears.add("kernel.operate")
