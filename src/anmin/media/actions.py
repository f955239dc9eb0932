"""The verbs of evidence. `attach` and `share` are for rooms above, inside their own transaction."""

import secrets
from datetime import timedelta
from uuid import UUID

import msgspec

from anmin.kernel import faults
from anmin.kernel.access import PUBLIC, SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, office, person
from anmin.kernel.personal import Secret
from anmin.kernel.uploads import Upload
from anmin.media import store, terms
from anmin.media.events import EvidenceErased, EvidenceStored, StrayFilesRemoved
from anmin.media.examining import Examined, examine
from anmin.media.files import Place, put_away
from anmin.media.limits import limit_of
from anmin.media.model import Evidence, Owned
from anmin.media.owners import Owners
from anmin.media.sealing import ORIGINAL, new_file_key
from anmin.media.terms import EvidenceKind, MediaType, Owner
from anmin.media.vault import Vault, evidence_in
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


@action("media.put_evidence", needs=PUBLIC, batch=True, faults=REFUSALS)
async def put_evidence(ctx: Ctx, command: PutEvidence) -> StoredEvidence:
    """Seal a photo, recording, video or document that belongs to a report."""
    upload = command.content
    if upload is None:
        raise terms.MEDIA_EMPTY()
    limit = limit_of(ctx.house, command.kind, ctx.now)
    examined = await ctx.house.service(Workshop).do(lambda: examine(upload, command.kind, limit))
    place = Place(bytes.fromhex(upload.sha256), new_id(), ORIGINAL, new_file_key(ctx.house.keyring))
    # First the files, then the row: a fall in between leaves a stray file, never evidence without one.
    await put_away(ctx.house, place, upload, examined)
    token = secrets.token_hex(32)
    _insert(ctx, command, place, examined, token)
    said = EvidenceStored(place.evidence, command.kind, examined.media_type, examined.size, examined.copy)
    ctx.say(said, about=Subject("evidence", place.evidence, 1, (person(ctx.actor.id),) if ctx.actor.id else ()))
    return StoredEvidence(place.evidence, token, upload.sha256, upload.size, command.kind, examined.media_type)


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
    """Let more offices see all evidence of a matter that the caller sees."""
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
        stray = [name for name, id in ids.items() if id not in standing]
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


def _insert(ctx: Ctx, command: PutEvidence, place: Place, examined: Examined, token: str) -> None:
    ring, name = ctx.house.keyring, command.content.name if command.content else None
    ctx.insert(
        store.EVIDENCE,
        id=place.evidence,
        version=1,
        sha256=place.sha256,
        size=examined.size,
        kind=command.kind.value,
        media_type=examined.media_type.value,
        copy=examined.copy.value,
        copy_type=examined.copy_type.value,
        copy_size=examined.copy_size,
        name=store.NAME.seal(ring, name) if name else None,
        file_key=place.file_key,
        token_hash=store.TOKEN.search_hash(ring, Secret(token)),
        uploader=ctx.actor.name,
        person=ctx.actor.id,
        taken_at=command.taken_at,
        stored_at=ctx.now,
        loose_since=ctx.now,
    )
