"""What an operator sees of the lanes."""

from typing import Annotated

from msgspec import Meta

from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.lanes import parking
from anmin.kernel.lanes.parking import Parked
from anmin.kernel.lanes.terms import OPERATE
from anmin.kernel.timers import Lane


class AskParked(Question, frozen=True):
    """`lane`: one lane only; without it all three. Longest parked first."""

    lane: Lane | None = None
    limit: Annotated[int, Meta(ge=1, le=1000)] = 200


@query("kernel.parked_jobs", needs=OPERATE)
async def parked_jobs(ctx: Ctx, question: AskParked) -> list[Parked]:
    """Timers and reactions that failed too often and wait for an operator."""
    return await parking.parked(ctx.conn, question.lane, question.limit)
