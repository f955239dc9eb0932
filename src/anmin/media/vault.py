"""The object store: a folder of this machine, or a store beyond it by address. Knows sealed bytes and names only.

A name begins with the hash of the original and ends with the evidence's own id: two rows never share a file, so what one
loses another keeps, and a name is written once. What `write` has written survives the machine's fall.
"""

import os
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import final
from uuid import UUID

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from anmin.kernel import faults
from anmin.kernel.logs import log
from anmin.kernel.settings import Settings
from anmin.media.terms import evidence as terms

FOLDER = "evidence"
_LISTED = 1000
_READ = 1 << 20
_PARTS = ("original", "copy")
_PIECE = ".piece"


def name_of(sha256: bytes, evidence: UUID, part: int) -> str:
    """`ab/cdef…/0190….original`"""
    text = sha256.hex()
    return f"{text[:2]}/{text[2:]}/{evidence}.{_PARTS[part]}"


def piece_of(upload: UUID, start: int) -> str:
    """`uploads/400000/0190….piece`: a file on its way lies in pieces, by where each begins."""
    return f"uploads/{start:x}/{upload}{_PIECE}"


def is_piece(name: str) -> bool:
    return name.endswith(_PIECE)


def evidence_in(name: str) -> UUID | None:
    """The evidence or upload that a file of this name belongs to; None for a name that is not ours."""
    try:
        return UUID(name.rpartition("/")[2].partition(".")[0])
    except ValueError:
        return None


@final
class Vault:
    """`house.service(Vault)`."""

    def __init__(self, store: ObjectStore, folder: Path | None) -> None:
        self._store = store
        self._folder = folder

    @classmethod
    def of(cls, settings: Settings) -> "Vault":
        """Where the settings say. A store beyond this machine takes its credentials from its usual environment."""
        if settings.evidence.store:
            return cls(from_url(settings.evidence.store), None)
        folder = Path(settings.data.dir).resolve() / FOLDER
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return cls(LocalStore(folder), folder)

    def write(self, name: str, pieces: Iterator[bytes]) -> None:
        """Blocks until it is written through. Raises STORAGE_FULL, UNAVAILABLE; then nothing stands under the name."""
        try:
            obstore.put(self._store, name, pieces)
            if self._folder:
                _written_through(self._folder, self._folder / name)
        except (BaseError, OSError) as error:
            log.error("evidence_not_written", error=type(error).__name__)
            full = "No space left" in str(error)
            raise (faults.STORAGE_FULL if full else faults.UNAVAILABLE)() from error

    async def read(self, name: str, span: tuple[int, int] | None = None) -> AsyncIterator[bytes]:
        """The sealed bytes, or those from the first of `span` up to the second.

        Raises EVIDENCE_DAMAGED for a file that is not there or ends before, UNAVAILABLE.
        """
        try:
            found = await obstore.get_async(self._store, name, options={"range": span} if span else None)
            async for block in found.stream(min_chunk_size=_READ):
                yield bytes(block)
        except FileNotFoundError:
            log.error("evidence_file_missing", name=name)
            raise terms.EVIDENCE_DAMAGED() from None
        except (BaseError, OSError) as error:
            if span and await self._ends_before(name, span[1]):
                log.error("evidence_file_short", name=name)
                raise terms.EVIDENCE_DAMAGED() from None
            raise faults.UNAVAILABLE() from error

    async def _ends_before(self, name: str, end: int) -> bool:
        try:
            return (await obstore.head_async(self._store, name))["size"] < end
        except (BaseError, OSError):
            return False

    async def older_than(self, before: datetime) -> AsyncIterator[Sequence[str]]:
        """The names of all files written before this instant, some hundred at a time."""
        async for found in obstore.list(self._store, chunk_size=_LISTED):
            yield [each["path"] for each in found if each["last_modified"] < before]

    async def remove(self, names: Sequence[str]) -> None:
        if names:
            await obstore.delete_async(self._store, names)

    def drop_unfinished(self, before: datetime) -> int:
        """Remove what a fall of the machine left half-written in a folder; a store beyond it does so by its own rules."""
        found = [path for path in self._folder.glob("*/*/*#*") if _older(path, before)] if self._folder else []
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)


def _older(path: Path, before: datetime) -> bool:
    return path.stat().st_mtime < before.timestamp()


def _written_through(top: Path, file: Path) -> None:
    """Sync the file and every folder that may be new above it."""
    for path in (file, *file.relative_to(top).parents):
        handle = os.open(top / path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
