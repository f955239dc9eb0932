"""Covering parts of a picture: the original stays, and what is shown is a piece of its own."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.kernel import faults
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.uploads import upload_of
from anmin.media.actions.evidence import put_in, subject
from anmin.media.covering import Area, covered
from anmin.media.deriving import Made, derive
from anmin.media.events.redaction import EvidenceRedacted, RedactionUndone
from anmin.media.files import copy_content
from anmin.media.model.evidence import Evidence
from anmin.media.pictures import FORMATS
from anmin.media.store import evidence as store
from anmin.media.terms import evidence as evidence_terms
from anmin.media.terms import redaction as terms
from anmin.media.terms.evidence import OPEN_ORIGINALS, EvidenceKind, ShownCopy
from anmin.media.terms.redaction import Derivation, WhyCovered
from anmin.media.workshop import Workshop


class RedactEvidence(Command, frozen=True):
    """`areas`: what is covered beside what is covered already."""

    evidence: UUID
    areas: Annotated[list[Area], Meta(min_length=1, max_length=50)]
    why: WhyCovered


class Redacted(msgspec.Struct, frozen=True):
    """`derived`: the covered picture, a piece of its own. `sha256` in hex."""

    derived: UUID
    sha256: str


class UndoRedaction(Command, frozen=True):
    evidence: UUID


@action(
    "media.redact_evidence",
    needs=terms.REDACT,
    faults=(
        evidence_terms.EVIDENCE_UNKNOWN,
        terms.EVIDENCE_LOOSE,
        terms.EVIDENCE_NOT_A_PICTURE,
        evidence_terms.EVIDENCE_DAMAGED,
        faults.TOO_MANY,
    ),
)
async def redact_evidence(ctx: Ctx, command: RedactEvidence) -> Redacted:
    """Cover parts of a picture for good in what is shown; the original stays as it is."""
    source = await store.get(ctx, command.evidence, change=True)
    base = await store.get(ctx, source.shown_by) if source.shown_by else source
    if source.derivation is Derivation.REDACTION or not _picture(source):
        raise terms.EVIDENCE_NOT_A_PICTURE()
    picture = await copy_content(ctx.house, base, (await store.unlocked(ctx, base.id)).file_key)
    content = await ctx.house.service(Workshop).do(lambda: covered(picture, base.copy_type, command.areas))
    upload = upload_of(content)
    made = Made(upload, EvidenceKind.PHOTO, Derivation.REDACTION, command.why)
    derived = await derive(ctx, source, made, await put_in(ctx, made.kind, upload))
    said = EvidenceRedacted(source.id, derived, command.why, len(command.areas))
    ctx.say(said, about=subject(await store.get(ctx, source.id)))
    return Redacted(derived, upload.sha256)


@action("media.undo_redaction", needs=OPEN_ORIGINALS, faults=(evidence_terms.EVIDENCE_UNKNOWN,))
async def undo_redaction(ctx: Ctx, command: UndoRedaction) -> None:
    """Show a covered picture uncovered again; what was covered stays listed."""
    source = await store.get(ctx, command.evidence, change=True)
    shown = await store.get(ctx, source.shown_by) if source.shown_by else None
    if shown is None or shown.derivation is not Derivation.REDACTION:
        ctx.unchanged(terms.Nothing.NOT_COVERED)
        return
    ctx.say(RedactionUndone(source.id, shown.id), about=subject(await store.show_by(ctx, source, None)))


def _picture(evidence: Evidence) -> bool:
    """Whether there is a picture to cover."""
    return evidence.copy is ShownCopy.MADE and evidence.copy_type in FORMATS
