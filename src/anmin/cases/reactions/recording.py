"""A scheduled case is due."""

from uuid import UUID

from anmin.cases.actions.recording import ComeDue, come_due
from anmin.cases.clocks import APPOINTMENT
from anmin.kernel.lanes import Fired, React, due


@due(APPOINTMENT)
async def on_appointment(react: React, fired: Fired) -> None:
    await react(come_due, ComeDue(case=UUID(fired.subject.partition(":")[2]), epoch=fired.version))
