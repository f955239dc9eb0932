"""The calls at a desk: ringing, in talk, waiting to be recorded or called back. Numbers are masked until one is asked for."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.store import calls as store
from anmin.cases.terms import calls as terms
from anmin.cases.terms.calls import CallPurpose, CallState
from anmin.cases.terms.cases import TAKE_CASES
from anmin.identity.purposes import Purposes
from anmin.kernel.access import Actor
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.door import Question, query
from anmin.kernel.faults import NOT_FOUND
from anmin.kernel.house import House
from anmin.kernel.reveal import NO_GROUND, Whose, reveal

LAST = timedelta(hours=12)
RECENT = timedelta(days=1)
"""How long after it came in a call's number may be seen by those who take calls at its desk."""
AT_DESK = """
select exists (select 1 from calls k where k.id = $1 and (k.queued_at > $3 or k.state = 'abandoned')
  and exists (select 1 from scope_tree t where t.descendant = k.desk and t.ancestor = any ($2::uuid[])))
"""


class DeskCalls(Question, frozen=True):
    """Nothing is asked."""


class CallShown(msgspec.Struct, frozen=True, kw_only=True):
    """`number` and `owner` are masked; None: withheld or not told. `seconds` until it was answered."""

    call: UUID
    state: CallState
    line: str
    seat: str
    number: str | None
    owner: str | None
    case: UUID | None
    queued_at: datetime
    seconds: int | None
    answered_by: UUID | None
    ended_at: datetime | None
    call_back_at: datetime | None
    called_back_at: datetime | None


class RevealCaller(Question, frozen=True):
    call: UUID


class CallerNumber(msgspec.Struct, frozen=True):
    """To be shown to the person who asked, and kept nowhere."""

    value: str


@query("cases.desk_calls", needs=TAKE_CASES)
async def desk_calls(ctx: Ctx, question: DeskCalls) -> list[CallShown]:  # noqa: ARG001 - it asks nothing
    """The calls of the last twelve hours that somebody still has to do something about, newest first."""
    return [_shown(ctx, row) for row in await store.waiting(ctx, ctx.now - LAST)]


@query("cases.reveal_caller", needs=TAKE_CASES, faults=(terms.CALL_UNKNOWN, NO_GROUND))
async def reveal_caller(ctx: Ctx, question: RevealCaller) -> CallerNumber:
    """The number of a call in clear, to confirm or to call back; each look leaves its line."""
    carrier = await store.carrier_of(ctx, question.call)
    if carrier.number is None:
        raise NOT_FOUND()
    whose = Whose("citizen", question.call)  # whoever called: nobody knows who it is, the call stands for them
    return CallerNumber(await reveal(ctx, carrier.number, CallPurpose.CALL_BACK, whose))


def register(house: House) -> None:
    """Once, at the start: the ground on which a caller's number is seen."""

    async def at_desk(conn: Connection, actor: Actor, subject: str) -> bool:
        offices = actor.grants.get(TAKE_CASES.code)
        if not offices or actor.restricted:
            return False
        id = UUID(subject.partition(":")[2])
        return bool(await conn.fetchval(AT_DESK, id, list(offices), house.clock.now() - RECENT))

    house.service(Purposes).register(house, CallPurpose.CALL_BACK, at_desk)


def _shown(ctx: Ctx, row: Any) -> CallShown:
    ring, answered = ctx.house.keyring, row["answered_at"]
    return CallShown(
        call=row["id"],
        state=CallState(row["state"]),
        line=row["line"],
        seat=row["seat"],
        number=str(store.NUMBER.open(ring, row["number"])) if row["number"] else None,
        owner=str(store.OWNER.open(ring, row["owner"])) if row["owner"] else None,
        case=row["case_id"],
        queued_at=row["queued_at"],
        seconds=int((answered - row["queued_at"]).total_seconds()) if answered else None,
        answered_by=row["answered_by"],
        ended_at=row["ended_at"],
        call_back_at=row["call_back_at"],
        called_back_at=row["called_back_at"],
    )
