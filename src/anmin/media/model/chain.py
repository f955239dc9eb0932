"""The chain over a recording: its file only ever grows, so a segment is a range of its bytes. Pure (ADR 0008 §5).

chain_n = SHA-256(chain_{n-1} ‖ n, 8 bytes, big-endian ‖ SHA-256(segment_n)); chain_0 is 32 zero bytes. One segment that
was changed, left out, moved or put in breaks every later link, and the head in the journal says so.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import BinaryIO

import msgspec

from anmin.kernel.seal.chain import Hash

START = bytes(32)
_BLOCK = 1 << 20


class Segment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bytes `start` up to and without `end` of one file; `n` counts from 1. Hashes in hexadecimal."""

    n: int
    start: int
    end: int
    sha256: Hash
    chain: Hash


def link(before: bytes, n: int, digest: bytes) -> bytes:
    """The chain after segment `n` with this SHA-256."""
    return sha256(before + n.to_bytes(8, "big") + digest).digest()


def head(digests: Iterable[bytes]) -> bytes:
    """The chain after these segments, in their order."""
    reached = START
    for n, digest in enumerate(digests, 1):
        reached = link(reached, n, digest)
    return reached


def segments(file: BinaryIO, ends: Iterable[int]) -> list[Segment]:
    """The segments of a file that end here; hashing each byte once. Raises EOFError where the file is shorter."""
    found, start, reached = [], 0, START
    for n, end in enumerate(ends, 1):
        digest = _digest(file, start, end)
        reached = link(reached, n, digest)
        found.append(Segment(n, start, end, digest.hex(), reached.hex()))
        start = end
    return found


def broken_at(given: Sequence[Segment], file: BinaryIO) -> int | None:
    """The number of the first segment that does not hold; one past the last for bytes that no segment knows."""
    reached, start = START, 0
    for n, segment in enumerate(given, 1):
        if (segment.n, segment.start) != (n, start) or segment.end <= start:
            return n
        try:
            digest = _digest(file, start, segment.end)
        except EOFError:
            return n
        reached = link(reached, n, digest)
        if (segment.sha256, segment.chain) != (digest.hex(), reached.hex()):
            return n
        start = segment.end
    file.seek(start)
    return len(given) + 1 if file.read(1) else None


def _digest(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    digest, left = sha256(), end - start
    while left > 0:
        block = file.read(min(left, _BLOCK))
        if not block:
            raise EOFError
        digest.update(block)
        left -= len(block)
    return digest.digest()
