"""Evidence and its files: sealed into the vault before its row, opened from it afterwards, and proved whole."""

import hashlib
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import msgspec

from anmin.kernel import faults
from anmin.kernel.house import House
from anmin.kernel.http import Stored
from anmin.kernel.keyring.ciphers import TAG_BYTES
from anmin.kernel.ranges import Part
from anmin.kernel.uploads import Upload
from anmin.kernel.words import Problem
from anmin.media.examining import Examined, blocks
from anmin.media.model.evidence import Evidence
from anmin.media.sealing import COPY, ORIGINAL, PIECE, SEALED_PIECE, FileSeal
from anmin.media.terms import evidence as terms
from anmin.media.terms.evidence import MediaType, ShownCopy
from anmin.media.vault import Vault, name_of
from anmin.media.workshop import Workshop

PLACES = "media.places"
_ENDINGS = {
    MediaType.TEXT: "txt",
    MediaType.MP3: "mp3",
    MediaType.M4A: "m4a",
    MediaType.MOV: "mov",
    MediaType.MATROSKA: "mkv",
    MediaType.MATROSKA_AUDIO: "mka",
    MediaType.MJR: "mjr",
}
"""Where the usual ending is not the end of the type's name."""


class Place(msgspec.Struct, frozen=True, tag="file"):
    """Where the bytes of one file lie, and the sealed key that opens them."""

    sha256: bytes
    evidence: UUID
    part: int
    file_key: bytes


async def put_away(house: House, place: Place, upload: Upload, examined: Examined) -> None:
    """Seal the original, and the copy where one was made. Raises TOO_MANY, STORAGE_FULL, UNAVAILABLE."""
    vault, ring = house.service(Vault), house.keyring

    def work() -> None:
        original = FileSeal(ring, place.file_key, ORIGINAL).sealed(blocks(upload.file))
        vault.write(name_of(place.sha256, place.evidence, ORIGINAL), original)
        if examined.copy is ShownCopy.MADE:
            copy = FileSeal(ring, place.file_key, COPY).sealed(examined.copy_blocks(upload.file))
            vault.write(name_of(place.sha256, place.evidence, COPY), copy)

    await house.service(Workshop).do(work)


def original_of(house: House, evidence: Evidence, file_key: bytes, name: str) -> Stored:
    place = Place(evidence.sha256, evidence.id, ORIGINAL, file_key)
    return Stored(name, evidence.media_type.value, evidence.size, sealed_place(house, place), _tag(place))


def copy_of(house: House, evidence: Evidence, file_key: bytes) -> Stored:
    """The shown copy. Raises EVIDENCE_HAS_NO_COPY."""
    place, name = copy_place(evidence, file_key), plain_name(evidence.id, evidence.copy_type)
    return Stored(name, evidence.copy_type.value, evidence.copy_size, sealed_place(house, place), _tag(place))


def _tag(place: Place) -> str:
    """A name is written once, so it stands for its bytes."""
    return f"{place.evidence}.{place.part}"


def copy_place(evidence: Evidence, file_key: bytes) -> Place:
    """Where the shown copy lies. Raises EVIDENCE_HAS_NO_COPY."""
    if evidence.copy is ShownCopy.NONE:
        raise terms.EVIDENCE_HAS_NO_COPY()
    return Place(evidence.sha256, evidence.id, COPY if evidence.copy is ShownCopy.MADE else ORIGINAL, file_key)


async def copy_content(house: House, evidence: Evidence, file_key: bytes) -> bytes:
    """All of the shown copy of a picture. Raises EVIDENCE_HAS_NO_COPY, EVIDENCE_DAMAGED, UNAVAILABLE."""
    return b"".join([piece async for piece in opened(house, copy_place(evidence, file_key))])


def plain_name(id: UUID, type: MediaType) -> str:
    """A file name that tells nothing: `evidence-0190….jpeg`."""
    return f"evidence-{id}.{_ENDINGS.get(type, type.value.rpartition('/')[2])}"


async def is_whole(house: House, evidence: Evidence, file_key: bytes) -> bool:
    """Whether the original opens and still has its hash, and the copy opens."""
    parts = (ORIGINAL, COPY) if evidence.copy is ShownCopy.MADE else (ORIGINAL,)
    for part in parts:
        digest = hashlib.sha256()
        try:
            async for piece in opened(house, Place(evidence.sha256, evidence.id, part, file_key)):
                digest.update(piece)
        except Problem as error:
            if error.fault is terms.EVIDENCE_DAMAGED:
                return False
            raise
        if part == ORIGINAL and digest.digest() != evidence.sha256:
            return False
    return True


async def opened(house: House, place: Place) -> AsyncIterator[bytes]:
    """The clear pieces. Raises EVIDENCE_DAMAGED, UNAVAILABLE."""
    sealed = house.service(Vault).read(name_of(place.sha256, place.evidence, place.part))
    async for piece in FileSeal(house.keyring, place.file_key, place.part).opened(sealed):
        yield piece


async def laid_out(house: House, place: Place, size: int, into: Path) -> None:
    """A clear file of `size` bytes. Raises STORAGE_FULL when it and what is made of it have no room, and as `opened`."""
    if shutil.disk_usage(into.parent).free < 2 * size + house.settings.evidence.reserve:
        raise faults.STORAGE_FULL()
    with into.open("wb") as file:
        async for piece in opened(house, place):
            file.write(piece)


async def opened_part(house: House, place: Place, part: Part) -> AsyncIterator[bytes]:
    """The clear bytes of a part; no other pieces of the file are read. Raises EVIDENCE_DAMAGED, UNAVAILABLE."""
    pieces, of = range(part.first // PIECE, (part.end - 1) // PIECE + 1), (part.size - 1) // PIECE + 1
    span = (pieces.start * SEALED_PIECE, min(pieces.stop * SEALED_PIECE, part.size + of * TAG_BYTES))
    sealed = house.service(Vault).read(name_of(place.sha256, place.evidence, place.part), span)
    at = pieces.start * PIECE
    async for piece in FileSeal(house.keyring, place.file_key, place.part).opened_part(sealed, pieces, of):
        yield piece[max(0, part.first - at) : part.end - at]
        at += len(piece)


def sealed_place(house: House, what: msgspec.Struct) -> bytes:
    """For a `Stored`: a `Place`, or the plan of a package."""
    return house.keyring.encrypt(msgspec.msgpack.encode(what), PLACES)
