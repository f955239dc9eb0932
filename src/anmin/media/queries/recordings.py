"""What was recorded of a call, in one list with every hash: what a package carries and its verifier checks."""

from collections.abc import AsyncIterator
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.media.events.recordings import RecordingDone, RecordingGrew
from anmin.media.model.chain import Segment
from anmin.media.store import calls, calls_media
from anmin.media.store import evidence as pieces
from anmin.media.store import recordings as store
from anmin.media.store.recordings import RecordedGap, RecordedHead, Recording
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import CallRole, FileState, LiveState, Picture, RecordingState
from anmin.media.terms.engine import Kind
from anmin.media.terms.evidence import SEE, EvidenceKind

FACTS = (RecordingGrew.fact_name(), RecordingDone.fact_name())


class CallManifestOf(Question, frozen=True):
    call: UUID


class RecordedFile(msgspec.Struct, frozen=True, kw_only=True):
    """One original. Hashes in hexadecimal; `sha256` is known once it is sealed as `evidence`; `copy_*`: what plays."""

    recording: UUID
    name: str
    state: FileState
    began_at: datetime
    ended_at: datetime | None
    size: int
    evidence: UUID | None
    kind: EvidenceKind | None
    sha256: str | None
    copy_sha256: str | None
    copy_size: int | None
    head: str
    segments: tuple[Segment, ...]


class RecordedPublication(msgspec.Struct, frozen=True, kw_only=True):
    publication: UUID
    participant: UUID
    role: CallRole
    epoch: int
    kinds: tuple[Kind, ...]
    recording: RecordingState
    began_at: datetime
    ended_at: datetime | None
    files: tuple[RecordedFile, ...]
    gaps: tuple[RecordedGap, ...]


class RecordedSnapshot(msgspec.Struct, frozen=True):
    """`at_ms` on the call's clock, which begins at `created_at`."""

    evidence: UUID
    publication: UUID | None
    at: datetime
    at_ms: int
    sha256: str


class CallManifest(msgspec.Struct, frozen=True, kw_only=True):
    """`heads`: the lines of the journal that hold heads of the chains."""

    call: UUID
    owner: str
    state: LiveState
    picture: Picture
    created_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    agreed_at: datetime | None
    publications: tuple[RecordedPublication, ...]
    snapshots: tuple[RecordedSnapshot, ...]
    heads: tuple[RecordedHead, ...]


@query("media.call_manifest", needs=SEE, faults=(terms.VIDEO_CALL_UNKNOWN,))
async def call_manifest(ctx: Ctx, question: CallManifestOf) -> CallManifest:
    """Everything that was recorded of a call: files, segments, gaps with reasons, heads in the journal, snapshots."""
    return await manifest(ctx, question.call)


async def manifests(ctx: Ctx, owner: str) -> list[CallManifest]:
    """Of all calls about a matter that the scope admits, oldest first: for its package."""
    return [await manifest(ctx, each.id) for each in await calls.of_owner(ctx, owner)]


async def manifest(ctx: Ctx, id: UUID) -> CallManifest:
    """Raises VIDEO_CALL_UNKNOWN."""
    call = await calls.get(ctx, id)
    return CallManifest(
        call=call.id,
        owner=call.owner,
        state=call.state,
        picture=call.picture,
        created_at=call.created_at,
        answered_at=call.answered_at,
        ended_at=call.ended_at,
        agreed_at=call.agreed_at,
        publications=await _publications(ctx, call.id),
        snapshots=tuple([each async for each in _snapshots(ctx, call.id)]),
        heads=tuple(await store.heads_of(ctx, call.subject.name, FACTS)),
    )


async def _publications(ctx: Ctx, call: UUID) -> tuple[RecordedPublication, ...]:
    files = [await _file(ctx, each) for each in await store.of_call(ctx, call)]
    gaps = await store.gaps_of(ctx, call)
    roles = {each.id: each.role for each in await calls.parties(ctx, call)}
    return tuple(
        RecordedPublication(
            publication=each.id,
            participant=each.participant,
            role=roles[each.participant],
            epoch=each.epoch,
            kinds=each.kinds,
            recording=each.recording,
            began_at=each.created_at,
            ended_at=each.closed_at,
            files=tuple(file for publication, file in files if publication == each.id),
            gaps=tuple(gap for gap in gaps if gap.publication == each.id),
        )
        for each in await calls_media.all_of(ctx, call)
    )


async def _file(ctx: Ctx, of: Recording) -> tuple[UUID, RecordedFile]:
    sealed = await pieces.get(ctx, of.evidence) if of.evidence else None
    return of.publication, RecordedFile(
        recording=of.id,
        name=of.name,
        state=of.state,
        began_at=of.began_at,
        ended_at=of.ended_at,
        size=of.size,
        evidence=of.evidence,
        kind=sealed.kind if sealed else None,
        sha256=sealed.sha256.hex() if sealed else None,
        copy_sha256=of.copy_sha256.hex() if of.copy_sha256 else None,
        copy_size=of.copy_size,
        head=of.chain.hex(),
        segments=tuple((await store.segments_of(ctx, [of.id])).get(of.id, ())),
    )


async def _snapshots(ctx: Ctx, call: UUID) -> AsyncIterator[RecordedSnapshot]:
    for each in await calls.marks(ctx, call):
        if each.evidence is not None and each.at_ms is not None:
            piece = await pieces.get(ctx, each.evidence)
            yield RecordedSnapshot(each.evidence, each.publication_id, each.at, each.at_ms, piece.sha256.hex())


class ToSeal(Question, frozen=True):
    recording: UUID


class FileToSeal(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is to become evidence; `actor`: whose camera it was. `beside`: the other tracks of the same part:
    Janus writes a file for each kind.
    """

    call: UUID
    name: str
    state: FileState
    size: int
    chain: bytes
    segments: tuple[Segment, ...]
    kinds: tuple[Kind, ...]
    actor: str
    began_at: datetime
    beside: tuple[str, ...]


@query("media.file_to_seal", needs=SYSTEM)
async def file_to_seal(ctx: Ctx, question: ToSeal) -> FileToSeal | None:
    """What sealing needs to know; None for a file that is sealed, or that is not there to be."""
    found = await store.locked(ctx, question.recording)
    if found is None or found.state not in (FileState.GROWING, FileState.ENDED):
        return None
    published = await calls_media.find(ctx, found.publication)
    party = next(
        each for each in await calls.parties(ctx, found.call) if published and each.id == published.participant
    )
    return FileToSeal(
        call=found.call,
        name=found.name,
        state=found.state,
        size=found.size,
        chain=found.chain,
        segments=tuple((await store.segments_of(ctx, [found.id])).get(found.id, ())),
        kinds=published.kinds if published else (),
        actor=party.actor,
        began_at=found.began_at,
        beside=tuple(each.name for each in await store.beside(ctx, found)),
    )


class GrowingFiles(Question, frozen=True):
    """`since`: of publications that the engine carries which began then."""

    since: datetime


@query("media.growing_files", needs=SYSTEM)
async def growing_files(ctx: Ctx, question: GrowingFiles) -> list[Recording]:
    """What an engine writes now, and how far its chains reach."""
    return await store.growing(ctx, question.since)


class SealedNames(Question, frozen=True):
    call: UUID


@query("media.sealed_names", needs=SYSTEM)
async def sealed_names(ctx: Ctx, question: SealedNames) -> list[str]:
    """The files of a call whose clear bytes nothing needs any more: with every track of their part they are sealed."""
    files = await store.of_call(ctx, question.call)
    done = {FileState.SEALED, FileState.MISSING}
    return [
        each.name for each in files if {each.state, *(other.state for other in await store.beside(ctx, each))} <= done
    ]
