"""When the night's work on evidence is done: after the house's own at 03:10."""

from anmin.kernel.lanes.declare import Fired, every
from anmin.kernel.lanes.react import React
from anmin.media import actions


@every("03:30", lane="night")
async def erase_ownerless_nightly(react: React, fired: Fired) -> None:  # noqa: ARG001 - the hour says it all
    await react(actions.erase_ownerless, actions.EraseOwnerless())


@every("03:40", lane="night")
async def remove_stray_files_nightly(react: React, fired: Fired) -> None:  # noqa: ARG001 - the hour says it all
    await react(actions.remove_stray_files, actions.RemoveStrayFiles())
