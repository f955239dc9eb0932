"""The pure half of verification: does a seal hold, and which line is the first that differs from what was sealed.

No I/O. Seals are taken as whoever can write the database left them: every field may be false.
"""

from collections.abc import Collection, Sequence
from itertools import accumulate

import msgspec

from anmin.kernel.journal import Cursor
from anmin.kernel.seal import chain, merkle
from anmin.kernel.seal.signing import PublicKey
from anmin.kernel.seal.store import Entry, Sealed
from anmin.kernel.seal.terms import Kind
from anmin.kernel.words import Lang


class Finding(msgspec.Struct, frozen=True):
    """The first thing that is wrong: its kind, the number `n` of the seal, and the number of the line if it is a line."""

    kind: Kind
    n: int | None = None
    seq: int | None = None

    def text(self, lang: Lang) -> str:
        """One sentence for a person."""
        block = None if self.n is None else (f"第 {self.n} 号封条" if lang == "zh" else f"seal {self.n}")
        line = None if self.seq is None else (f"第 {self.seq} 号记录" if lang == "zh" else f"line {self.seq}")
        comma, colon = ("，", "：") if lang == "zh" else (", ", ": ")
        where = comma.join(part for part in (block, line) if part)
        return (where + colon if where else "") + self.kind.text.of(lang)


class Place(msgspec.Struct, frozen=True):
    """How far the walk has come: the number of the last block that holds, its last line, and the head."""

    n: int = 0
    last: Cursor = Cursor()
    head: str = chain.START

    def past(self, sealed: Sealed) -> "Place":
        block = sealed.seal.block
        return Place(block.n, block.last, sealed.seal.chained)


def flaw(sealed: Sealed, place: Place, keys: Collection[PublicKey]) -> Finding | None:
    """What is wrong with the seal that should follow `place`; its lines in the journal are not looked at."""
    expected = place.n + 1
    if sealed.seal.block.n > expected:
        return Finding(Kind.SEAL_REMOVED, expected)
    if not _is_consistent(sealed, place):
        return Finding(Kind.SEAL_ALTERED, expected)
    if sealed.seal.key not in keys:
        return Finding(Kind.KEY_UNKNOWN, expected)
    return None if chain.is_signed(sealed.seal) else Finding(Kind.SEAL_ALTERED, expected)


def sound(
    batch: Sequence[Sealed], place: Place, keys: Collection[PublicKey]
) -> tuple[Sequence[Sealed], Finding | None]:
    """The seals of `batch` that hold, up to the first that does not, and what is wrong with that one."""
    places = accumulate(batch, Place.past, initial=place)
    for count, (sealed, here) in enumerate(zip(batch, places, strict=False)):
        if finding := flaw(sealed, here, keys):
            return batch[:count], finding
    return batch, None


def first_difference(sealed: Sequence[Entry], standing: Sequence[Entry]) -> tuple[Kind, int] | None:
    """The first line that differs between what was sealed and what stands there now: kind and index.

    The index counts in `standing` for an inserted line, in `sealed` otherwise. A line that is missing at its place is
    called removed; whether it stands elsewhere is for the caller to see.
    """
    same = (index for index, pair in enumerate(zip(sealed, standing, strict=False)) if pair[0] != pair[1])
    index = next(same, min(len(sealed), len(standing)))
    if index == len(sealed) == len(standing):
        return None
    if index == len(sealed):
        return Kind.LINE_INSERTED, index
    if index == len(standing):
        return Kind.LINE_REMOVED, index
    return _kind(sealed[index:], standing[index:]), index


def _kind(sealed: Sequence[Entry], standing: Sequence[Entry]) -> Kind:
    if standing[0].seq == sealed[0].seq:
        # The same number twice: a copy was put before the line, or the line itself was changed.
        doubled = len(standing) > 1 and standing[1] == sealed[0]
        return Kind.LINE_INSERTED if doubled else Kind.LINE_ALTERED
    if standing[0].seq in {entry.seq for entry in sealed}:
        return Kind.LINE_REMOVED
    replaced = standing[1:2] == sealed[1:2]
    return Kind.LINE_ALTERED if replaced else Kind.LINE_INSERTED


def _is_consistent(sealed: Sealed, place: Place) -> bool:
    block = sealed.seal.block
    if None in msgspec.structs.astuple(block) or None in msgspec.structs.astuple(sealed.seal):
        return False
    leaves = merkle.split(sealed.leaves)
    return (
        (block.n, block.after) == (place.n + 1, place.last)
        and block.after < block.last
        and block.lines * merkle.WIDTH == len(sealed.leaves)
        and block.lines * 8 == len(sealed.seqs)
        and block.root == merkle.tree_hash(leaves).hex()
        and chain.is_linked(sealed.seal)
    )
