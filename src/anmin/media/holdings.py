"""What this room holds about a citizen: the files they sent, listed for their copy and erased while they are loose."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.identity.rights import Part
from anmin.identity.terms.purposes import Purpose
from anmin.kernel.ctx import Ctx
from anmin.kernel.reveal import Whose, reveal
from anmin.kernel.words import Text
from anmin.media.store import evidence as store
from anmin.media.store import uploads
from anmin.media.terms.evidence import EvidenceKind, KeptEvidence, MediaType


class EvidenceCopy(msgspec.Struct, frozen=True, kw_only=True):
    """One file in clear words; the picture itself is shown by its door."""

    evidence: UUID
    kind: EvidenceKind
    media_type: MediaType
    size: int
    sha256: str
    name: str | None
    attached: bool
    taken_at: datetime | None
    stored_at: datetime


async def sent(ctx: Ctx, citizen: UUID) -> tuple[EvidenceCopy, ...]:
    copies = []
    for each in await store.of_uploader(ctx, f"citizen:{citizen}"):
        name = (await store.unlocked(ctx, each.id)).name
        copies.append(
            EvidenceCopy(
                evidence=each.id,
                kind=each.kind,
                media_type=each.media_type,
                size=each.size,
                sha256=each.sha256.hex(),
                name=await reveal(ctx, name, Purpose.OWN_COPY, Whose("citizen", citizen)) if name else None,
                attached=each.owner is not None,
                taken_at=each.taken_at,
                stored_at=each.stored_at,
            )
        )
    return tuple(copies)


async def drop_loose(ctx: Ctx, citizen: UUID) -> None:
    await store.drop_loose(ctx, f"citizen:{citizen}")
    await uploads.drop(ctx, f"citizen:{citizen}")


async def adopt(ctx: Ctx, guest: UUID, citizen: UUID) -> None:
    await ctx.conn.execute("update evidence set person = $2 where person = $1", guest, citizen)
    await ctx.conn.execute("update video_calls set person = $2 where person = $1", guest, citizen)


PART = Part("evidence", Text("上传的文件", "Files sent"), sent, drop_loose, kept=tuple(KeptEvidence), adopt=adopt)
