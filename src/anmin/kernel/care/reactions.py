"""When the night's work is done."""

from anmin.kernel.care import actions
from anmin.kernel.lanes.declare import Fired, every
from anmin.kernel.lanes.react import React


@every("03:10", lane="night")
async def erase_nightly(react: React, fired: Fired) -> None:  # noqa: ARG001 - the hour says it all
    await react(actions.erase_expired, actions.EraseExpired())


@every("03:20", lane="night")
async def make_months_nightly(react: React, fired: Fired) -> None:  # noqa: ARG001 - the hour says it all
    await react(actions.make_months, actions.MakeMonths())
