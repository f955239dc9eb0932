"""One step of a transfer, whoever takes it: saved, kept, told to the other side, and what follows for the case."""

from uuid import UUID

from anmin.cases.actions.closing import CloseCase, close_case
from anmin.cases.actions.noting import note
from anmin.cases.evidence import share_with
from anmin.cases.model.cases import Case
from anmin.cases.store import cases
from anmin.cases.terms.cases import OVER
from anmin.cases.terms.closing import CANNOT_CLOSE
from anmin.cases.terms.rating import Verdict
from anmin.identity.within import holds
from anmin.kernel.ctx import Ctx
from anmin.kernel.journal import Subject, office, person
from anmin.kernel.words import Event, Problem
from anmin.transfers import events, store, terms
from anmin.transfers.carriers import Carriers, Told
from anmin.transfers.model import OURS, TWICE, Transfer, times_back
from anmin.transfers.package import Package
from anmin.transfers.peers import office_of, peer, peers
from anmin.transfers.terms import HANDLE_TRANSFERS, TransferStep

HANDED_BACK = "to_hotline"
"""The disposition of a case that came by the wire and goes back: a row of the register `cases.disposition`."""


async def held(ctx: Ctx, transfer: UUID) -> tuple[Case, Transfer]:
    """The case and the transfer, locked in this order. Raises TRANSFER_UNKNOWN."""
    case = await cases.get(ctx, await store.case_of(ctx, transfer), change=True)
    return case, await store.locked(ctx, transfer)


def acts_for(ctx: Ctx, desk: UUID, party: str) -> bool:
    """Whether the caller acts for this party: for the desk of the case, or for the peer's office in the house."""
    if party == OURS:
        return holds(ctx, HANDLE_TRANSFERS, desk)
    row = peers(ctx).get(party)
    own = office_of(ctx, row) if row else None
    return own is not None and holds(ctx, HANDLE_TRANSFERS, own)


def check_side(ctx: Ctx, case: Case, transfer: Transfer, step: TransferStep) -> None:
    """Raises NOT_YOUR_PART."""
    if not any(acts_for(ctx, case.desk, each) for each in transfer.sides_of(step)):
        raise terms.NOT_YOUR_PART()


async def take(ctx: Ctx, case: Case, transfer: Transfer, told: Told, *, by_peer: bool = False) -> Transfer:
    """Raises TRANSFER_STATE, and what closing a case answers that goes back to where it came from.

    `by_peer`: the other side said so over the wire, and need not be told.
    """
    after = transfer.take(told.step, ctx.now, told.verdict)
    await store.save(ctx, after)
    store.add_step(ctx, after, told)
    case = await note(ctx, case, _fact(after, told))
    if after.came_back and told.step is not TransferStep.VERDICT:
        await _came_back(ctx, case, after)
    if not by_peer:
        await tell(ctx, after, told)
    if after.responsible == "sender" and after.ended_at and is_outside(ctx, after.sender):
        await _give_back(ctx, case, told, forgiving=by_peer)
    return after


def is_outside(ctx: Ctx, party: str) -> bool:
    row = peers(ctx).get(party)
    return row is not None and not row.office


async def tell(ctx: Ctx, transfer: Transfer, told: Told, package: Package | None = None) -> None:
    """Let a peer outside the house know. Raises NO_CARRIER."""
    known = peers(ctx)
    for row in (known[each] for each in transfer.parties if each in known):
        if not row.office:
            await ctx.house.service(Carriers).of(row).carry(ctx, row, transfer, told, package)


async def let_in(ctx: Ctx, case: Case, party: str) -> Case:
    """A peer of this house sees what it is offered: the record, the thread and the evidence. Raises PEER_UNKNOWN."""
    row = peer(ctx, party) if party != OURS else None
    if row is not None and not row.office:
        return case
    own = office_of(ctx, row) if row else case.desk
    if own is None:
        raise terms.PEER_UNKNOWN()
    case = case.with_offices((own,))
    await share_with(ctx, case)
    return case


def _fact(after: Transfer, told: Told) -> Event:
    if told.step is TransferStep.VERDICT:
        return events.TransferRated(after.case, after.id, Verdict(told.verdict))
    if told.step is TransferStep.CONFERRING:
        return events.TransferConferred(after.case, after.id)
    if told.step in (TransferStep.DONE, TransferStep.RETURNED):
        return events.TransferEnded(after.case, after.id, after.state)
    return events.TransferAnswered(after.case, after.id, after.state, after.kept)


async def _came_back(ctx: Ctx, case: Case, after: Transfer) -> None:
    """The second time between the same two it is the watch commander's: the desk and the commander hear it."""
    times = times_back(await store.of_case(ctx, case.id), after.parties)
    if times >= TWICE:
        commander = (person(case.commander),) if case.commander else ()
        hearers = Subject(case.subject.kind, case.id, case.version, (office(case.desk), *commander))
        ctx.say(events.TransferStuck(case.id, after.id, times), about=hearers)


async def _give_back(ctx: Ctx, case: Case, told: Told, *, forgiving: bool) -> None:
    """What came by the wire and is not handled here ends here; whoever sent it is responsible again.

    `forgiving`: the other side took it back; a case that somebody is at work on stays open for the desk.
    """
    if case.state in OVER:
        return
    why = terms.REFUSED_TEXT.zh.format(why=told.text or told.step.text.zh)
    try:
        await close_case(ctx, CloseCase(case=case.id, disposition=HANDED_BACK, outcome=why))
    except Problem as refused:
        if not (forgiving and refused.fault == CANNOT_CLOSE):
            raise
