"""What a seal commits to, and how each seal holds on to the one before. Pure: the bytes that are hashed and signed.

chained   = SHA-256("anmin.seal/1\\n" ‖ previous chained ‖ n ‖ at ‖ after_tx ‖ after_seq ‖ last_tx ‖ last_seq ‖ lines
                    ‖ root ‖ SHA-256(seqs))          numbers: 8 bytes, big-endian; before the first seal: 32 zero bytes
signature = Ed25519("anmin.seal.head/1\\n" ‖ chained)
"""

from hashlib import sha256
from struct import Struct as Layout
from typing import Annotated

import msgspec

from anmin.kernel.journal import Cursor
from anmin.kernel.seal.signing import PublicKey, Signer

START = "00" * 32

_CHAIN = b"anmin.seal/1\n"
_HEAD = b"anmin.seal.head/1\n"
_NUMBERS = Layout(">qqQqQqq")

Hash = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Signature = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{128}\Z")]
KeyId = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{16}\Z")]
Number = Annotated[int, msgspec.Meta(ge=0, le=(1 << 63) - 1)]


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lines under one seal: those with `after < (tx, seq) <= last`, in that order.

    `n` counts from 1; `at` is the instant of sealing in microseconds since 1970; `root` is the Merkle root of the lines;
    `seqs` is the SHA-256 of their numbers, 8 bytes each, so that a removed line can be named.
    """

    n: Number
    at: Number
    after_tx: Number
    after_seq: Number
    last_tx: Number
    last_seq: Number
    lines: Number
    root: Hash
    seqs: Hash

    @property
    def after(self) -> Cursor:
        return Cursor(self.after_tx, self.after_seq)

    @property
    def last(self) -> Cursor:
        return Cursor(self.last_tx, self.last_seq)


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A block, the head it hangs on, and the signed head it makes. `chained` is what a printout or receipt calls head."""

    block: Block
    previous: Hash
    chained: Hash
    signature: Signature
    key_id: KeyId
    public_key: Hash

    @property
    def key(self) -> PublicKey:
        return PublicKey(self.public_key)


def chained(previous: str, block: Block) -> str:
    """The head after `block`. Raises struct.error for numbers beyond 64 bits."""
    numbers = _NUMBERS.pack(
        block.n, block.at, block.after_tx, block.after_seq, block.last_tx, block.last_seq, block.lines
    )
    hashes = bytes.fromhex(block.root) + bytes.fromhex(block.seqs)
    return sha256(_CHAIN + bytes.fromhex(previous) + numbers + hashes).hexdigest()


def seqs_hash(seqs: bytes) -> str:
    """The hash by which the head commits to the numbers of its lines."""
    return sha256(seqs).hexdigest()


def seal(previous: str, block: Block, signer: Signer) -> Seal:
    """The next link of the chain."""
    head = chained(previous, block)
    return Seal(
        block=block,
        previous=previous,
        chained=head,
        signature=signer.sign(_message(head)).hex(),
        key_id=signer.public.id,
        public_key=signer.public.hex,
    )


def is_linked(seal: Seal) -> bool:
    """Whether the head follows from the block and the head before."""
    return seal.chained == chained(seal.previous, seal.block)


def is_signed(seal: Seal) -> bool:
    """Whether the key in the seal made the signature. Whether to trust that key is another question."""
    return seal.key_id == seal.key.id and seal.key.has_signed(_message(seal.chained), bytes.fromhex(seal.signature))


def _message(head: str) -> bytes:
    return _HEAD + bytes.fromhex(head)
