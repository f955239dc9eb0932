"""How long evidence is kept: holds, which nothing overrules, and the night's work by the register of retention."""

from datetime import timedelta
from uuid import UUID

import msgspec

from anmin.identity.terms.rights import HoldReason
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, office
from anmin.media.events.keeping import EvidenceExpired, EvidenceHeld, EvidenceReleased
from anmin.media.model.evidence import Evidence
from anmin.media.owners import Owners
from anmin.media.retention import days_kept
from anmin.media.store import evidence as evidence_store
from anmin.media.store import holds as store
from anmin.media.terms import keeping as terms
from anmin.media.terms.evidence import EVIDENCE_UNKNOWN, Owner
from anmin.media.terms.evidence import Nothing as NothingThere


class HoldEvidence(Command, frozen=True):
    """Exactly one of `owner`, for all that it has and will have, and `evidence`."""

    reason: HoldReason
    owner: Owner | None = None
    evidence: UUID | None = None


class Held(msgspec.Struct, frozen=True):
    hold: UUID


class ReleaseEvidence(Command, frozen=True):
    hold: UUID


class EraseOutlived(Command, frozen=True):
    """Nothing is asked: the register says how long."""


@action("media.hold_evidence", needs=terms.HOLD, faults=(EVIDENCE_UNKNOWN, terms.HOLD_ONE))
async def hold_evidence(ctx: Ctx, command: HoldEvidence) -> Held:
    """Keep evidence from being erased, by whomever and for whatever reason, until the hold is released."""
    pieces = await _meant(ctx, command)
    if standing := await store.same(ctx, command.owner, command.evidence, command.reason):
        ctx.unchanged(terms.Nothing.ALREADY_HELD)
        return Held(standing)
    hold, offices = new_id(), sorted({each for piece in pieces for each in piece.offices})
    ctx.insert(
        store.HOLD,
        id=hold,
        owner=command.owner,
        evidence=command.evidence,
        reason=command.reason.value,
        offices=offices,
        placed_at=ctx.now,
        placed_by=ctx.actor.name,
    )
    said = EvidenceHeld(hold, command.owner, command.evidence, command.reason)
    ctx.say(said, about=Subject("hold", hold, 1, tuple(map(office, offices))))
    return Held(hold)


@action("media.release_evidence", needs=terms.HOLD, faults=(terms.HOLD_UNKNOWN,))
async def release_evidence(ctx: Ctx, command: ReleaseEvidence) -> None:
    """End a hold; from now on the evidence goes when it would have gone."""
    hold = await store.get(ctx, command.hold)
    if hold.released_at:
        ctx.unchanged(terms.Nothing.ALREADY_RELEASED)
        return
    await store.release(ctx, hold.id)
    said = EvidenceReleased(hold.id, hold.owner, hold.evidence)
    ctx.say(said, about=Subject("hold", hold.id, 2, tuple(map(office, hold.offices))))


@action("media.erase_outlived", needs=SYSTEM)
async def erase_outlived(ctx: Ctx, command: EraseOutlived) -> int:  # noqa: ARG001 - asks nothing
    """Erase evidence of matters that ended longer ago than its kind is kept; what is held stays."""
    erased, last, days = 0, "", days_kept(ctx.house, ctx.now)
    while days and (owners := await evidence_store.owners(ctx, last)):
        for owner, ended in (await ctx.house.service(Owners).ended(ctx.conn, owners)).items():
            over = [kind for kind, kept in days.items() if ended + timedelta(days=kept) <= ctx.now]
            for piece in await evidence_store.erase_kinds(ctx, owner, over):
                ctx.say(EvidenceExpired(piece.id, owner, piece.kind), about=_gone(piece))
                erased += 1
        last = owners[-1]
    if not erased:
        ctx.unchanged(NothingThere.NO_EVIDENCE)
    return erased


async def _meant(ctx: Ctx, command: HoldEvidence) -> list[Evidence]:
    """Raises HOLD_ONE, EVIDENCE_UNKNOWN."""
    if (command.owner is None) == (command.evidence is None):
        raise terms.HOLD_ONE()
    if command.evidence:
        return [await evidence_store.get(ctx, command.evidence)]
    pieces = await evidence_store.of_owner(ctx, command.owner or "")
    if not pieces:
        raise EVIDENCE_UNKNOWN()
    return pieces


def _gone(piece: Evidence) -> Subject:
    return Subject("evidence", piece.id, piece.version + 1)
