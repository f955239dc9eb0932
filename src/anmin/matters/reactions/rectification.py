"""The deadline of rectification orders: calls the one action that looks at the state again."""

from uuid import UUID

from anmin.kernel.lanes import Fired, React, due, told
from anmin.matters.actions.rectification import (
    RECTIFICATION_CLOCK,
    Reminding,
    RemindRectification,
    remind_rectification,
)


@due(RECTIFICATION_CLOCK)
async def on_rectification_clock(react: React, fired: Fired) -> None:
    id = UUID(fired.subject.partition(":")[2])
    late = told(fired, Reminding).late
    await react(remind_rectification, RemindRectification(rectification=id, late=late))
