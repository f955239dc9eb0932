"""What was recorded of a call, in one list with every hash: what a package carries and its verifier checks."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.media.events.recordings import RecordingDone, RecordingGrew
from anmin.media.model.chain import Segment
from anmin.media.model.evidence import Evidence
from anmin.media.store import calls, calls_media, looks
from anmin.media.store import evidence as pieces
from anmin.media.store import recordings as store
from anmin.media.store.calls import Mark
from anmin.media.store.recordings import RecordedGap, RecordedHead, Recording
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import CallRole, FileState, LiveState, Picture, RecordingState
from anmin.media.terms.engine import Kind
from anmin.media.terms.evidence import SEE, EvidenceKind, PieceState

FACTS = (RecordingGrew.fact_name(), RecordingDone.fact_name())


class CallManifestOf(Question, frozen=True):
    call: UUID


class RecordedFile(msgspec.Struct, frozen=True, kw_only=True):
    """One original. Hashes in hexadecimal; `copy_*`: what plays. `piece`: what became of `evidence`, None before it is
    sealed; `kind` and `sha256` are of what is here.
    """

    recording: UUID
    name: str
    state: FileState
    began_at: datetime
    ended_at: datetime | None
    size: int
    evidence: UUID | None
    piece: PieceState | None
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
    """`at_ms` on the call's clock, which begins at `created_at`. `sha256`: None for a piece that is not here."""

    evidence: UUID
    publication: UUID | None
    at: datetime
    at_ms: int
    piece: PieceState
    sha256: str | None


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


class _Piece(msgspec.Struct, frozen=True):
    state: PieceState
    here: Evidence | None = None

    @property
    def sha256(self) -> str | None:
        return self.here.sha256.hex() if self.here else None


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
    files, marks = await store.of_call(ctx, call.id), await calls.marks(ctx, call.id)
    kept = await _kept(ctx, [*(each.evidence for each in files), *(each.evidence for each in marks)])
    return CallManifest(
        call=call.id,
        owner=call.owner,
        state=call.state,
        picture=call.picture,
        created_at=call.created_at,
        answered_at=call.answered_at,
        ended_at=call.ended_at,
        agreed_at=call.agreed_at,
        publications=await _publications(ctx, call.id, [(each, await _file(ctx, each, kept)) for each in files]),
        snapshots=tuple(_snapshots(marks, kept)),
        heads=tuple(await store.heads_of(ctx, call.subject.name, FACTS)),
    )


async def _kept(ctx: Ctx, ids: Iterable[UUID | None]) -> dict[UUID, _Piece]:
    """What became of each: nothing refers to evidence so firmly that retention or a narrower scope could not take it."""
    wanted = [each for each in ids if each]
    found = await pieces.some(ctx, wanted)
    erased = await looks.erased(ctx, [each for each in wanted if each not in found])
    gone = {each: _Piece(PieceState.ERASED if each in erased else PieceState.HIDDEN) for each in wanted}
    return gone | {id: _Piece(PieceState.HERE, piece) for id, piece in found.items()}


async def _publications(
    ctx: Ctx, call: UUID, files: list[tuple[Recording, RecordedFile]]
) -> tuple[RecordedPublication, ...]:
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
            files=tuple(file for of, file in files if of.publication == each.id),
            gaps=tuple(gap for gap in gaps if gap.publication == each.id),
        )
        for each in await calls_media.all_of(ctx, call)
    )


async def _file(ctx: Ctx, of: Recording, kept: Mapping[UUID, _Piece]) -> RecordedFile:
    piece = kept[of.evidence] if of.evidence else None
    return RecordedFile(
        recording=of.id,
        name=of.name,
        state=of.state,
        began_at=of.began_at,
        ended_at=of.ended_at,
        size=of.size,
        evidence=of.evidence,
        piece=piece.state if piece else None,
        kind=piece.here.kind if piece and piece.here else None,
        sha256=piece.sha256 if piece else None,
        copy_sha256=of.copy_sha256.hex() if of.copy_sha256 else None,
        copy_size=of.copy_size,
        head=of.chain.hex(),
        segments=tuple((await store.segments_of(ctx, [of.id])).get(of.id, ())),
    )


def _snapshots(marks: Iterable[Mark], kept: Mapping[UUID, _Piece]) -> Iterator[RecordedSnapshot]:
    for each in marks:
        if each.evidence is not None and each.at_ms is not None:
            piece = kept[each.evidence]
            yield RecordedSnapshot(each.evidence, each.publication_id, each.at, each.at_ms, piece.state, piece.sha256)


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
