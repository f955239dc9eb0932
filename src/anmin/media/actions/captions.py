"""Captions as evidence made of a recording: a text with a hash of its own; the recording stays as it is."""

from uuid import UUID

from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.uploads import Upload
from anmin.media.actions.evidence import put_in
from anmin.media.deriving import Made, derive
from anmin.media.store import evidence as store
from anmin.media.terms.evidence import EvidenceKind, Nothing
from anmin.media.terms.redaction import Derivation


class KeepCaptions(Command, frozen=True):
    """`text`: WebVTT."""

    evidence: UUID
    text: Upload


@action("media.keep_captions", needs=SYSTEM)
async def keep_captions(ctx: Ctx, command: KeepCaptions) -> UUID | None:
    """Put them beside their recording; None when that went meanwhile. Raises EVIDENCE_LOOSE."""
    ctx.unchanged(Nothing.NO_EVIDENCE)
    made = Made(command.text, EvidenceKind.DOCUMENT, Derivation.CAPTIONS, shown=False)
    async with ctx.outside():
        kept = await put_in(ctx, made.kind, made.file)
    if not await store.some(ctx, [command.evidence]):
        return None
    return await derive(ctx, await store.get(ctx, command.evidence, change=True), made, kept)
