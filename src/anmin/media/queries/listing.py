"""All evidence of one matter on one page: what came, from whom and when, what was made of it, and who opened it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from anmin.identity.terms.rights import HoldReason
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.media.model.evidence import Evidence
from anmin.media.store import evidence as store
from anmin.media.store import holds, looks
from anmin.media.terms.evidence import SEE, EvidenceKind, MediaType, Owner, SentBy, ShownCopy
from anmin.media.terms.redaction import Derivation


class EvidencePage(Question, frozen=True):
    owner: Owner


class DerivedPiece(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of a piece. `shown`: instead of it. `why`: for a covered picture."""

    evidence: UUID
    derivation: Derivation
    why: str | None
    media_type: MediaType
    sha256: str
    size: int
    staff: UUID | None
    made_at: datetime
    shown: bool


class Opening(msgspec.Struct, frozen=True):
    """Somebody opened the original."""

    at: datetime
    staff: UUID | None
    purpose: str | None


class PieceOfEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """`sha256` (hex) and `size` of the original. `staff` and `openings` are for staff alone."""

    evidence: UUID
    kind: EvidenceKind
    media_type: MediaType
    size: int
    sha256: str
    copy: ShownCopy
    sent_by: SentBy
    staff: UUID | None
    taken_at: datetime | None
    stored_at: datetime
    held: bool
    derived: list[DerivedPiece]
    openings: list[Opening]


class StandingHold(msgspec.Struct, frozen=True):
    """On one piece, or with `evidence` None on the whole matter."""

    hold: UUID
    evidence: UUID | None
    reason: HoldReason
    placed_at: datetime
    staff: UUID | None


class EvidenceListed(msgspec.Struct, frozen=True):
    """`held`: a hold stands on the whole matter. `holds` are for staff alone."""

    owner: Owner
    held: bool
    holds: list[StandingHold]
    pieces: list[PieceOfEvidence]


@query("media.evidence_page", needs=SEE)
async def evidence_page(ctx: Ctx, question: EvidencePage) -> EvidenceListed:
    """The evidence of a matter that the caller may see, oldest first, with what was made of each piece."""
    every = await store.of_owner(ctx, question.owner)
    by = {each.id: each for each in every}
    staff = ctx.actor.kind == "staff"
    openings: dict[UUID, list[Opening]] = defaultdict(list)
    for row in await looks.openings(ctx, [each.id for each in every]) if staff else ():
        opened = Opening(row["at"], staff_of(row["actor"]), row["purpose"])
        openings[UUID(row["subject"].partition(":")[2])].append(opened)
    held = await holds.held(ctx, [each.id for each in every])
    pieces = [
        PieceOfEvidence(
            evidence=each.id,
            kind=each.kind,
            media_type=each.media_type,
            size=each.size,
            sha256=each.sha256.hex(),
            copy=by.get(each.shown_by or each.id, each).copy,
            sent_by=SentBy(each.uploader.partition(":")[0]),
            staff=staff_of(each.uploader) if staff else None,
            taken_at=each.taken_at,
            stored_at=each.stored_at,
            held=each.id in held,
            derived=[_derived(made, by, staff=staff) for made in every if made is not each and _root(made, by) is each],
            openings=openings[each.id],
        )
        for each in every
        if each.derived_from is None
    ]
    standing = await holds.standing(ctx, question.owner, [each.id for each in every]) if staff else []
    return EvidenceListed(question.owner, await holds.stands(ctx, question.owner), [*map(_hold, standing)], pieces)


def _hold(row: asyncpg.Record) -> StandingHold:
    reason = HoldReason(row["reason"])
    return StandingHold(row["id"], row["evidence"], reason, row["placed_at"], staff_of(row["placed_by"]))


def staff_of(actor: str) -> UUID | None:
    """The staff member behind the journal's name of an actor, if one is."""
    kind, _, id = actor.partition(":")
    return UUID(id) if kind == "staff" else None


def _root(made: Evidence, by: Mapping[UUID, Evidence]) -> Evidence:
    """What it was made of in the end; itself for what came."""
    source = by.get(made.derived_from) if made.derived_from else None
    return _root(source, by) if source else made


def _derived(made: Evidence, by: Mapping[UUID, Evidence], *, staff: bool) -> DerivedPiece:
    assert made.derivation
    assert made.derived_from
    return DerivedPiece(
        evidence=made.id,
        derivation=made.derivation,
        why=made.why,
        media_type=made.media_type,
        sha256=made.sha256.hex(),
        size=made.size,
        staff=staff_of(made.uploader) if staff else None,
        made_at=made.stored_at,
        shown=by[made.derived_from].shown_by == made.id,
    )
