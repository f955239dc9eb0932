"""What the ground floor puts into the house for its care: the checks of its health."""

from anmin.kernel.care.health import HealthChecks
from anmin.kernel.house import House


async def install(house: House) -> None:
    house.offer(HealthChecks())
