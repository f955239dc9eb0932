"""What identity puts into the house at its start."""

from anmin.identity.installing import citizens, staff
from anmin.kernel.house import House


async def install(house: House) -> None:
    """Sessions, the organisation tree, senders, providers, grounds and what erasure and rights need."""
    await staff.install(house)
    await citizens.install(house)
