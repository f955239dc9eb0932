"""The verbs of a file that comes in pieces: a ticket, pieces at its end, and the whole judged as if it had come at once.

Each door sees beyond any scope, because a file on its way belongs to nobody yet: its token alone leads to it.
"""

import secrets
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.kernel import faults
from anmin.kernel.access import PUBLIC, SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject
from anmin.kernel.personal import Secret, Sensitive
from anmin.kernel.uploads import Upload
from anmin.media.actions.evidence import REFUSALS, Came, StoredEvidence, put_in, write_down
from anmin.media.events.evidence import StrayFilesRemoved
from anmin.media.events.uploads import UploadOpened
from anmin.media.limits import MEBIBYTE, limit_of
from anmin.media.model.uploads import MOST_OPEN, MOST_OPEN_UNKNOWN, PIECE, Ticket
from anmin.media.pieces import keep_piece, put_together
from anmin.media.sealing import new_file_key
from anmin.media.store import evidence as evidence_store
from anmin.media.store import uploads as store
from anmin.media.terms import evidence as evidence_terms
from anmin.media.terms import uploads as terms
from anmin.media.terms.evidence import EvidenceKind
from anmin.media.vault import Vault, piece_of

BEYOND = "a file on its way belongs to nobody yet: its token alone leads to it"

Sha256 = Annotated[str, Meta(max_length=64, pattern=r"^[0-9a-f]{64}$(?!\n)")]
Token = Annotated[str, Meta(max_length=64, pattern=r"^[0-9a-f]{64}$(?!\n)")]
"""As the ticket gave it: it becomes the token of the evidence, so that the last answer may be given again."""
Offset = Annotated[int, Meta(ge=0, le=1 << 40)]
ClaimedType = Annotated[str, Meta(max_length=100, pattern=r"^[A-Za-z0-9.+/_-]*$(?!\n)")]


class OpenUpload(Command, frozen=True):
    """`size` in bytes and `sha256` (hex) of the whole; `media_type`, `taken_at` and `name` as its sender says."""

    kind: EvidenceKind
    size: Annotated[int, Meta(ge=1, le=1 << 40)]
    sha256: Sha256
    media_type: ClaimedType = ""
    taken_at: Instant | None = None
    name: Sensitive | None = None

    def __post_init__(self) -> None:
        check_instants(self.taken_at)


class OpenedUpload(msgspec.Struct, frozen=True):
    """`token`: whoever shows it sends pieces, and attaches the evidence later. `piece`: the most bytes of a piece.

    `have`: from which byte to go on.
    """

    upload: UUID
    token: str
    piece: int
    have: int


class PutChunk(Command, frozen=True):
    """The bytes from `offset` on."""

    upload: UUID
    offset: Offset
    token: Token
    content: Upload | None = None


class Had(msgspec.Struct, frozen=True):
    """`have`: from which byte to go on."""

    upload: UUID
    have: int


class FinishUpload(Command, frozen=True):
    upload: UUID
    token: Token


class DropPieces(Command, frozen=True):
    upload: UUID


@action("media.open_upload", needs=PUBLIC, elevated=BEYOND, faults=(faults.TOO_MANY,))
async def open_upload(ctx: Ctx, command: OpenUpload) -> OpenedUpload:
    """Begin to send a file in pieces; what has come is kept for a day."""
    largest = limit_of(ctx.house, command.kind, ctx.now).mebibytes * MEBIBYTE
    if command.size > largest:
        raise faults.TOO_LARGE(limit=largest)
    if await store.under_way(ctx, ctx.actor.name) >= (MOST_OPEN if ctx.actor.id else MOST_OPEN_UNKNOWN):
        raise faults.TOO_MANY()
    id, token, ring = new_id(), secrets.token_hex(32), ctx.house.keyring
    ctx.insert(
        store.UPLOAD,
        id=id,
        kind=command.kind.value,
        claimed=command.media_type.lower(),
        size=command.size,
        sha256=bytes.fromhex(command.sha256),
        name=store.NAME.seal(ring, command.name) if command.name else None,
        file_key=new_file_key(ring),
        token_hash=store.TOKEN.search_hash(ring, Secret(token)),
        uploader=ctx.actor.name,
        person=ctx.actor.id,
        taken_at=command.taken_at,
        opened_at=ctx.now,
    )
    ctx.say(UploadOpened(id, command.kind, command.size), about=Subject("upload", id, 1))
    return OpenedUpload(id, token, PIECE, 0)


@action(
    "media.put_chunk",
    needs=PUBLIC,
    elevated=BEYOND,
    faults=(
        terms.UPLOAD_UNKNOWN,
        terms.UPLOAD_GAP,
        terms.UPLOAD_TOO_LONG,
        evidence_terms.MEDIA_EMPTY,
        faults.TOO_MANY,
    ),
)
async def put_chunk(ctx: Ctx, command: PutChunk) -> Had:
    """Keep the piece at this byte; what is there already may come again, a gap is refused."""
    if command.content is None or not command.content.size:
        raise evidence_terms.MEDIA_EMPTY()
    ticket = await store.get(ctx, command.upload, Secret(command.token), change=True)
    longer = ticket.take(command.offset, command.content.size)
    if longer is not None:
        # First the piece, then the row: after a fall in between the same piece is sent once more.
        await keep_piece(ctx.house, ticket, command.offset, command.content)
        await store.save(ctx, longer)
    ctx.unchanged(terms.Underway.PIECE)
    return Had(ticket.id, (longer or ticket).have)


@action(
    "media.finish_upload",
    needs=PUBLIC,
    elevated=BEYOND,
    faults=(*REFUSALS, terms.UPLOAD_UNKNOWN, terms.UPLOAD_UNFINISHED, terms.UPLOAD_DIFFERS),
)
async def finish_upload(ctx: Ctx, command: FinishUpload) -> StoredEvidence | None:
    """Judge and seal the whole as if it had come at once; asked again, it answers the same."""
    async with store.alone(ctx, command.upload):
        if done := await evidence_store.of_token(ctx, command.upload, Secret(command.token)):
            ctx.unchanged(terms.Underway.KEPT)
            return StoredEvidence(done.id, command.token, done.sha256.hex(), done.size, done.kind, done.media_type)
        ticket = await store.get(ctx, command.upload, Secret(command.token))
        ticket.whole()
        return await _kept(ctx, ticket, command.token)


async def _kept(ctx: Ctx, ticket: Ticket, token: str) -> StoredEvidence | None:
    async with ctx.outside(), put_together(ctx.house, ticket) as upload:
        same = upload.sha256 == ticket.sha256.hex()
        kept = await put_in(ctx, ticket.kind, upload, ticket.id) if same else None
    ticket = await store.get(ctx, ticket.id, Secret(token), change=True)
    if kept is None:
        await store.save(ctx, ticket.again())
        ctx.unchanged(terms.Underway.AGAIN)
        ctx.refuse(terms.UPLOAD_DIFFERS())
        return None
    return write_down(ctx, Came(ticket.id, ticket.kind, ticket.taken_at, token), upload, kept)


@action("media.drop_pieces", needs=SYSTEM)
async def drop_pieces(ctx: Ctx, command: DropPieces) -> None:
    """The whole is sealed: its pieces go."""
    ends = await store.end(ctx, command.upload)
    if ends is None:
        ctx.unchanged(terms.Underway.GONE)
        return
    await ctx.house.service(Vault).remove([piece_of(command.upload, start) for start in (0, *ends[:-1])])
    ctx.say(StrayFilesRemoved(len(ends)), about=Subject("upload", command.upload, 2))
