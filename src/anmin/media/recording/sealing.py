"""From a file as it grew to evidence: its chain is proved, the original sealed, a copy that plays made, both read back.

Works before its action, since it takes longer than a transaction may. The clear file goes when the row stands, not before.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from anmin.kernel.access import HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.door import Door
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.logs import log
from anmin.media.actions import recordings as actions
from anmin.media.bench import Bench
from anmin.media.engine.engine import RECORDING
from anmin.media.engine.remux import Facts, Unplayable, remux
from anmin.media.examining import blocks
from anmin.media.files import Place
from anmin.media.model.chain import broken_at
from anmin.media.queries.recordings import FileToSeal, SealedNames, ToSeal, file_to_seal, sealed_names
from anmin.media.recording.growing import folders
from anmin.media.recording.keeping import Kept
from anmin.media.recording.tails import whole
from anmin.media.sealing import COPY, ORIGINAL, FileSeal, new_file_key
from anmin.media.terms.calls import FileState
from anmin.media.terms.engine import Kind
from anmin.media.terms.evidence import EVIDENCE_DAMAGED, EvidenceKind, MediaType, ShownCopy
from anmin.media.vault import Vault, name_of
from anmin.media.workshop import Workshop

AT_REST = 5.0
"""Seconds without a new byte after which nobody writes a file that nobody ended; no clock says so that may be set."""
BY = Caller(HOUSE, channel="reaction")
Pass = Callable[[Door[Any, Any], Any], Awaitable[Any]]


class _Written(msgspec.Struct, frozen=True):
    """One part of a piece, as it lies in the vault."""

    sha256: bytes
    size: int


async def seal(house: House, recording: UUID, passing: Pass) -> None:
    """`passing` passes the last action, in which the row is written. Raises what the vault raises: it is tried again."""
    file = await file_to_seal.run(house, BY, ToSeal(recording=recording))
    if file is None:
        return
    path = Path(house.settings.data.dir) / RECORDING / str(file.call) / file.name
    if file.state is FileState.GROWING:
        await _end(house, file, path)
        return  # its end has set this timer anew
    if not path.exists() or not path.stat().st_size:
        missed = actions.MissRecording(recording=recording, why="missing", gone=True)
        await passing(actions.miss_recording, missed)
        return
    if await house.service(Workshop).do(lambda: _broken(file, path)):
        missed = actions.MissRecording(recording=recording, why="altered", gone=False)
        await actions.miss_recording.run(house, BY, missed)
    kept, copy = await _kept(house, file, path)
    sealed = actions.SealRecording(recording=recording, kept=kept, copy_sha256=copy)
    await house.service(Workshop).do(partial(drop, path.parent, await passing(actions.seal_recording, sealed)))


def drop(folder: Path, names: tuple[str, ...]) -> None:
    for each in names:
        (folder / each).unlink(missing_ok=True)
    with suppress(OSError):  # until the last file of the call is gone
        folder.rmdir()


async def drop_sealed(house: House) -> None:
    """By night: clear files that a fall between their row and their removal left behind."""
    for call, folder in folders(house):
        names = await sealed_names.run(house, BY, SealedNames(call=call))
        await house.service(Workshop).do(partial(drop, folder, tuple(names)))


async def _end(house: House, file: FileToSeal, path: Path) -> None:
    """Give a file that nobody ended its last segment, unless it grows still."""
    if (before := _size(path)) is not None:
        await asyncio.sleep(AT_REST)
    if _size(path) != before:
        return
    last = await house.service(Workshop).do(lambda: whole(path, file.size, len(file.segments), file.chain))
    grown = actions.GrowRecording(call=file.call, name=file.name, segments=last, ended=True)
    await actions.grow_recording.run(house, BY, grown)


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.exists() else None


def _broken(file: FileToSeal, path: Path) -> bool:
    with path.open("rb") as opened:
        at = broken_at(file.segments, opened)
    if at is not None:
        log.error("recording_altered", segment=at)
    return at is not None


async def _kept(house: House, file: FileToSeal, path: Path) -> tuple[Kept, bytes | None]:
    """Both parts in the vault, each read back; the hash of the copy, where there is one."""
    with house.service(Bench).folder() as folder:
        facts, into = await _copied(file, path, folder) or (None, path)
        original = await house.service(Workshop).do(lambda: _hashed(path))
        place = Place(original.sha256, new_id(), ORIGINAL, new_file_key(house.keyring))
        await _put(house, place, ORIGINAL, path, original)
        copy = await house.service(Workshop).do(lambda: _hashed(into)) if facts else None
        if copy:
            await _put(house, place, COPY, into, copy)
    video = Kind.VIDEO in (facts.kinds if facts else file.kinds)
    kept = Kept(
        place=place,
        kind=EvidenceKind.VIDEO if video else EvidenceKind.VOICE,
        media_type=_type_of(path, video=video),
        size=original.size,
        copy=ShownCopy.MADE if copy else ShownCopy.NONE,
        copy_type=MediaType.WEBM if video else MediaType.WEBM_AUDIO,
        copy_size=copy.size if copy else 0,
        uploader=file.actor,
        taken_at=file.began_at,
    )
    return kept, copy.sha256 if copy else None


async def _copied(file: FileToSeal, path: Path, folder: Path) -> tuple[Facts, Path] | None:
    """The copy of a picture has its sound beside it, wherever that was written."""
    own, both = folder / "own.webm", folder / "both.webm"
    try:
        facts = await remux([path], own)
        beside = [other for name in file.beside if (other := path.with_name(name)).exists()]
        if Kind.VIDEO in facts.kinds and beside:
            return await remux([path, *beside], both), both
    except Unplayable:
        log.warning("recording_has_no_copy")
        return None
    return facts, own


def _type_of(path: Path, *, video: bool) -> MediaType:
    if path.suffix == ".mjr":
        return MediaType.MJR
    if path.suffix == ".webm":
        return MediaType.WEBM if video else MediaType.WEBM_AUDIO
    return MediaType.MATROSKA if video else MediaType.MATROSKA_AUDIO


def _hashed(path: Path) -> _Written:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        for block in blocks(file):
            digest.update(block)
            size += len(block)
    return _Written(digest.digest(), size)


async def _put(house: House, place: Place, part: int, path: Path, written: _Written) -> None:
    """Raises EVIDENCE_DAMAGED when what is read back is not what was written."""
    vault, name = house.service(Vault), name_of(place.sha256, place.evidence, part)

    def work() -> None:
        with path.open("rb") as file:
            vault.write(name, FileSeal(house.keyring, place.file_key, part).sealed(blocks(file)))

    await house.service(Workshop).do(work)
    digest = hashlib.sha256()
    async for piece in FileSeal(house.keyring, place.file_key, part).opened(vault.read(name)):
        digest.update(piece)
    if digest.digest() != written.sha256:
        raise EVIDENCE_DAMAGED()
