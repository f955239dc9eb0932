"""Follow-ups: planned, done, reminded of. Nobody is called who said that it is not safe."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.cases.actions.assessing import OneCase
from anmin.cases.actions.noting import note
from anmin.cases.actions.rating import note_verdict
from anmin.cases.catalogue.terms import ClockName
from anmin.cases.clocks import limit
from anmin.cases.events.follow_ups import FollowUpDue, FollowUpPlanned
from anmin.cases.model.cases import Case
from anmin.cases.model.follow_ups import FollowUp, check_way, way_for
from anmin.cases.store import cases
from anmin.cases.store import follow_ups as store
from anmin.cases.terms import follow_ups as terms
from anmin.cases.terms.cases import CASE_UNKNOWN, FOLLOW_UP_CASES, Quiet
from anmin.cases.terms.follow_ups import FollowUpState, FollowUpWay
from anmin.cases.terms.rating import Verdict
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, LongText, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.timers import Timer
from anmin.kernel.words import Event

FOLLOW_UP_CLOCK = "cases.follow_up_clock"
AGAIN = timedelta(days=1)
"""How long a reminder waits before it is repeated."""


class PlanFollowUp(OneCase, frozen=True):
    """`way` left out: by phone, or a visit when calling is not safe."""

    due: Instant
    way: FollowUpWay | None = None

    def __post_init__(self) -> None:
        check_instants(self.due)


class DoFollowUp(Command, frozen=True):
    """`verdict` left out: nobody was reached, and it is tried again later."""

    follow_up: UUID
    way: FollowUpWay
    verdict: Verdict | None = None
    text: LongText = ""


class Reminding(msgspec.Struct, frozen=True):
    """What a timer of a follow-up or a sub-task counts."""

    step: int = 1


class FollowUpRunsOut(Command, frozen=True):
    follow_up: UUID
    version: int
    step: int


async def planned(ctx: Ctx, case: Case, due: datetime, way: FollowUpWay | None = None) -> FollowUpPlanned:
    """Write a follow-up of a locked case with its timer; the caller says the fact."""
    follow_up = FollowUp(
        id=new_id(),
        version=1,
        case=case.id,
        way=way or way_for(case),
        state=FollowUpState.OPEN,
        due_at=due,
        at=None,
        by=None,
        verdict=None,
    )
    await store.add(ctx, follow_up)
    ctx.timer(_timer(follow_up, due))
    return FollowUpPlanned(case.id, follow_up.id, follow_up.way, due)


def _timer(follow_up: FollowUp, due: datetime, step: int = 1) -> Timer:
    return Timer(FOLLOW_UP_CLOCK, f"follow_up:{follow_up.id}", follow_up.version, due, "bell", Reminding(step))


async def drop_all(ctx: Ctx, case: Case) -> list[Event]:
    """Nothing is followed up that goes on; the caller says the facts."""
    dropped = [each.drop() for each in await store.locked(ctx, case.id) if each.state is FollowUpState.OPEN]
    for each in dropped:
        await _saved(ctx, each)
    return [each.fact() for each in dropped]


async def _saved(ctx: Ctx, ended: FollowUp, text: str = "") -> None:
    await store.save(ctx, ended, text)
    await ctx.cancel(FOLLOW_UP_CLOCK, f"follow_up:{ended.id}")


@action(
    "cases.plan_follow_up",
    needs=FOLLOW_UP_CASES,
    faults=(CASE_UNKNOWN, terms.VISIT_ONLY, terms.FOLLOW_UP_PAST),
)
async def plan_follow_up(ctx: Ctx, command: PlanFollowUp) -> UUID:
    """Plan a further follow-up at a date of one's own."""
    case = await cases.get(ctx, command.case, change=True)
    if command.due <= ctx.now:
        raise terms.FOLLOW_UP_PAST()
    check_way(case, command.way or way_for(case))
    said = await planned(ctx, case, command.due, command.way)
    await note(ctx, case, said)
    return said.follow_up


@action(
    "cases.do_follow_up",
    needs=FOLLOW_UP_CASES,
    faults=(terms.FOLLOW_UP_UNKNOWN, terms.FOLLOW_UP_ENDED, terms.VISIT_ONLY),
)
async def do_follow_up(ctx: Ctx, command: DoFollowUp) -> None:
    """Note a call or visit after closing and what the caller thinks of it; without a verdict it is tried again."""
    case, found = await _held(ctx, command.follow_up)
    check_way(case, command.way)
    ended = found.end(command.way, command.verdict, ctx.actor.id, ctx.now)
    await _saved(ctx, ended, command.text)
    if command.verdict is None:
        await note(ctx, case, ended.fact(), await planned(ctx, case, ctx.now + AGAIN, found.way))
    else:
        case = await note_verdict(ctx, case, command.verdict, command.text, found.id)
        ctx.say(ended.fact(), about=case.subject)


async def _held(ctx: Ctx, follow_up: UUID) -> tuple[Case, FollowUp]:
    case = await cases.get(ctx, await store.case_of(ctx, follow_up), change=True)
    return case, next(each for each in await store.locked(ctx, case.id) if each.id == follow_up)


@action("cases.follow_up_runs_out", needs=SYSTEM, faults=(terms.FOLLOW_UP_UNKNOWN,))
async def follow_up_runs_out(ctx: Ctx, command: FollowUpRunsOut) -> None:
    """Remind of a follow-up that is due, every day until it was done."""
    case, found = await _held(ctx, command.follow_up)
    if found.version != command.version or found.state is not FollowUpState.OPEN:
        ctx.unchanged(Quiet.STALE)
        return
    ctx.timer(_timer(found, ctx.now + AGAIN, command.step + 1))
    await note(ctx, case, FollowUpDue(case.id, found.id, command.step))


def usual(ctx: Ctx) -> datetime:
    """When a case that is closed now is followed up, by the register of clocks: three days later at first."""
    return ctx.now + limit(ctx.house, ClockName.FOLLOW_UP, ctx.now)
