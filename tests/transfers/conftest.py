"""The town with a 12345 desk of its own, to which matters are transferred."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from anmin.transfers.peers import PEERS
from tests.stories.town import StoryTown, story_town

MAKER = Caller(HOUSE, channel="cli")


async def set_peer(house: House, **row: Any) -> None:
    """A row of the register of peers, known to this house at once."""
    await set_register_row.run(house, MAKER, SetRegisterRow(register=PEERS.code, data=row))
    async with house.db.transaction(EVERYTHING) as conn:
        await house.service(Registers).reload(conn, PEERS)


@pytest_asyncio.fixture
async def town(house: House, clock: SetClock, address: str) -> AsyncIterator[StoryTown]:
    """PARKS plays the 12345 desk: an organisation of this house."""
    async with story_town(house, clock, address) as made:
        await set_peer(house, code="12345", zh="12345 热线", en="12345 hotline", office="PARKS")
        yield made
