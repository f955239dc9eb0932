"""Preset lists of a deployment, put in through the doors of the registers that everybody uses."""

from typing import Any

from anmin.dispatch.model.levels import RESPONSE_LEVELS, RESPONSE_PARTIES
from anmin.kernel.registers import Registers
from tests.stories.town import StoryTown


async def set_list(town: StoryTown, level: dict[str, Any], *parties: dict[str, Any]) -> None:
    """A level with its parties, in force in the house's memory. `zh` and `en` of a party default to its code."""
    if "administrator" not in town.tokens:
        await town.staff("administrator", "system_administrator", "PSB", at="CITY")
    await town.call("administrator", "PUT", "/registers/dispatch.response_level/rows", data=level)
    for place, party in enumerate(parties):
        data = {"level": level["code"], "order": place, "zh": party["code"], "en": party["code"]} | party
        await town.call("administrator", "PUT", "/registers/dispatch.response_party/rows", data=data)
    registers = town.house.service(Registers)

    async def known() -> bool:
        rows = registers.rows(RESPONSE_PARTIES, town.clock.now())
        held = sum(row.level == level["code"] for row in rows)
        return held == len(parties) and registers.get(RESPONSE_LEVELS, level["code"], town.clock.now()) is not None

    await town.until(known)
