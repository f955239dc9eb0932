"""How every verb holds a matter and ends: the case is locked first, then the matter; its one timer follows its version."""

from uuid import UUID

import msgspec

from anmin.cases.actions.noting import note
from anmin.cases.evidence import share_with
from anmin.cases.model.cases import SUBJECT, Case
from anmin.cases.other_kinds import Begun
from anmin.cases.store import cases
from anmin.cases.terms.cases import CaseKind
from anmin.identity.tree import OrganisationTree
from anmin.identity.within import holds
from anmin.kernel.ctx import Ctx
from anmin.kernel.timers import Timer
from anmin.kernel.words import Event
from anmin.matters.model.clocks import Counting, ended
from anmin.matters.model.matters import Matter, Part, begun
from anmin.matters.registers.deadlines import MatterClock, counting, deadline_row
from anmin.matters.store import matters as store
from anmin.matters.terms import matters as terms
from anmin.matters.terms.matters import ANSWER_MATTERS, ASSESS_MATTERS, MatterStep, Urgency

CLOCK = "matters.clock"


class Striking(msgspec.Struct, frozen=True):
    """What the timer was set for."""

    step: MatterStep


class Held(msgspec.Struct, frozen=True):
    """A locked case, its locked matter and the parts that others have in it."""

    case: Case
    matter: Matter
    parts: list[Part]

    def part(self, order: UUID | None) -> Part | None:
        return next((each for each in self.parts if each.order == order), None)

    @property
    def returned_by(self) -> frozenset[UUID]:
        return frozenset(each.office for each in self.parts if each.returned_at is not None)


def begin(ctx: Ctx, new: Begun) -> None:
    """The matter of a case that has just come in, with the clock of the triage. Reads memory only."""
    matter = fresh(ctx, new)
    store.begin(ctx, matter)
    _set_clock(ctx, matter)


def fresh(ctx: Ctx, new: Begun) -> Matter:
    """Its desk leads until somebody has been handed it."""
    span = deadline_row(ctx.house, ctx.now, Urgency.TRIAGE, MatterClock.WHOLE).span
    return begun(new, span, counting(ctx.house, ctx.now, Urgency.TRIAGE))


async def held(ctx: Ctx, case: UUID) -> Held:
    """Raises CASE_UNKNOWN, MATTER_UNKNOWN for an emergency."""
    locked = await cases.get(ctx, case, change=True)
    matter = await store.get(ctx, case, change=True)
    if locked.kind is CaseKind.EMERGENCY:
        raise terms.MATTER_UNKNOWN()
    return Held(locked, matter, await store.parts(ctx, case))


async def settle(ctx: Ctx, matter: Matter, *said: Event) -> None:
    """Save the matter with its clock and say what happened, of the case as this transaction has left it."""
    await store.save(ctx, matter)
    if not _set_clock(ctx, matter):
        await ctx.cancel(CLOCK, f"{SUBJECT}:{matter.case}")
    before = await cases.get(ctx, matter.case, change=True)
    case = await note(ctx, before.with_offices((matter.lead,)), *said)
    if case.offices != before.offices:
        await share_with(ctx, case)


def _set_clock(ctx: Ctx, matter: Matter) -> bool:
    tick = matter.tick(counting(ctx.house, ctx.now, matter.urgency))
    if tick is not None:
        ctx.timer(Timer(CLOCK, f"{SUBJECT}:{matter.case}", matter.version, tick.at, "bell", Striking(tick.step)))
    return tick is not None


async def counted(ctx: Ctx, matter: Matter, urgency: Urgency | None = None) -> Counting:
    """What its time is counted by, with every pause that has ended."""
    plain = counting(ctx.house, ctx.now, urgency or matter.urgency)
    return msgspec.structs.replace(plain, pauses=ended(await store.pauses(ctx, matter.case)))


def desks(ctx: Ctx, case: Case) -> tuple[UUID, ...]:
    """The desk and the levels above it, nearest first."""
    return ctx.house.service(OrganisationTree).ancestors(case.desk)


def check_leads(ctx: Ctx, found: Held, *, or_desk: bool = False) -> None:
    """Raises MATTER_OVER, NOT_LEAD for whoever does not act for the lead, nor, where that is enough, for the desk."""
    found.matter.check_open()
    desk = or_desk and holds(ctx, ASSESS_MATTERS, found.case.desk)
    if not (desk or holds(ctx, ANSWER_MATTERS, found.matter.lead)):
        raise terms.NOT_LEAD()
