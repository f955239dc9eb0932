"""Files as they lie in the store: in pieces, each sealed under a key of this one file, so that none can be changed,
left out, moved or put into another file.

The file's key stands sealed in its row: when the row goes, every copy of the file is closed for ever, also in backups;
and a change of the house's keys touches rows, not files.
"""

import os
from collections.abc import AsyncIterator, Iterable, Iterator

from cryptography.exceptions import InvalidTag

from anmin.kernel.keyring import Keyring
from anmin.kernel.keyring.ciphers import BY_NAME, CIPHERS, NONCE_BYTES, TAG_BYTES
from anmin.media.terms import evidence as terms

PIECE = 1 << 20
SEALED_PIECE = PIECE + TAG_BYTES
CONTEXT = "media.evidence.file_key"

ORIGINAL, COPY = 0, 1
"""Two files may lie under one key: the part is in the nonce."""


def new_file_key(ring: Keyring) -> bytes:
    """A fresh key of the cipher that the ring writes with, sealed for its column."""
    cipher = BY_NAME[ring.cipher_keys[0].algorithm]
    return ring.encrypt(bytes((cipher.code,)) + os.urandom(cipher.key_bytes), CONTEXT)


class FileSeal:
    """Seals and opens one part of one piece of evidence."""

    def __init__(self, ring: Keyring, file_key: bytes, part: int) -> None:
        code, *material = ring.decrypt(file_key, CONTEXT)
        self._cipher = next(cipher for cipher in CIPHERS if cipher.code == code)
        self._key = bytes(material)
        self._part = part

    def sealed(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces of a file that comes in blocks of any size."""
        held, number = bytearray(), 0
        for block in blocks:
            held += block
            while len(held) > PIECE:  # the last piece is kept back: it is sealed as such
                yield self._seal(number, bytes(held[:PIECE]), last=False)
                del held[:PIECE]
                number += 1
        yield self._seal(number, bytes(held), last=True)

    async def opened(self, blocks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """The clear pieces. Raises EVIDENCE_DAMAGED when a byte was changed or any are missing."""
        held, number = bytearray(), 0
        async for block in blocks:
            held += block
            while len(held) > SEALED_PIECE:
                yield self._open(number, bytes(held[:SEALED_PIECE]), last=False)
                del held[:SEALED_PIECE]
                number += 1
        yield self._open(number, bytes(held), last=True)

    async def opened_part(self, blocks: AsyncIterator[bytes], pieces: range, of: int) -> AsyncIterator[bytes]:
        """The clear pieces of these numbers, of a file that has so many; the blocks begin with the first of them.

        Raises EVIDENCE_DAMAGED.
        """
        held, number = bytearray(), pieces.start
        async for block in blocks:
            held += block
            while len(held) >= SEALED_PIECE and number < pieces.stop - 1:
                yield self._open(number, bytes(held[:SEALED_PIECE]), last=False)
                del held[:SEALED_PIECE]
                number += 1
        yield self._open(number, bytes(held), last=number == of - 1)

    def sealed_piece(self, start: int, piece: bytes) -> bytes:
        """A piece of a file on its way. It may be written twice and differ, so it has a nonce of its own."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.seal(self._key, nonce, piece, start.to_bytes(8, "big"))

    def opened_piece(self, start: int, sealed: bytes) -> bytes:
        """Raises EVIDENCE_DAMAGED."""
        try:
            return self._cipher.open(self._key, sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], start.to_bytes(8, "big"))
        except InvalidTag:
            raise terms.EVIDENCE_DAMAGED() from None

    def _seal(self, number: int, piece: bytes, *, last: bool) -> bytes:
        return self._cipher.seal(self._key, self._nonce(number), piece, bytes((last,)))

    def _open(self, number: int, piece: bytes, *, last: bool) -> bytes:
        try:
            return self._cipher.open(self._key, self._nonce(number), piece, bytes((last,)))
        except InvalidTag:
            raise terms.EVIDENCE_DAMAGED() from None

    def _nonce(self, number: int) -> bytes:
        return bytes((self._part,)) + number.to_bytes(NONCE_BYTES - 1, "big")
