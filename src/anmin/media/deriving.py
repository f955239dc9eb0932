"""What is made of a piece of evidence: kept beside it with a hash of its own, seen by whoever sees the piece."""

from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.uploads import Upload
from anmin.media.actions.evidence import subject
from anmin.media.events.redaction import EvidenceDerived
from anmin.media.examining import Examined
from anmin.media.files import Place
from anmin.media.model.evidence import Evidence
from anmin.media.store import evidence as store
from anmin.media.terms.evidence import EvidenceKind
from anmin.media.terms.redaction import EVIDENCE_LOOSE, Derivation


class Made(msgspec.Struct, frozen=True):
    """The file that was made, and of what sort it is. `why`: a code, or "". `shown`: instead of its source."""

    file: Upload
    kind: EvidenceKind
    derivation: Derivation
    why: str = ""
    shown: bool = True


async def derive(ctx: Ctx, source: Evidence, made: Made, kept: tuple[Place, Examined]) -> UUID:
    """Write it down as evidence derived from `source`, whose row is locked; its id. Raises EVIDENCE_LOOSE."""
    if source.owner is None:
        raise EVIDENCE_LOOSE()
    place, examined = kept
    row = store.Derived(place, examined, made.kind, store.nobodys_token(ctx), made.derivation, made.why or None)
    await store.derive(ctx, source.id, row)
    if made.shown:
        source = await store.show_by(ctx, source, place.evidence)
    said = EvidenceDerived(source.id, place.evidence, made.derivation, made.shown, made.file.sha256)
    ctx.say(said, about=subject(source))
    return place.evidence
