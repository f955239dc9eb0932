"""Writing a package piece by piece while it is sent: nothing of it is ever kept."""

import hashlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import msgspec

from anmin.kernel.house import House
from anmin.kernel.ranges import Part
from anmin.kernel.seal.signing import Signer
from anmin.media.files import PLACES, Place, opened, opened_part
from anmin.media.package.manifest import MANIFEST, SEAL, File, Manifest, seal
from anmin.media.sealing import ORIGINAL
from anmin.media.terms.evidence import EVIDENCE_DAMAGED


class Content(msgspec.Struct, frozen=True):
    """One file of the vault as it stands in the package."""

    path: str
    place: Place
    size: int


class Plan(msgspec.Struct, frozen=True, tag="package"):
    """A package before it is written: its manifest without hashes, the vault's files, and small ones made for it."""

    manifest: Manifest
    contents: tuple[Content, ...]
    made: tuple[tuple[str, bytes], ...]


class _Sink:
    """What the archive has written since it was last asked. It cannot seek: sizes stand behind each file."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, block: Any) -> int:
        self._held += block
        return len(block)

    def flush(self) -> None:
        """Nothing is held back from whoever asks."""

    def taken(self) -> bytes:
        taken = bytes(self._held)
        self._held.clear()
        return taken


async def written(house: House, plan: Plan) -> AsyncIterator[bytes]:
    """The archive. Raises EVIDENCE_DAMAGED for an original that is not what was stored, UNAVAILABLE."""
    sink, files, at = _Sink(), list[File](), plan.manifest.made_at
    signer = Signer.of(house.settings)
    with ZipFile(sink, "w", ZIP_STORED) as archive:  # type: ignore[call-overload]
        for each in plan.contents:
            digest, size = hashlib.sha256(), 0
            with archive.open(_entry(each.path, each.size, at), "w") as out:
                async for piece in opened(house, each.place):
                    digest.update(piece)
                    size += out.write(piece)
                    yield sink.taken()
            if each.place.part == ORIGINAL and digest.digest() != each.place.sha256:
                raise EVIDENCE_DAMAGED()
            files.append(File(each.path, digest.hexdigest(), size))
        for path, content in plan.made:
            archive.writestr(_entry(path, len(content), at), content)
            files.append(File(path, hashlib.sha256(content).hexdigest(), len(content)))
            yield sink.taken()
        manifest = msgspec.structs.replace(plan.manifest, files=tuple(files)).encode()
        archive.writestr(_entry(MANIFEST, len(manifest), at), manifest)
        archive.writestr(_entry(SEAL, 0, at), seal(manifest, signer))
    yield sink.taken()


def _entry(path: str, size: int, at: datetime) -> ZipInfo:
    entry = ZipInfo(path, at.astimezone(UTC).timetuple()[:6])
    entry.file_size = size
    entry.external_attr = 0o444 << 16
    return entry


async def stored_file(house: House, place: bytes, part: Part | None = None) -> AsyncIterator[bytes]:
    """The bytes of a `Stored`: of one file in clear or of its part, or of a package. Raises EVIDENCE_DAMAGED, UNAVAILABLE."""
    found = msgspec.msgpack.decode(house.keyring.decrypt(place, PLACES), type=Place | Plan)
    if isinstance(found, Plan):
        pieces = written(house, found)
    else:
        pieces = opened_part(house, found, part) if part else opened(house, found)
    async for piece in pieces:
        yield piece
