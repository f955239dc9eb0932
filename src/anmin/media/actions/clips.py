"""A part of a recording as a piece of its own: the same frames, cut at a whole picture, with the recording unchanged."""

import hashlib
from pathlib import Path
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.kernel import faults
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.uploads import Upload, held
from anmin.media.actions.evidence import put_in
from anmin.media.bench import Bench
from anmin.media.deriving import Made, derive
from anmin.media.engine.remux import Part, Unplayable, remux
from anmin.media.examining import blocks
from anmin.media.files import copy_place, laid_out
from anmin.media.store import evidence as store
from anmin.media.terms import evidence as evidence_terms
from anmin.media.terms import redaction as terms
from anmin.media.terms.evidence import MediaType
from anmin.media.terms.packages import EXPORT
from anmin.media.terms.redaction import Derivation

LONGEST = 24 * 3600 * 1000
PLAYED = (MediaType.WEBM, MediaType.WEBM_AUDIO)

Milliseconds = Annotated[int, Meta(ge=0, le=LONGEST)]


class ClipEvidence(Command, frozen=True):
    """From `begin` until `until`, in milliseconds of the copy that plays."""

    evidence: UUID
    begin: Milliseconds
    until: Milliseconds

    def __post_init__(self) -> None:
        if self.until <= self.begin:
            raise ValueError("a clip ends after it begins")


class Clipped(msgspec.Struct, frozen=True):
    """`derived`: the clip, a piece of its own. `sha256` in hex; `seconds` as it plays."""

    derived: UUID
    sha256: str
    seconds: float


@action(
    "media.clip_evidence",
    needs=EXPORT,
    faults=(
        evidence_terms.EVIDENCE_UNKNOWN,
        evidence_terms.EVIDENCE_HAS_NO_COPY,
        evidence_terms.EVIDENCE_DAMAGED,
        terms.EVIDENCE_LOOSE,
        terms.EVIDENCE_NOT_CUT,
        faults.TOO_MANY,
    ),
)
async def clip_evidence(ctx: Ctx, command: ClipEvidence) -> Clipped:
    """Cut a part out of a recording; the recording stays as it is."""
    source = await store.get(ctx, command.evidence)
    if source.copy_type not in PLAYED or source.derivation is not None:
        raise terms.EVIDENCE_NOT_CUT()
    place = copy_place(source, (await store.unlocked(ctx, source.id)).file_key)
    with ctx.house.service(Bench).folder() as folder:
        whole, part = folder / "whole.webm", folder / "part.webm"
        async with ctx.outside():
            await laid_out(ctx.house, place, source.copy_size, whole)
            try:
                facts = await remux([whole], part, Part(command.begin, command.until))
            except Unplayable:
                raise terms.EVIDENCE_NOT_CUT() from None
            with part.open("rb") as file:
                upload = held(file, Upload(_hash(part), facts.size))
                kept = await put_in(ctx, source.kind, upload)
    source = await store.get(ctx, source.id, change=True)
    derived = await derive(ctx, source, Made(upload, source.kind, Derivation.CLIP, shown=False), kept)
    return Clipped(derived, upload.sha256, facts.seconds)


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in blocks(file):
            digest.update(block)
    return digest.hexdigest()
