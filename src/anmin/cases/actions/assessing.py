"""The desk at work: open, take, classify, set level, flags, place and jurisdiction, and the case's own clock."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases import meanwhile
from anmin.cases.actions.noting import note
from anmin.cases.actions.raising import Flags
from anmin.cases.catalogue.tree import category_tree
from anmin.cases.claims import check_claim
from anmin.cases.clocks import CASE_CLOCK, LAST, Ticking, case_clock
from anmin.cases.events.cases import Classified, ClockRanOut, FlagsSet, JurisdictionSet, LevelSet, PlaceSet
from anmin.cases.evidence import share_with
from anmin.cases.meanwhile import Clash, Version, check_meanwhile
from anmin.cases.model.cases import SUBJECT, Case
from anmin.cases.placing import CHINA, Spot
from anmin.cases.store import cases as store
from anmin.cases.telling import tell_stage
from anmin.cases.terms import cases as terms
from anmin.cases.terms.cases import CaseState, Flag, JurisdictionReason, LevelReason, Quiet
from anmin.cases.terms.desk import LIST_CASES
from anmin.cases.terms.places import PlaceState
from anmin.cases.terms.stages import PublicStage
from anmin.identity.tree import OrganisationTree
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.faults import CHANGED_MEANWHILE
from anmin.kernel.fields import CodeText, ShortText
from anmin.kernel.journal import Subject, office
from anmin.kernel.personal import Sensitive
from anmin.kernel.registers import Registers
from anmin.kernel.words import Event
from anmin.territory.countries import place_of
from anmin.territory.service import Territory

Level = Annotated[int, Meta(ge=1, le=4)]


class OneCase(Command, frozen=True):
    case: UUID


class TakeCase(OneCase, frozen=True):
    """`anyway`: although a colleague is opening it this very moment."""

    anyway: bool = False


class EditCase(OneCase, frozen=True):
    """`version`: of the page; refused when somebody else has set the same thing since."""

    version: Version | None = None


class ClassifyCase(EditCase, frozen=True, kw_only=True):
    category: CodeText


class SetLevel(EditCase, frozen=True, kw_only=True):
    level: Level
    reason: LevelReason


class SetFlags(EditCase, frozen=True, kw_only=True):
    """All flags the case is to have."""

    flags: Flags


class SetPlace(EditCase, frozen=True, kw_only=True):
    """`forced`: the address could not be confirmed and is used all the same; the case is flagged for follow-up."""

    place: Spot | None = None
    address: ShortText = ""
    landmark: ShortText = ""
    forced: bool = False


class SetJurisdiction(EditCase, frozen=True, kw_only=True):
    office: UUID
    reason: JurisdictionReason


class RunOut(OneCase, frozen=True):
    ticking: Ticking


async def settle_down(ctx: Ctx, case: Case) -> None:
    """Save a case that moved, with the clock that belongs to its new state."""
    await store.save(ctx, case)
    timer = case_clock(ctx.house, case, ctx.now)
    if timer is None:
        await ctx.cancel(CASE_CLOCK, f"{SUBJECT}:{case.id}")
    else:
        ctx.timer(timer)


@action("cases.open_case", needs=LIST_CASES, faults=(terms.CASE_UNKNOWN,))
async def open_case(ctx: Ctx, command: OneCase) -> None:
    """Note who looked at a case first, and when."""
    case = await store.get(ctx, command.case, change=True)
    opened = case.open(person_of(ctx), ctx.now)
    if opened is None:
        ctx.unchanged(Quiet.SAME)
        return
    await store.save(ctx, opened[0])
    ctx.say(opened[1], about=opened[0].subject)


@action(
    "cases.take_case",
    needs=terms.TAKE_CASES,
    faults=(terms.CASE_UNKNOWN, terms.CASE_OVER, terms.CASE_STATE, terms.CASE_CLAIMED),
)
async def take_case(ctx: Ctx, command: TakeCase) -> None:
    """Take a waiting case: from now on you are responsible for it."""
    waiting = await store.get(ctx, command.case, change=True)
    case, taken = waiting.take(ctx.actor.id, ctx.now)
    await check_claim(ctx, waiting, anyway=command.anyway)
    await settle_down(ctx, case)
    ctx.say(taken, about=case.subject)
    await tell_stage(ctx, case, PublicStage.TAKEN)


@action(
    "cases.classify_case",
    needs=terms.TAKE_CASES,
    faults=(terms.CASE_UNKNOWN, terms.CASE_OVER, terms.CATEGORY_UNKNOWN, CHANGED_MEANWHILE),
)
async def classify_case(ctx: Ctx, command: ClassifyCase) -> None:
    """Name the category; the first one stays beside it."""
    row = category_tree(ctx.house.service(Registers), ctx.now).get(command.category)
    if row is None:
        raise terms.CATEGORY_UNKNOWN()
    case = await store.get(ctx, command.case, change=True)
    if case.category == command.category:
        ctx.unchanged(Quiet.SAME)
        return
    clash = meanwhile.categories(ctx, case.category, row.code)
    await check_meanwhile(ctx, case, command.version, Classified, clash)
    case, classified = case.classify(row.code, row.template)
    await store.save(ctx, case)
    ctx.say(classified, about=case.subject)


@action("cases.set_level", needs=terms.TAKE_CASES, faults=(terms.CASE_UNKNOWN, terms.CASE_OVER, CHANGED_MEANWHILE))
async def set_level(ctx: Ctx, command: SetLevel) -> None:
    """Change the level, with the reason."""
    case = await store.get(ctx, command.case, change=True)
    if case.level == command.level:
        ctx.unchanged(Quiet.SAME)
        return
    await check_meanwhile(ctx, case, command.version, LevelSet, meanwhile.levels(case.level, command.level))
    case, said = case.set_level(command.level, command.reason)
    await store.save(ctx, case)
    ctx.say(said, about=case.subject)


@action("cases.set_flags", needs=terms.TAKE_CASES, faults=(terms.CASE_UNKNOWN, CHANGED_MEANWHILE))
async def set_flags(ctx: Ctx, command: SetFlags) -> None:
    """Say what is true of the caller and the case: unsafe to call, quiet, minor, test, …"""
    case = await store.get(ctx, command.case, change=True)
    if case.flags == frozenset(command.flags):
        ctx.unchanged(Quiet.SAME)
        return
    await check_meanwhile(ctx, case, command.version, FlagsSet, meanwhile.flags(case.flags, command.flags))
    before = case.flags
    case, said = case.set_flags(command.flags)
    # An advised case has another clock than one to which somebody must be ordered.
    await (settle_down if Flag.ADVISED in before ^ case.flags else store.save)(ctx, case)
    ctx.say(said, about=case.subject)


@action("cases.set_place", needs=terms.TAKE_CASES, faults=(terms.CASE_UNKNOWN, terms.CASE_OVER, CHANGED_MEANWHILE))
async def set_place(ctx: Ctx, command: SetPlace) -> None:
    """Say where it happened; what is known of the caller stays as it is."""
    case = await store.get(ctx, command.case, change=True)
    case.check_open()
    await check_meanwhile(ctx, case, command.version, PlaceSet, Clash("place"))
    ring, spot = ctx.house.keyring, command.place
    point = spot.point() if spot else None
    country = place_of(point).nearest if point else None
    state = PlaceState.FORCED if command.forced else PlaceState.CONFIRMED
    await ctx.conn.execute(
        store.SET_PLACE,
        case.id,
        point.lon if point else None,
        point.lat if point else None,
        spot.datum if spot else None,
        spot.lon if spot else None,
        spot.lat if spot else None,
        spot.accuracy if spot else None,
        country.code if country else None,
        state,
        store.ADDRESS.seal(ring, Sensitive(command.address)) if command.address else None,
        store.LANDMARK.seal(ring, Sensitive(command.landmark)) if command.landmark else None,
    )
    flags = (case.flags | {Flag.PLACE_FORCED}) if command.forced else (case.flags - {Flag.PLACE_FORCED})
    flags |= {Flag.OVERSEAS} if country and country.code != CHINA else set()
    said: list[Event] = [] if flags == case.flags else [FlagsSet(case.id, tuple(sorted(flags)))]
    await note(ctx, msgspec.structs.replace(case, flags=flags), PlaceSet(case.id, state), *said)


@action(
    "cases.set_jurisdiction",
    needs=terms.COMMAND_CASES,
    faults=(terms.CASE_UNKNOWN, terms.CASE_OVER, terms.OFFICE_UNKNOWN, CHANGED_MEANWHILE),
)
async def set_jurisdiction(ctx: Ctx, command: SetJurisdiction) -> None:
    """Name the office that has jurisdiction (JJ-12); the first one stays beside it."""
    if ctx.house.service(Territory).offices.get(command.office) is None:
        raise terms.OFFICE_UNKNOWN()
    case = await store.get(ctx, command.case, change=True)
    if case.office == command.office:
        ctx.unchanged(Quiet.SAME)
        return
    clash = meanwhile.offices(ctx, case.office, command.office)
    await check_meanwhile(ctx, case, command.version, JurisdictionSet, clash)
    case, said = case.set_jurisdiction(command.office, command.reason)
    await store.save(ctx, case)
    await share_with(ctx, case)
    ctx.say(said, about=case.subject)


@action("cases.run_out", needs=SYSTEM, faults=(terms.CASE_UNKNOWN,))
async def run_out(ctx: Ctx, command: RunOut) -> None:
    """Warn that nobody went on with a case in time; a timer of an earlier state finds another epoch and does nothing."""
    case = await store.get(ctx, command.case, change=True)
    ticking = command.ticking
    if case.epoch != ticking.epoch:
        ctx.unchanged(Quiet.STALE)
        return
    waits = case.state is CaseState.TAKEN and case.waiting_since is not None
    timer = case_clock(ctx.house, case, ctx.now, ticking.step if waits else ticking.step + 1)
    if timer is not None:
        ctx.timer(timer)
    if waits:  # the desk is reminded of it by another clock
        ctx.unchanged(Quiet.WAITS)
        return
    case = case.changed()
    await store.save(ctx, case)
    since = case.taken_at or case.raised_at
    said = ClockRanOut(case.id, case.state, min(ticking.step, LAST), since)
    ctx.say(said, about=warned_of(ctx, case, ticking.step))


def warned_of(ctx: Ctx, case: Case, step: int) -> Subject:
    """What a warning is about: from its last step on the office above the desk hears it too."""
    if step < LAST:
        return case.subject
    above = ctx.house.service(OrganisationTree).ancestors(case.desk)[1:2]
    return Subject(SUBJECT, case.id, case.version, tuple(map(office, (*case.offices, *above))))
