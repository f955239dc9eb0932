"""Puts the registers into the house, and the working calendar as the first of them. Upper rooms `bring` their own."""

from __future__ import annotations

from typing import Any

from anmin.kernel import access
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.registers.actions import seed_register
from anmin.kernel.registers.bodies import SeedRegister
from anmin.kernel.registers.calendar import DAYS
from anmin.kernel.registers.declare import Register
from anmin.kernel.registers.events import RegisterChanged, RegisterImported
from anmin.kernel.registers.rehearsing import Rehearsals
from anmin.kernel.registers.reloads import Reloads
from anmin.kernel.registers.service import Registers


async def install(house: House) -> None:
    registers = Registers()
    house.offer(registers)
    house.offer(Rehearsals())
    reloads = Reloads(registers, house.db)
    house.offer(reloads)
    for fact in (RegisterChanged, RegisterImported):
        house.watches.append((fact.fact_name(), reloads.hear))
    await bring(house, DAYS)


async def bring(house: House, *registers: Register[Any]) -> None:
    """Declare these registers, plant their first rows where none ever were, and load them.

    Raises TypeError for a code that is taken, ValueError for a wrong seed, StoredRowUnfitError for stored rows that a
    changed declaration no longer takes.
    """
    service = house.service(Registers)
    for register in registers:
        service.declare(register)
        await seed_register.run(house, Caller(access.HOUSE, channel="install"), SeedRegister(register=register.code))
        async with house.db.transaction(access.NOTHING) as conn:
            await service.reload(conn, register)
