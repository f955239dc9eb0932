"""What people are shown of evidence: the copy, and by a way of its own the original. `evidence_of` is for rooms above."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.identity.looking import purpose_for
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN
from anmin.identity.terms.purposes import PURPOSE_UNKNOWN
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText
from anmin.kernel.http import Stored
from anmin.kernel.journal import Subject
from anmin.kernel.reveal import NO_GROUND, Whose, looked, reveal
from anmin.media.actions.evidence import subject
from anmin.media.events.evidence import EvidencePlayed, OriginalOpened
from anmin.media.files import copy_of, is_whole, original_of, plain_name
from anmin.media.looking import told
from anmin.media.model.evidence import Evidence
from anmin.media.store import evidence as store
from anmin.media.store import looks
from anmin.media.terms import evidence as terms
from anmin.media.terms.evidence import EvidenceKind, MediaType, Owner, ShownCopy
from anmin.media.terms.redaction import Derivation

PLAYED = (EvidenceKind.VIDEO, EvidenceKind.VOICE)
NOTED_EACH = timedelta(minutes=10)
"""A player asks for part after part: one line for each viewer and piece in this time."""


class EvidenceOf(Question, frozen=True):
    owner: Owner


class ShownEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """One piece as lists show it. `sha256` (hex) and `size` are of the original; its file name stays sealed.

    `covered`: parts of the shown copy were covered by a person.
    """

    evidence: UUID
    kind: EvidenceKind
    media_type: MediaType
    size: int
    sha256: str
    copy: ShownCopy
    covered: bool
    taken_at: datetime | None
    stored_at: datetime


class ShowEvidence(Question, frozen=True):
    evidence: UUID


class OpenOriginal(Question, frozen=True):
    """`purpose` must be given for what a citizen sent, and its ground must hold."""

    evidence: UUID
    purpose: CodeText | None = None


@query("media.evidence_of", needs=SYSTEM)
async def evidence_of(ctx: Ctx, question: EvidenceOf) -> list[ShownEvidence]:
    """The evidence of a matter that the caller's scope admits, oldest first; what was made of it is on its page."""
    every = await store.of_owner(ctx, question.owner)
    by = {each.id: each for each in every}
    return [_shown(each, by.get(each.shown_by or each.id, each)) for each in every if each.derived_from is None]


@query("media.show_evidence", needs=terms.SEE, faults=(terms.EVIDENCE_UNKNOWN, terms.EVIDENCE_HAS_NO_COPY))
async def show_evidence(ctx: Ctx, question: ShowEvidence) -> Stored:
    """The copy of a piece of evidence, without what the file told of place and maker; playing a recording leaves a line."""
    evidence = await shown_for(ctx, question.evidence)
    copy = copy_of(ctx.house, evidence, (await store.unlocked(ctx, evidence.id)).file_key)
    if evidence.kind in PLAYED and not await looks.played(ctx, evidence.id, ctx.now - NOTED_EACH):
        said = EvidencePlayed(evidence.id, evidence.owner, await told(ctx, evidence))
        # No topic: it is for the auditor; whose data it is reads of it in their own log.
        ctx.say(said, about=Subject("evidence", evidence.id, evidence.version))
    return copy


async def shown_for(ctx: Ctx, id: UUID) -> Evidence:
    """The piece whose copy is shown when this one is asked for. Raises EVIDENCE_UNKNOWN."""
    evidence = await store.get(ctx, id)
    if evidence.derivation is Derivation.REDACTION and evidence.derived_from:
        evidence = await store.get(ctx, evidence.derived_from)  # one that covers less must not be had in its place
    return await store.get(ctx, evidence.shown_by) if evidence.shown_by else evidence


@query(
    "media.open_original",
    needs=terms.OPEN_ORIGINALS,
    faults=(terms.EVIDENCE_UNKNOWN, NO_GROUND, PURPOSE_UNKNOWN, CITIZEN_UNKNOWN),
)
async def open_original(ctx: Ctx, question: OpenOriginal) -> Stored | None:
    """The sealed original; each opening leaves a line, and what a citizen sent needs a purpose whose ground holds."""
    evidence = await store.get(ctx, question.evidence)
    unlocked = await store.unlocked(ctx, evidence.id)
    name, purpose = plain_name(evidence.id, evidence.media_type), None
    if evidence.citizen is not None:
        why = await purpose_for(ctx, evidence.citizen, question.purpose or "")
        if why is None:
            return None
        whose, purpose = Whose("citizen", evidence.citizen), why.value
        if unlocked.name is not None:
            name = await reveal(ctx, unlocked.name, why, whose)
        else:
            await looked(ctx, whose, ("evidence",), why)
    else:
        purpose = await told(ctx, evidence)
    ctx.say(OriginalOpened(evidence.id, evidence.owner, purpose), about=subject(evidence))
    return original_of(ctx.house, evidence, unlocked.file_key, name)


async def sealed(ctx: Ctx, owner: str) -> bool:
    """Whether every piece of evidence of this owner that the scope admits lies in the store with its hash.

    A guard before a matter is closed. Reads every file: a few hundred mebibytes a second.
    """
    for evidence in await store.of_owner(ctx, owner):
        if not await is_whole(ctx.house, evidence, (await store.unlocked(ctx, evidence.id)).file_key):
            return False
    return True


def _shown(evidence: Evidence, by: Evidence) -> ShownEvidence:
    return ShownEvidence(
        evidence=evidence.id,
        kind=evidence.kind,
        media_type=evidence.media_type,
        size=evidence.size,
        sha256=evidence.sha256.hex(),
        copy=by.copy,
        covered=by.derivation is Derivation.REDACTION,
        taken_at=evidence.taken_at,
        stored_at=evidence.stored_at,
    )
