"""Where a caller has been since they asked for help, for those who are on the case."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.purposes import CasePurpose
from anmin.cases.store import cases
from anmin.cases.store import positions as store
from anmin.cases.terms import cases as terms
from anmin.cases.terms.orders import PositionMark
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import Instant, check_instants
from anmin.kernel.reveal import NO_GROUND, Whose, looked


class CallerTrack(Question, frozen=True):
    """`after`: only positions taken later."""

    case: UUID
    after: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.after)


class Passed(msgspec.Struct, frozen=True):
    """WGS-84, metres; `at`: taken, `received_at`: came in."""

    lon: float
    lat: float
    accuracy: float | None
    at: datetime
    received_at: datetime
    mark: PositionMark


@query("cases.caller_track", needs=terms.SEE_CASES, faults=(terms.CASE_UNKNOWN, NO_GROUND))
async def caller_track(ctx: Ctx, question: CallerTrack) -> list[Passed]:
    """The positions of a caller, newest first; a look by staff is noted for the caller."""
    case = await cases.get(ctx, question.case)
    if case.person is not None and ctx.actor.kind == "staff":
        await looked(ctx, Whose("citizen", case.person), ("position",), CasePurpose.HANDLING)
    return [
        Passed(fix.point.lon, fix.point.lat, fix.accuracy, fix.at, came, fix.mark)
        for fix, came in await store.track(ctx, case.id, question.after)
    ]
