"""Files under their own keys: whatever is changed, left out or moved is noticed."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anmin.kernel.keyring import new_keyring
from anmin.kernel.words import Problem
from anmin.media.sealing import COPY, ORIGINAL, PIECE, SEALED_PIECE, FileSeal, new_file_key

AT = datetime(2026, 11, 2, tzinfo=UTC)
RINGS = [new_keyring(AT, name) for name in ("aes-256-gcm", "sm4-gcm")]


def opened(seal: FileSeal, sealed: bytes, step: int = 70_000) -> bytes:
    async def blocks() -> AsyncIterator[bytes]:
        for at in range(0, len(sealed), step):
            yield sealed[at : at + step]

    async def read() -> bytes:
        return b"".join([piece async for piece in seal.opened(blocks())])

    return asyncio.run(read())


@pytest.mark.parametrize("ring", RINGS)
@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 5])
def test_what_is_sealed_opens_whatever_the_blocks(ring: object, size: int) -> None:
    seal = FileSeal(ring, new_file_key(ring), ORIGINAL)  # type: ignore[arg-type]
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)
    sealed = b"".join(seal.sealed(content[at : at + 300_001] for at in range(0, size, 300_001)))
    assert opened(seal, sealed) == content
    assert content[:64] not in sealed or size < 64


CONTENT = bytes(2 * PIECE) + b"the end"
SEAL = FileSeal(RINGS[0], new_file_key(RINGS[0]), ORIGINAL)
SEALED = b"".join(SEAL.sealed([CONTENT]))


@settings(deadline=None)
@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_any_changed_byte_is_noticed(at: int, flip: int) -> None:
    changed = bytearray(SEALED)
    changed[at] ^= flip
    with pytest.raises(Problem, match="evidence_damaged"):
        opened(SEAL, bytes(changed), SEALED_PIECE)


@pytest.mark.parametrize(
    "changed",
    [
        b"",
        SEALED[:SEALED_PIECE],
        SEALED[: 2 * SEALED_PIECE],
        SEALED[SEALED_PIECE:],
        SEALED[SEALED_PIECE : 2 * SEALED_PIECE] + SEALED[:SEALED_PIECE] + SEALED[2 * SEALED_PIECE :],
        SEALED + SEALED[-23:],
    ],
)
def test_pieces_cannot_be_left_out_moved_or_added(changed: bytes) -> None:
    with pytest.raises(Problem, match="evidence_damaged"):
        opened(SEAL, changed)


def test_a_copy_is_no_original_and_every_file_has_its_own_key() -> None:
    ring = RINGS[0]
    key = new_file_key(ring)
    sealed = b"".join(FileSeal(ring, key, COPY).sealed([b"copy"]))
    for other in (FileSeal(ring, key, ORIGINAL), FileSeal(ring, new_file_key(ring), COPY)):
        with pytest.raises(Problem, match="evidence_damaged"):
            opened(other, sealed)
