"""Merging reports of one matter and splitting them again. Every caller is told; nothing is merged by itself."""

from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.actions.assessing import settle_down
from anmin.cases.actions.links import add, both, tell_both
from anmin.cases.actions.noting import note
from anmin.cases.actions.ordering import withdraw_all
from anmin.cases.actions.tasks import drop_left
from anmin.cases.catalogue.terms import ClockName
from anmin.cases.clocks import Ticking, clock
from anmin.cases.events.cases import Raised
from anmin.cases.events.merging import Merged, Split
from anmin.cases.evidence import owner_of
from anmin.cases.model import merging as model
from anmin.cases.model.cases import Case
from anmin.cases.model.links import Link
from anmin.cases.numbers import Numbers
from anmin.cases.other_kinds import Begun, OtherKinds
from anmin.cases.placing import desk_of
from anmin.cases.store import cases, links, orders
from anmin.cases.store import merging as store
from anmin.cases.telling import hearers, tell_stage
from anmin.cases.terms import merging as terms
from anmin.cases.terms.cases import (
    CASE_OVER,
    CASE_STATE,
    CASE_UNKNOWN,
    OFFICE_UNKNOWN,
    TAKE_CASES,
    CaseKind,
    CaseState,
    Quiet,
)
from anmin.cases.terms.links import SAME_CASE, LinkKind
from anmin.cases.terms.orders import WithdrawReason
from anmin.cases.terms.stages import PublicStage
from anmin.cases.waiting import stop_waiting
from anmin.identity.within import sees
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.faults import CHANGED_MEANWHILE
from anmin.kernel.ids import new_id
from anmin.kernel.words import Event
from anmin.media.actions.evidence import ShareEvidence, share
from anmin.territory.service import Territory


class MergeCases(Command, frozen=True):
    """`into`: the case that leads from now on. `withdraw`: open orders of the joining case are taken back."""

    case: UUID
    into: UUID
    withdraw: bool = False


class SplitCase(Command, frozen=True):
    """`office`: make a second case of an open one for this jurisdiction; None: undo the merge of a merged one."""

    case: UUID
    office: UUID | None = None


class StandsAlone(msgspec.Struct, frozen=True):
    """The case that is handled by itself from now on."""

    case: UUID
    number: str


class GatherJoined(Command, frozen=True):
    """`case` was merged, and may have led others."""

    case: UUID


class TellJoined(Command, frozen=True):
    """`lead` has reached a stage that the callers of merged cases hear of."""

    lead: UUID
    stage: PublicStage


MERGING = (
    CASE_UNKNOWN,
    CASE_OVER,
    CASE_STATE,
    SAME_CASE,
    terms.LEAD_MERGED,
    terms.OPEN_ORDERS,
    terms.DRILL_APART,
)


@action("cases.merge_cases", needs=TAKE_CASES, faults=MERGING)
async def merge_cases(ctx: Ctx, command: MergeCases) -> None:
    """Merge a case into the one that leads; its caller keeps it and is told, its open orders and sub-tasks end."""
    case, lead = await both(ctx, command.case, command.into)
    if case.lead == lead.id:
        ctx.unchanged(Quiet.SAME)
        return
    joined, leading, facts = model.merge(case, lead, ctx.now)
    listed = await orders.of_case(ctx, case.id, change=True)
    standing = tuple(str(each.number) for each in listed if not each.ended)
    if standing and not command.withdraw:
        raise terms.OPEN_ORDERS(numbers=standing)
    said: list[Event] = [*await withdraw_all(ctx, joined, listed, WithdrawReason.MERGED)]
    said += [*await drop_left(ctx, joined), facts[0]]
    await settle_down(ctx, joined)
    await stop_waiting(ctx, case)
    await cases.save(ctx, leading)
    _say(ctx, joined, said)
    _say(ctx, leading, facts)
    for each in (joined, leading):
        await _show(ctx, each, each.offices)
    await tell_stage(ctx, joined, PublicStage.JOINED)


async def _show(ctx: Ctx, case: Case, offices: tuple[UUID, ...]) -> None:
    """Let these offices see the evidence of the case."""
    await share(ctx, ShareEvidence(owner=owner_of(case.id), offices=frozenset(offices)))


def _say(ctx: Ctx, case: Case, facts: list[Event]) -> None:
    for event in facts:
        ctx.say(event, about=case.subject)


@action(
    "cases.split_case",
    needs=TAKE_CASES,
    faults=(CASE_UNKNOWN, CASE_OVER, OFFICE_UNKNOWN, terms.NOT_MERGED, CHANGED_MEANWHILE),
)
async def split_case(ctx: Ctx, command: SplitCase) -> StandsAlone:
    """Undo a merge, or make a second case of one matter for another jurisdiction; both are tracked, the caller hears both."""
    if command.office is None:
        return await _undo(ctx, command.case)
    return await _divide(ctx, command.case, command.office)


async def _undo(ctx: Ctx, id: UUID) -> StandsAlone:
    lead = (await cases.get(ctx, id)).lead
    if lead is None:
        raise terms.NOT_MERGED()
    case, leading = await both(ctx, id, lead)
    if case.lead != lead:
        raise CHANGED_MEANWHILE()
    listed = await orders.of_case(ctx, id, change=True)
    alone, split = model.stand_alone(case, (each.state for each in listed))
    await settle_down(ctx, alone)
    ctx.say(split, about=alone.subject)
    await note(ctx, leading, split)
    await tell_stage(ctx, alone, PublicStage.REOPENED)
    return StandsAlone(alone.id, alone.number)


async def _divide(ctx: Ctx, id: UUID, office: UUID) -> StandsAlone:
    """NY-24: one report that concerns two jurisdictions."""
    if ctx.house.service(Territory).offices.get(office) is None:
        raise OFFICE_UNKNOWN()
    case = await cases.get(ctx, id, change=True)
    case.check_open()
    second = await _second(ctx, case, office)
    await _show(ctx, case, second.offices)
    add(ctx, Link(second.id, case.id, LinkKind.RELATED, ctx.now))
    split = Split(second.id, case.id, office)
    await note(ctx, case, split)
    ctx.say(_raised(second), about=second.subject)
    ctx.say(split, about=second.subject)
    await tell_stage(ctx, second, PublicStage.TAKEN)
    if second.kind is CaseKind.EMERGENCY:
        ctx.timer(clock(ctx.house, second.id, Ticking(second.epoch, ClockName.UNORDERED), ctx.now))
    ctx.house.service(OtherKinds).begin(ctx, Begun(second.id, second.kind, second.desk, ctx.now))
    return StandsAlone(second.id, second.number)


async def _second(ctx: Ctx, case: Case, office: UUID) -> Case:
    """Taken already by whoever splits: nobody has to ask the caller again."""
    desk, division = desk_of(ctx, office)
    by = ctx.actor.id
    seen: dict[str, Any] = {"opened_at": ctx.now, "opened_by": by, "taken_at": ctx.now, "taken_by": by}
    placed = {"desk": desk, "first_office": office, "office": office, "home_office": None}
    fresh: dict[str, Any] = {"id": new_id(), "version": 1, "epoch": 1, "state": CaseState.TAKEN, "due_at": None, **seen}
    fresh |= {"number": await ctx.house.service(Numbers).next(division, ctx.now), "raised_at": ctx.now, **placed}
    fresh["offices"] = _watching(ctx, case, desk, office)
    await store.copy(ctx, case.id, fresh)
    return msgspec.structs.replace(
        case, **fresh, waiting_since=None, commander=None, response_level=None, reported_at=None, reopened=0
    )


def _watching(ctx: Ctx, case: Case, *offices: UUID) -> tuple[UUID, ...]:
    """Those of the second case, the desk of the first, and the office by which whoever splits sees it."""
    mine = [each for each in case.offices if sees(ctx, each)]
    return tuple(dict.fromkeys((*offices, case.desk, *mine[:1])))


def _raised(case: Case) -> Raised:
    return Raised(
        case=case.id,
        kind=case.kind,
        channel=case.channel,
        level=case.level,
        tag=case.tag or None,
        category=case.category or None,
        desk=case.desk,
        office=case.office,
        flags=tuple(sorted(case.flags)),
    )


@action("cases.gather_joined", needs=SYSTEM, faults=(CASE_UNKNOWN, CHANGED_MEANWHILE))
async def gather_joined(ctx: Ctx, command: GatherJoined) -> None:
    """Give the cases that a merged case led to the one that leads now, so that one look shows them all."""
    followers = await store.joined(ctx, command.case)
    top = await store.root(ctx, command.case)
    if not followers or top == command.case:
        ctx.unchanged(Quiet.STALE)
        return
    lead, *following = await links.locked(ctx, top, *followers)
    if lead.lead is not None:
        raise CHANGED_MEANWHILE()
    for each in following:
        if each.lead == command.case:
            joined = model.follow(each, lead)
            lead = lead.with_offices(joined.offices).changed()
            await tell_both(ctx, joined, lead, Merged(joined.id, lead.id))
            await _show(ctx, joined, joined.offices)
    if not ctx.work.said:
        ctx.unchanged(Quiet.STALE)


@action("cases.tell_joined", needs=SYSTEM)
async def tell_joined(ctx: Ctx, command: TellJoined) -> None:
    """Tell the callers of merged cases, and who follows them, what became of the matter they reported."""
    for case in await links.locked(ctx, *await store.joined(ctx, command.lead)):
        if case.state is CaseState.MERGED and await hearers(ctx, case, command.stage):
            told = case.changed()
            await cases.save(ctx, told)
            await ctx.conn.execute(store.SAME_OUTCOME, told.id, command.lead)
            await tell_stage(ctx, told, command.stage)
    if not ctx.work.said:
        ctx.unchanged(Quiet.SAME)
