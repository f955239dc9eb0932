"""Pictures and recordings of a call as evidence of its matter: sealed and owned at once, seen by whoever sees the call."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.journal import Subject
from anmin.media.actions.evidence import subject
from anmin.media.events.evidence import EvidenceAttached, EvidenceStored
from anmin.media.examining import Examined
from anmin.media.files import Place
from anmin.media.model.calls import Call
from anmin.media.store import evidence as store
from anmin.media.terms.evidence import EvidenceKind, MediaType, ShownCopy

KEEP = """
insert into evidence (id, version, sha256, size, kind, media_type, copy, copy_type, copy_size, file_key, token_hash,
  uploader, person, offices, owner, taken_at, stored_at)
values ($1, 2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
"""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One piece that lies in the vault already."""

    place: Place
    kind: EvidenceKind
    media_type: MediaType
    size: int
    copy: ShownCopy
    copy_type: MediaType
    copy_size: int
    uploader: str
    taken_at: datetime


async def keep_picture(ctx: Ctx, call: Call, place: Place, examined: Examined) -> UUID:
    """A frame of the call that lies in the vault."""
    kept = Kept(
        place=place,
        kind=EvidenceKind.PHOTO,
        media_type=examined.media_type,
        size=examined.size,
        copy=examined.copy,
        copy_type=examined.copy_type,
        copy_size=examined.copy_size,
        uploader=ctx.actor.name,
        taken_at=ctx.now,
    )
    await own(ctx, call, kept)
    return place.evidence


async def own(ctx: Ctx, call: Call, kept: Kept) -> None:
    """Write its row, as evidence of the call's owner."""
    place = kept.place
    shown = (kept.copy.value, kept.copy_type.value, kept.copy_size)
    what = (
        place.sha256,
        kept.size,
        kept.kind.value,
        kept.media_type.value,
        *shown,
        place.file_key,
        store.nobodys_token(ctx),
    )
    whose = (kept.uploader, call.person, list(call.offices), call.owner, kept.taken_at, ctx.now)
    await ctx.conn.execute(KEEP, place.evidence, *what, *whose)
    about = Subject("evidence", place.evidence, 1, call.subject.audience)
    said = EvidenceStored(place.evidence, kept.kind, kept.media_type, kept.size, kept.copy, place.sha256.hex())
    ctx.say(said, about=about)
    attached = msgspec.structs.replace(about, version=2)
    ctx.say(EvidenceAttached(place.evidence, call.owner, kept.kind), about=attached)


async def share(ctx: Ctx, call: Call) -> None:
    """Let every office that sees the call see what was kept of it before, and nothing else of its matter."""
    for piece in await store.of_call(ctx, call.id):
        shared, fact = piece.share(call.owner, frozenset(call.offices))
        if fact is not None:
            await store.save(ctx, shared)
            ctx.say(fact, about=subject(shared))
