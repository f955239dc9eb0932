"""A recording that its page hands in piece by piece: a file of the house that grows as an engine's does. Blocking."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from anmin.media.model.direct import known
from anmin.media.sniffing import HEAD_BYTES, sniff
from anmin.media.terms import calls as terms
from anmin.media.terms.evidence import MediaType

_BLOCK = 1 << 20


def check_webm(file: BinaryIO) -> None:
    """Raises RECORDING_NOT_WEBM."""
    file.seek(0)
    if MediaType.WEBM not in sniff(file.read(HEAD_BYTES)):
        raise terms.RECORDING_NOT_WEBM()


def size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def put(path: Path, at: int, piece: BinaryIO, length: int) -> int:
    """Write what of the piece is new; how long the file is then. The same piece may come again.

    Raises RECORDING_PIECE_GAP, RECORDING_PIECE_DIFFERS, and OSError, after which the file is as it was.
    """
    have = size_of(path)
    old = known(at, length, have)
    piece.seek(0)
    if old and not _same(path, at, piece, old):
        raise terms.RECORDING_PIECE_DIFFERS()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
            for block in _blocks(piece, length - old):
                file.write(block)
    except OSError:
        if path.exists():
            os.truncate(path, have)
        raise
    return have + length - old


def _same(path: Path, at: int, piece: BinaryIO, length: int) -> bool:
    with path.open("rb") as file:
        file.seek(at)
        return all(file.read(len(block)) == block for block in _blocks(piece, length))


def _blocks(file: BinaryIO, length: int) -> Iterator[bytes]:
    while length > 0 and (block := file.read(min(length, _BLOCK))):
        length -= len(block)
        yield block
