"""The telephone comes in: ringing, answered, ended; and the call-back that an abandoned call is owed, never to a quiet one."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.caller_rules import is_repeat, look_back
from anmin.cases.catalogue.dispositions import DISPOSITIONS
from anmin.cases.catalogue.terms import ClockName, Outcome
from anmin.cases.clocks import limit
from anmin.cases.events.calls import CallBackOverdue, CallRang
from anmin.cases.model.calls import Call
from anmin.cases.placing import desk_of
from anmin.cases.store import calls as store
from anmin.cases.terms import calls as terms
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms.calls import CallQuiet, CallState, RepeatBy
from anmin.cases.terms.cases import CallKind
from anmin.identity.within import sees
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.faults import UNAVAILABLE
from anmin.kernel.fields import CodeText, Instant, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, office, person
from anmin.kernel.personal import Phone, RealName, Sensitive
from anmin.kernel.registers import Registers
from anmin.kernel.timers import Timer
from anmin.territory.service import Territory

CALL_BACK = "cases.call_back"
LAST_STEP = 3
A_YEAR = timedelta(days=365)


class CallRinging(Command, frozen=True):
    """`number`: None when withheld; `owner`, `address`: the carrier's words for it. `recording`: the same one is the same
    call. `desk`: None takes the one of the whole house. `staff`: who sits at the seat.
    """

    number: Phone | None = None
    owner: RealName | None = None
    address: Sensitive | None = None
    line: CodeText | None = None
    recording: CodeText | None = None
    seat: CodeText | None = None
    staff: UUID | None = None
    desk: UUID | None = None
    at: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.at)


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """`known`: earlier cases of this number; `repeat`: it is one of a repeat caller."""

    call: UUID
    desk: UUID
    known: int
    repeat: bool


class OneCall(Command, frozen=True):
    call: UUID


class CallNoted(OneCall, frozen=True):
    """`at`: by the telephone system's clock; None is the present."""

    at: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.at)


class AnswerCall(CallNoted, frozen=True):
    """`staff`: who answered."""

    staff: UUID | None = None


class NoteCallBack(OneCall, frozen=True):
    """`reached` False: nobody answered, and the caller is still to be called back."""

    reached: bool


class WarnCallBack(OneCall, frozen=True):
    step: int


class Waited(msgspec.Struct, frozen=True):
    """What the timer of a call-back carries."""

    step: int = 1


class Earlier(msgspec.Struct, frozen=True):
    """What is known of a number: how many cases, and whether it is a repeat caller's."""

    known: int = 0
    repeat: bool = False


@action("cases.call_ringing", needs=case_terms.TAKE_CALLS, faults=(case_terms.OFFICE_UNKNOWN,))
async def call_ringing(ctx: Ctx, command: CallRinging) -> Rung:
    """Take a call in from the telephone system: it shows at the desk at once; the same recording is the same call."""
    desk, earlier = _desk(ctx, command.desk), await earlier_of(ctx, command.number)
    ring = store.Ring(
        id=new_id(),
        desk=desk,
        line=command.line or "",
        seat=command.seat or "",
        recording=command.recording or "",
        number=command.number,
        owner=command.owner,
        address=command.address,
        at=min(command.at or ctx.now, ctx.now),
    )
    call = await store.add(ctx, ring)
    if call == ring.id:
        said = CallRang(call, desk, command.seat, command.line, earlier.known, earlier.repeat)
        topics = (office(desk), *((person(command.staff),) if command.staff else ()))
        ctx.say(said, about=Subject("call", call, 1, topics))
    else:
        ctx.unchanged(CallQuiet.SAME)
    return Rung(call=call, desk=desk, known=earlier.known, repeat=earlier.repeat)


@action("cases.call_answered", needs=case_terms.TAKE_CALLS, faults=(terms.CALL_UNKNOWN,))
async def call_answered(ctx: Ctx, command: AnswerCall) -> None:
    """Note who answered a call and after how many seconds."""
    call = await store.get(ctx, command.call)
    answered = call.answer(command.staff, _at(ctx, command))
    if answered is None:
        ctx.unchanged(CallQuiet.LATE)
        return
    await store.save(ctx, answered[0])
    ctx.say(answered[1], about=answered[0].subject)


@action("cases.call_ended", needs=case_terms.TAKE_CALLS, faults=(terms.CALL_UNKNOWN,))
async def call_ended(ctx: Ctx, command: CallNoted) -> None:
    """Note the end of a call; one that nobody answered is to be called back, unless its caller must stay silent."""
    call = await store.get(ctx, command.call)
    ended = call.end(_at(ctx, command), await _call_back_at(ctx, call))
    if ended is None:
        ctx.unchanged(CallQuiet.LATE)
        return
    await store.save(ctx, ended[0])
    if ended[0].call_back_at is not None:
        _remind(ctx, ended[0], ended[0].call_back_at, 1)
    ctx.say(ended[1], about=ended[0].subject)


@action(
    "cases.called_back",
    needs=case_terms.TAKE_CASES,
    faults=(terms.CALL_UNKNOWN, terms.CALL_NOT_WAITING, terms.CALL_BACK_UNSAFE),
)
async def called_back(ctx: Ctx, command: NoteCallBack) -> None:
    """Note that an abandoned call was called back, and whether somebody was reached."""
    call = await store.get(ctx, command.call)
    if await _quiet(ctx, call):
        raise terms.CALL_BACK_UNSAFE()
    call, said = call.call_back(ctx.actor.id, ctx.now, reached=command.reached)
    await store.save(ctx, call)
    if command.reached:
        await ctx.cancel(CALL_BACK, call.subject.name)
    ctx.say(said, about=call.subject)


@action("cases.warn_call_back", needs=SYSTEM, faults=(terms.CALL_UNKNOWN,))
async def warn_call_back(ctx: Ctx, command: WarnCallBack) -> None:
    """Warn that nobody has called back; again after each further limit."""
    call = await store.get(ctx, command.call)
    if call.state is not CallState.ABANDONED or call.call_back_at is None or await _quiet(ctx, call):
        ctx.unchanged(CallQuiet.LATE)
        return
    call = msgspec.structs.replace(call, version=call.version + 1)
    await store.save(ctx, call)
    _remind(ctx, call, ctx.now + limit(ctx.house, ClockName.CALL_BACK, ctx.now, command.step), command.step + 1)
    ctx.say(CallBackOverdue(call.id, min(command.step, LAST_STEP)), about=call.subject)


async def earlier_of(ctx: Ctx, number: Phone | None) -> Earlier:
    """What the cases in scope tell of this number."""
    if number is None:
        return Earlier()
    registers = ctx.house.service(Registers)
    since = min(look_back(registers, ctx.now), ctx.now - A_YEAR)
    rows = await store.cases_of(ctx, number, since)
    false = {row.code for row in registers.rows(DISPOSITIONS, ctx.now) if row.outcome is Outcome.FALSE_REPORT}
    repeat = is_repeat(registers, [each for row in rows for each in _marks(row, false)], ctx.now)
    return Earlier(len(rows), repeat)


def _marks(row: Any, false: set[str]) -> list[tuple[RepeatBy, datetime]]:
    marks = [RepeatBy.NUISANCE] if row["call_kind"] == CallKind.NUISANCE else []
    marks += [RepeatBy.FALSE_REPORT] if row["disposition"] in false else []
    return [(each, row["raised_at"]) for each in marks]


async def _quiet(ctx: Ctx, call: Call) -> bool:
    """Whether its number must not be rung up; any case of the house tells."""
    number = (await store.carrier_of(ctx, call.id)).number
    return number is not None and await store.is_quiet(ctx, number)


async def _call_back_at(ctx: Ctx, call: Call) -> datetime | None:
    if call.state is not CallState.RINGING or await _quiet(ctx, call):
        return None
    return ctx.now + limit(ctx.house, ClockName.CALL_BACK, ctx.now)


def _remind(ctx: Ctx, call: Call, due: datetime, step: int) -> None:
    ctx.timer(Timer(CALL_BACK, call.subject.name, call.version, due, "siren", Waited(step)))


def _at(ctx: Ctx, command: CallNoted) -> datetime:
    return min(command.at or ctx.now, ctx.now)


def _desk(ctx: Ctx, named: UUID | None) -> UUID:
    """The desk named, or the one of the whole house. Raises OFFICE_UNKNOWN for one beyond the caller's reach."""
    offices = ctx.house.service(Territory).offices
    if offices.top is None:
        raise UNAVAILABLE()
    desk = named or desk_of(ctx, offices.top)[0]
    if offices.get(desk) is None or not sees(ctx, desk):
        raise case_terms.OFFICE_UNKNOWN()
    return desk
