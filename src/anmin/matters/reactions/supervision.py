"""The clock of supervision orders: calls the one action that looks at the state again."""

from uuid import UUID

from anmin.kernel.lanes import Fired, React, due
from anmin.matters.actions.supervision import SUPERVISION_CLOCK, SupervisionRunsOut, supervision_runs_out


@due(SUPERVISION_CLOCK)
async def on_supervision_clock(react: React, fired: Fired) -> None:
    id = UUID(fired.subject.partition(":")[2])
    await react(supervision_runs_out, SupervisionRunsOut(supervision=id, version=fired.version))
