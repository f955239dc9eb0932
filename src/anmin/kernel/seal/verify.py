"""Walk the whole chain of seals against the journal and name the first line or seal that was changed.

Leaf hashes are computed anew by the database, a few thousand lines at a time; roots, chain and signatures here. It
repairs nothing. What nobody sealed yet (the tail) it can only count; that the newest seals were cut off it can only see
with a head from outside: from a receipt or a printout.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence

import msgspec

from anmin.kernel.db import Connection
from anmin.kernel.seal import chain, store, walk
from anmin.kernel.seal.signing import PublicKey
from anmin.kernel.seal.store import Entry, Sealed
from anmin.kernel.seal.terms import Kind
from anmin.kernel.seal.walk import Finding, Place
from anmin.kernel.words import Lang

BATCH_BYTES = 8192 * 32


class Progress(msgspec.Struct, frozen=True):
    """How far the walk has come: blocks of `of_blocks`, and the lines in them."""

    blocks: int
    of_blocks: int
    lines: int


class Report(msgspec.Struct, frozen=True):
    """What holds: all seals up to number `blocks` and its `head`, and `lines` lines; then `finding`, None if all holds.

    `tail` is how many lines stand after the newest seal: nothing is known about them.
    """

    blocks: int
    lines: int
    head: str
    tail: int
    finding: Finding | None

    def text(self, lang: Lang) -> str:
        """The report for a person."""
        if lang == "zh":
            facts = f"已核对 {self.blocks} 个封条、{self.lines} 条记录；尚未封存 {self.tail} 条。\n链头 {self.head}"
            return f"{facts}\n{self.finding.text(lang) if self.finding else '未发现改动。'}"
        facts = (
            f"{self.blocks} seals and {self.lines} lines hold; {self.tail} lines are not sealed yet.\nhead {self.head}"
        )
        return f"{facts}\n{self.finding.text(lang) if self.finding else 'No change was found.'}"


async def verify_journal(
    conn: Connection,
    keys: Collection[PublicKey],
    progress: Callable[[Progress], None] = lambda _: None,
    expected_head: str | None = None,
    lines_from: int = 1,
) -> Report:
    """Check every seal made so far. `keys` are all keys that ever signed for this journal; `conn` must see every line.

    `expected_head` (64 hexadecimal digits) must occur in the chain, at whatever seal. Where old months were detached,
    `lines_from` is the first seal whose lines still stand: of those before it only the seals are checked.
    """
    of_blocks = (await store.newest(conn)).n
    missing = expected_head not in (None, chain.START)
    place, lines, finding = Place(), 0, await _stray(conn)
    while finding is None and (batch := await store.seals_after(conn, place.n, place.head, BATCH_BYTES)):
        seals, flaw = walk.sound(batch, place, keys)
        finding = await _differing_line(conn, [each for each in seals if each.seal.block.n >= lines_from]) or flaw
        for sealed in seals:
            if finding is None or finding.n is None or sealed.seal.block.n < finding.n:
                place = place.past(sealed)
                lines += sealed.seal.block.lines if place.n >= lines_from else 0
                missing = missing and place.head != expected_head
        progress(Progress(place.n, of_blocks, lines))
    if finding is None and missing:
        finding = Finding(Kind.HEAD_MISSING)
    return Report(place.n, lines, place.head, await store.tail(conn), finding)


async def verify_newest(conn: Connection, keys: Collection[PublicKey], blocks: int) -> Report:
    """As `verify_journal`, for the newest seals only; what hangs before them is taken as it stands."""
    newest = await store.newest(conn)
    begun = await store.end_of(conn, newest.n - blocks)
    place, lines, finding = Place(begun.n, begun.last, begun.chained), 0, None
    while finding is None and (batch := await store.seals_after(conn, place.n, place.head, BATCH_BYTES)):
        seals, flaw = walk.sound(batch, place, keys)
        finding = await _differing_line(conn, seals) or flaw
        for sealed in seals:
            if finding is None or finding.n is None or sealed.seal.block.n < finding.n:
                place, lines = place.past(sealed), lines + sealed.seal.block.lines
    return Report(place.n, lines, place.head, await store.tail(conn), finding)


async def _stray(conn: Connection) -> Finding | None:
    found = await store.stray(conn)
    return Finding(Kind.LINE_INSERTED, seq=found.seq) if found else None


async def _differing_line(conn: Connection, seals: Sequence[Sealed]) -> Finding | None:
    if not seals:
        return None
    # One line more than was sealed is enough to see that something was put in between, however much it is.
    lines = sum(sealed.seal.block.lines for sealed in seals)
    span = (seals[0].seal.block.after, seals[-1].seal.block.last, lines + 1)
    if await store.leaves(conn, *span) == b"".join(sealed.leaves for sealed in seals):
        return None
    standing = await store.lines(conn, *span)
    return await _name(conn, seals, standing)


async def _name(conn: Connection, seals: Sequence[Sealed], standing: Sequence[store.Found]) -> Finding:
    sealed = [(entry, each.seal.block.n) for each in seals for entry in each.entries()]
    now = [Entry(found.seq, found.leaf) for found in standing]
    difference = walk.first_difference([entry for entry, _ in sealed], now)
    if difference is None:
        # It differed a moment ago and no longer does: somebody is at work on the rows right now.
        return Finding(Kind.LINE_ALTERED, seals[0].seal.block.n)
    kind, index = difference
    if kind is Kind.LINE_INSERTED:
        found = standing[index]
        at = bisect_left(seals, (found.tx, found.seq), key=lambda each: each.seal.block.last)
        return Finding(kind, seals[at].seal.block.n, found.seq)
    entry, n = sealed[index]
    if kind is Kind.LINE_REMOVED and await store.stands(conn, entry.seq):
        kind = Kind.LINE_ALTERED
    return Finding(kind, n, entry.seq)
