"""The citizen's receipt: proof that one line stood in the journal when it was sealed. Checked without the server.

A receipt proves nothing about the line's truth, nothing about other lines, and as much about the signer as the reader
knows about the key; `Verdict` says so each time.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from anmin.kernel.db import Connection
from anmin.kernel.journal import Line
from anmin.kernel.seal import chain, leaf, merkle, store, terms
from anmin.kernel.seal.chain import Hash, Number, Seal
from anmin.kernel.seal.signing import PublicKey
from anmin.kernel.seal.terms import ALWAYS_OPEN, Claim, Outcome
from anmin.kernel.words import Lang

FORMAT: Literal["anmin.receipt/1"] = "anmin.receipt/1"
MOST_BYTES = 1 << 20


class Receipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`line` is the canonical text (leaf.py), number `index` of the block from 0; `path` its audit path, lowest first."""

    format: Literal["anmin.receipt/1"]
    line: str
    index: Number
    path: Annotated[tuple[Hash, ...], msgspec.Meta(max_length=63)]
    seal: Seal

    def encode(self) -> bytes:
        """The receipt file: compact JSON in UTF-8. Only these bytes are a receipt; a reformatted file is none."""
        return msgspec.json.encode(self)


class NotYetSealed(msgspec.Struct, frozen=True):
    """The line stands in the unsealed tail: ask again in a few seconds."""

    seq: int


class Verdict(msgspec.Struct, frozen=True):
    """What a receipt shows. `line` and `sealed_at` are there unless the file could not be read."""

    outcome: Outcome
    proven: tuple[Claim, ...] = ()
    failed: tuple[Claim, ...] = ()
    unproven: tuple[Claim, ...] = ()
    line: Line | None = None
    n: int | None = None
    sealed_at: datetime | None = None
    head: str | None = None
    key: PublicKey | None = None

    def text(self, lang: Lang) -> str:
        """The verdict for a person: one line each for what is proven (+), failed (×) and left open (?)."""
        marked = (("+", self.proven), ("×", self.failed), ("?", self.unproven))
        claims = [f"{mark} {claim.text.of(lang)}" for mark, group in marked for claim in group]
        return "\n".join([self.outcome.text.of(lang), *claims])


async def make_receipt(conn: Connection, seq: int) -> Receipt | NotYetSealed:
    """The receipt of line `seq`. Raises Problem NO_SUCH_LINE, or LINE_NOT_AS_SEALED when line and seal disagree."""
    line = await store.line_text(conn, seq)
    if line is None:
        raise terms.NO_SUCH_LINE(seq=seq)
    place, text = line
    sealed = await store.seal_over(conn, place)
    if sealed is None:
        return NotYetSealed(seq)
    entries = sealed.entries()
    entry = store.Entry(seq, leaf.line_hash(text))
    if entry not in entries:
        raise terms.LINE_NOT_AS_SEALED(seq=seq, n=sealed.seal.block.n)
    index = entries.index(entry)
    path = merkle.audit_path([each.leaf for each in entries], index)
    return Receipt(FORMAT, text, index, tuple(step.hex() for step in path), sealed.seal)


def verify_receipt(receipt: bytes, trusted_keys: Collection[PublicKey] | None = None) -> Verdict:
    """Check a receipt file offline. Without `trusted_keys` the best outcome is UNPINNED: anybody could have signed it."""
    try:
        read = _read(receipt)
        line, sealed_at = leaf.read_line(read.line), leaf.instant(read.seal.block.at)
    except (msgspec.MsgspecError, ValueError, OverflowError):
        return Verdict(Outcome.FAILED, failed=(Claim.UNREADABLE,))
    seal = read.seal
    held = {
        Claim.IN_BLOCK: _is_in_block(read),
        Claim.IN_CHAIN: chain.is_linked(seal),
        Claim.SIGNED: chain.is_signed(seal),
        Claim.KEY_TRUSTED: None if trusted_keys is None else seal.key in trusted_keys,
    }
    outcome = _outcome(tuple(held.values()))
    return Verdict(
        outcome=outcome,
        # A receipt that fails anywhere proves nothing: its parts hold each other.
        proven=tuple(claim for claim, holds in held.items() if holds and outcome is not Outcome.FAILED),
        failed=tuple(claim for claim, holds in held.items() if holds is False),
        unproven=tuple(claim for claim, holds in held.items() if holds is None) + ALWAYS_OPEN,
        line=line,
        n=seal.block.n,
        sealed_at=sealed_at,
        head=seal.chained,
        key=seal.key,
    )


def _read(receipt: bytes) -> Receipt:
    if len(receipt) > MOST_BYTES:
        raise ValueError("too large")
    read = msgspec.json.decode(receipt, type=Receipt)
    # Doubled members or odd escapes would let two programs see two different receipts in one file.
    if read.encode() != receipt.strip():
        raise ValueError("not the canonical bytes")
    return read


def _is_in_block(receipt: Receipt) -> bool:
    path = [bytes.fromhex(step) for step in receipt.path]
    block = receipt.seal.block
    return merkle.is_included(leaf.line_hash(receipt.line), receipt.index, block.lines, path, bytes.fromhex(block.root))


def _outcome(held: tuple[bool | None, ...]) -> Outcome:
    if False in held:
        return Outcome.FAILED
    return Outcome.UNPINNED if None in held else Outcome.PROVEN
