"""Recordings without what they tell of place and maker: the bytes of such parts are blanked where they stand.

Lengths and offsets stay, so nothing is unpacked or written anew. What a file hides inside its sound or picture stays too.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from anmin.media.terms.evidence import MediaType

_CONTAINERS = (b"moov", b"trak", b"mdia")
_TELLING = (b"udta", b"meta", b"uuid")
_DEPTH = 4
_MOST_PARTS = 100_000


class Malformed(Exception):
    """The parts of the file do not fit into one another."""


class Blank(msgspec.Struct, frozen=True):
    """From `start` on, `head` and then zeros up to `end`."""

    start: int
    end: int
    head: bytes = b""


def blanks(file: BinaryIO, type: MediaType) -> list[Blank]:
    """What must not be shown of a recording, in order; nothing for types whose recorders write nothing such.

    Raises Malformed.
    """
    size = file.seek(0, 2)
    match type:
        case MediaType.MP4 | MediaType.M4A | MediaType.MOV:
            return list(_boxes(file, 0, size, 0))
        case MediaType.WAV:
            return list(_chunks(file, size))
        case MediaType.MP3:
            return list(_tags(file, size))
        case _:
            return []


def blanked(blocks: Iterable[bytes], over: list[Blank]) -> Iterator[bytes]:
    """The blocks of a file with these parts blanked."""
    at = 0
    for block in blocks:
        changed = bytearray(block)
        for each in over:
            start, end = max(each.start, at), min(each.end, at + len(block))
            if start < end:
                new = each.head[start - each.start : end - each.start]
                changed[start - at : end - at] = new + bytes(end - start - len(new))
        yield bytes(changed)
        at += len(block)


def _boxes(file: BinaryIO, start: int, end: int, depth: int) -> Iterator[Blank]:
    """Boxes of ISO/IEC 14496-12: a size, a type, what is inside. A box that tells becomes free space."""
    for at, name, inside, after in _walk(file, start, end):
        if name in _TELLING or (name == b"trak" and _is_timed_metadata(file, inside, after)):
            yield Blank(at + 4, after, b"free" + _long_size(file, at, inside))
        elif name in _CONTAINERS and depth < _DEPTH:
            yield from _boxes(file, inside, after, depth + 1)


def _walk(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes, int, int]]:
    """Each box as (its start, its type, the start of what is inside, its end)."""
    for _ in range(_MOST_PARTS):
        if start + 8 > end:
            return
        head = _at(file, start, 16)
        size, name, inside = int.from_bytes(head[:4], "big"), head[4:8], start + 8
        if size == 1:
            size, inside = int.from_bytes(head[8:16], "big"), start + 16
        after = end if size == 0 else start + size
        if after < inside or after > end:
            raise Malformed
        yield start, name, inside, after
        start = after
    raise Malformed


def _is_timed_metadata(file: BinaryIO, start: int, end: int) -> bool:
    """Whether a track is neither seen nor heard: positions and sensors of the camera are kept so."""
    for _, name, inside, after in _walk(file, start, end):
        if name == b"mdia":
            return any(
                each == b"hdlr" and _at(file, begins + 8, 4) in (b"meta", b"camm")
                for _, each, begins, _ in _walk(file, inside, after)
            )
    return False


def _long_size(file: BinaryIO, at: int, inside: int) -> bytes:
    """The eight bytes of a long size stand after the type and must stay."""
    return _at(file, at + 8, 8) if inside - at == 16 else b""


def _chunks(file: BinaryIO, size: int) -> Iterator[Blank]:
    """Chunks of a RIFF file: all but format, sound and their lengths become junk."""
    at = 12
    for _ in range(_MOST_PARTS):
        if at + 8 > size:
            return
        head = _at(file, at, 8)
        length = int.from_bytes(head[4:], "little")
        if head[:4] not in (b"fmt ", b"data", b"fact"):
            yield Blank(at, min(at + 8 + length, size), b"JUNK" + head[4:])
        at += 8 + length + length % 2
    raise Malformed


def _tags(file: BinaryIO, size: int) -> Iterator[Blank]:
    """ID3v2 in front (a head with the length in four times seven bits) and ID3v1 in the last 128 bytes."""
    head = _at(file, 0, 10)
    if head[:3] == b"ID3" and len(head) == 10:
        length = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
        yield Blank(5, min(10 + length, size), b"\0" + head[6:])
    if size > 128 and _at(file, size - 128, 3) == b"TAG":
        yield Blank(size - 125, size)


def _at(file: BinaryIO, at: int, length: int) -> bytes:
    file.seek(at)
    return file.read(length)
