"""The verbs of evidence. `attach` and `share` are for rooms above, inside their own transaction."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.kernel import faults
from anmin.kernel.access import PUBLIC, SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, office, person
from anmin.kernel.personal import Secret, Sensitive
from anmin.kernel.uploads import Upload
from anmin.media.events.evidence import EvidenceErased, EvidenceStored, StrayFilesRemoved
from anmin.media.examining import Examined, examine
from anmin.media.files import Place, put_away
from anmin.media.limits import limit_of
from anmin.media.model.evidence import Evidence, Owned
from anmin.media.owners import Owners
from anmin.media.scanning import Scanning
from anmin.media.sealing import ORIGINAL, new_file_key
from anmin.media.store import calls
from anmin.media.store import evidence as store
from anmin.media.store import uploads as uploads_store
from anmin.media.terms import evidence as terms
from anmin.media.terms.evidence import EvidenceKind, MediaType, Owner
from anmin.media.vault import Vault, evidence_in, is_piece
from anmin.media.workshop import Workshop

STRAY_AFTER = timedelta(days=1)
"""A file without a row may still be on its way to one."""
REFUSALS = (
    terms.MEDIA_EMPTY,
    terms.MEDIA_TYPE_UNKNOWN,
    terms.MEDIA_TYPE_DIFFERS,
    terms.MEDIA_CARRIES_SCRIPT,
    terms.MEDIA_UNREADABLE,
    terms.MEDIA_TOO_MANY_PIXELS,
    terms.MEDIA_INFECTED,
    terms.MEDIA_NOT_SCANNED,
    faults.TOO_MANY,
)


class PutEvidence(Command, frozen=True):
    """`kind`: what the sender says it is. `taken_at`: when it was taken, by the sender's clock."""

    kind: EvidenceKind
    taken_at: Instant | None = None
    content: Upload | None = None

    def __post_init__(self) -> None:
        check_instants(self.taken_at)


class StoredEvidence(msgspec.Struct, frozen=True):
    """`token`: whoever shows it may attach the evidence, without having signed in. `sha256` of the original, in hex."""

    evidence: UUID
    token: str
    sha256: str
    size: int
    kind: EvidenceKind
    media_type: MediaType


class AttachEvidence(Command, frozen=True):
    """`token` None: the uploader or the house attaches. `person`: the citizen who sees it beside the offices, if any."""

    evidence: UUID
    owner: Owner
    token: Secret | None = None
    offices: frozenset[UUID] = frozenset()
    person: UUID | None = None


class ShareEvidence(Command, frozen=True):
    owner: Owner
    offices: frozenset[UUID]


class EraseOwnerless(Command, frozen=True):
    """Nothing is asked: the rooms that registered owners say what stands."""


class RemoveStrayFiles(Command, frozen=True):
    """Nothing is asked."""


class Came(msgspec.Struct, frozen=True):
    """A file as its sender announced it; `token` is the answer to it."""

    id: UUID
    kind: EvidenceKind
    taken_at: datetime | None
    token: str


@action("media.put_evidence", needs=PUBLIC, batch=True, faults=REFUSALS)
async def put_evidence(ctx: Ctx, command: PutEvidence) -> StoredEvidence:
    """Seal a photo, recording, video or document that belongs to a report."""
    if command.content is None:
        raise terms.MEDIA_EMPTY()
    return await keep(ctx, Came(new_id(), command.kind, command.taken_at, secrets.token_hex(32)), command.content)


async def keep(ctx: Ctx, came: Came, upload: Upload) -> StoredEvidence:
    """Judge a whole file and seal it; however it came. Raises REFUSALS."""
    return write_down(ctx, came, upload, await put_in(ctx, came.kind, upload, came.id))


def write_down(ctx: Ctx, came: Came, upload: Upload, kept: tuple[Place, Examined]) -> StoredEvidence:
    """The row of a file that lies in the vault."""
    place, examined = kept
    _insert(ctx, came, upload.name, place, examined)
    said = EvidenceStored(came.id, came.kind, examined.media_type, examined.size, examined.copy, upload.sha256)
    ctx.say(said, about=Subject("evidence", came.id, 1, (person(ctx.actor.id),) if ctx.actor.id else ()))
    return StoredEvidence(came.id, came.token, upload.sha256, upload.size, came.kind, examined.media_type)


async def put_in(ctx: Ctx, kind: EvidenceKind, upload: Upload, id: UUID | None = None) -> tuple[Place, Examined]:
    """Judge a whole file and seal it into the vault; its row is the caller's to write. Raises REFUSALS.

    First the files, then the row: a fall in between leaves a stray file, never evidence without one.
    """
    examined = await _judged(ctx, kind, upload)
    place = Place(bytes.fromhex(upload.sha256), id or new_id(), ORIGINAL, new_file_key(ctx.house.keyring))
    await put_away(ctx.house, place, upload, examined)
    return place, examined


async def _judged(ctx: Ctx, kind: EvidenceKind, upload: Upload) -> Examined:
    """What the file is, once content and scanner have nothing against it."""
    limit, scanner = limit_of(ctx.house, kind, ctx.now), ctx.house.service(Scanning).scanner

    def work() -> Examined:
        found = examine(upload, kind, limit)
        scanner.scan(upload.file)
        return found

    return await ctx.house.service(Workshop).do(work)


@action("media.attach", needs=SYSTEM, faults=(terms.EVIDENCE_UNKNOWN, terms.EVIDENCE_TAKEN))
async def attach(ctx: Ctx, command: AttachEvidence) -> None:
    """Give evidence to a matter; doing so again changes nothing."""
    ctx.house.service(Owners).known(command.owner)
    tokens = store.TOKEN.search_hashes(ctx.house.keyring, command.token) if command.token else None
    evidence = await store.to_attach(ctx, command.evidence, tokens or ())
    to = Owned(command.owner, command.offices, command.person)
    attached, fact = evidence.attach(to, ctx.actor, tokens)
    if fact is None:
        ctx.unchanged(terms.Nothing.ALREADY_ATTACHED)
        return
    await store.save(ctx, attached)
    ctx.say(fact, about=subject(attached))


@action("media.share", needs=SYSTEM)
async def share(ctx: Ctx, command: ShareEvidence) -> None:
    """Let more offices see all evidence of a matter that the caller sees, and its calls with what is yet kept of them."""
    for call in await calls.of_owner(ctx, command.owner, change=True):
        if (followed := call.share(command.offices)) is not None:
            await calls.save(ctx, followed[0])
            ctx.say(followed[1], about=followed[0].subject)
    for evidence in await store.of_owner(ctx, command.owner, change=True):
        shared, fact = evidence.share(command.owner, command.offices)
        if fact is not None:
            await store.save(ctx, shared)
            ctx.say(fact, about=subject(shared))
    if not ctx.work.said:
        ctx.unchanged(terms.Nothing.ALREADY_SHARED)


@action("media.erase_ownerless", needs=SYSTEM)
async def erase_ownerless(ctx: Ctx, command: EraseOwnerless) -> int:  # noqa: ARG001 - asks nothing
    """Erase evidence whose matter is gone; with its row goes the key, so that no copy of the file opens again."""
    erased, last = 0, ""
    while owners := await store.owners(ctx, last):
        gone = await ctx.house.service(Owners).gone(ctx.conn, owners)
        for id, owner, version in await store.erase(ctx, sorted(gone)):
            ctx.say(EvidenceErased(id, owner), about=Subject("evidence", id, version + 1))
            erased += 1
        last = owners[-1]
    if not erased:
        ctx.unchanged(terms.Nothing.NO_EVIDENCE)
    return erased


@action("media.remove_stray_files", needs=SYSTEM)
async def remove_stray_files(ctx: Ctx, command: RemoveStrayFiles) -> int:  # noqa: ARG001 - asks nothing
    """Remove files that no evidence refers to: what a fall left behind, and what was erased."""
    vault, before = ctx.house.service(Vault), ctx.now - STRAY_AFTER
    removed = vault.drop_unfinished(before)
    async for names in vault.older_than(before):
        ids = {name: id for name in names if (id := evidence_in(name))}
        standing = await store.standing(ctx, sorted(set(ids.values())))
        under_way = await uploads_store.standing(ctx, [id for name, id in ids.items() if is_piece(name)])
        stray = [name for name, id in ids.items() if id not in (under_way if is_piece(name) else standing)]
        await vault.remove(stray)
        removed += len(stray)
    if removed:
        ctx.say(StrayFilesRemoved(removed), about=Subject("table", "evidence", 0))
    else:
        ctx.unchanged(terms.Nothing.NO_STRAY_FILE)
    return removed


def subject(evidence: Evidence) -> Subject:
    """The evidence, heard by the offices and the person that see it."""
    audience = [office(each) for each in sorted(evidence.offices)]
    if evidence.person:
        audience.append(person(evidence.person))
    return Subject("evidence", evidence.id, evidence.version, tuple(audience))


def _insert(ctx: Ctx, came: Came, name: Sensitive | None, place: Place, examined: Examined) -> None:
    ring = ctx.house.keyring
    ctx.insert(
        store.EVIDENCE,
        id=came.id,
        version=1,
        sha256=place.sha256,
        size=examined.size,
        kind=came.kind.value,
        media_type=examined.media_type.value,
        copy=examined.copy.value,
        copy_type=examined.copy_type.value,
        copy_size=examined.copy_size,
        name=store.NAME.seal(ring, name) if name else None,
        file_key=place.file_key,
        token_hash=store.TOKEN.search_hash(ring, Secret(came.token)),
        uploader=ctx.actor.name,
        person=ctx.actor.id,
        taken_at=came.taken_at,
        stored_at=ctx.now,
        loose_since=ctx.now,
    )
