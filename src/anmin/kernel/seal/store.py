"""The only SQL over `seals`, and the hashing of journal lines inside the database: 32 bytes a line come back, no rows.

The hashing is spelled out in each statement instead of in a database function: a function could be replaced by whoever
changed the rows.
"""

from datetime import datetime
from itertools import accumulate
from typing import NamedTuple

import asyncpg
import msgspec

from anmin.kernel.db import Connection
from anmin.kernel.journal import Cursor
from anmin.kernel.seal import chain, merkle
from anmin.kernel.seal.chain import Block, Seal
from anmin.kernel.seal.leaf import HASH, TEXT, instant, microseconds


class Entry(NamedTuple):
    """One line as a seal knows it: its number and its leaf hash."""

    seq: int
    leaf: bytes


class Sealed(msgspec.Struct, frozen=True):
    """A row of `seals`: the seal, and its lines' hashes (32 bytes each) and numbers (8 bytes each)."""

    seal: Seal
    leaves: bytes
    seqs: bytes

    def entries(self) -> list[Entry]:
        return [Entry(*pair) for pair in zip(numbers(self.seqs), merkle.split(self.leaves), strict=True)]


class Newest(msgspec.Struct, frozen=True):
    """Where the chain ends; `ahead` when the database's transaction counter has not come that far."""

    n: int = 0
    last: Cursor = Cursor()
    chained: str = chain.START
    ahead: bool = False


class Found(NamedTuple):
    """A line as it now stands in the journal."""

    tx: int
    seq: int
    leaf: bytes


def numbers(seqs: bytes) -> list[int]:
    """Line numbers stored one after the other, 8 bytes each, signed, big-endian."""
    return [int.from_bytes(seqs[start : start + 8], "big", signed=True) for start in range(0, len(seqs), 8)]


LOCK = "select pg_advisory_xact_lock(hashtextextended('anmin.seals', 0))"

NEWEST = """
select n, last_tx, last_seq, encode(chained, 'hex') as chained,
  last_tx >= pg_snapshot_xmax(pg_current_snapshot()) as ahead
from seals order by n desc limit 1
"""


async def newest(conn: Connection) -> Newest:
    """The end of the chain; the start when nothing is sealed."""
    row = await conn.fetchrow(NEWEST)
    return Newest(row["n"], Cursor(row["last_tx"], row["last_seq"]), row["chained"], row["ahead"]) if row else Newest()


# No transaction below the snapshot's xmin can still commit, so nothing ever appears behind the last line taken here.
NEXT_LINES = f"""
select count(*)::int as lines, max(tx) as tx,
  string_agg(leaf, ''::bytea order by tx, seq) as leaves, string_agg(int8send(seq), ''::bytea order by tx, seq) as seqs
from (
  select tx, seq, {HASH} as leaf from journal
  where (tx, seq) > ($1::xid8, $2::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot())
  order by tx, seq limit $3
) as next
"""


class NextLines(NamedTuple):
    """The lines of the next block, ready to be sealed."""

    last: Cursor
    leaves: bytes
    seqs: bytes


async def next_lines(conn: Connection, after: Cursor, limit: int) -> NextLines | None:
    """The next complete lines in (tx, seq) order; None when there are none."""
    row = await conn.fetchrow(NEXT_LINES, after.tx, after.seq, limit)
    if row is None or not row["lines"]:
        return None
    return NextLines(Cursor(row["tx"], numbers(row["seqs"][-8:])[0]), row["leaves"], row["seqs"])


INSERT = """
insert into seals (n, at, after_tx, after_seq, last_tx, last_seq, lines, leaves, seqs, root, chained, signature, public_key)
values ($1, $2, $3::xid8, $4, $5::xid8, $6, $7, $8, $9,
  decode($10, 'hex'), decode($11, 'hex'), decode($12, 'hex'), decode($13, 'hex'))
"""


async def insert(conn: Connection, sealed: Sealed) -> None:
    seal, block = sealed.seal, sealed.seal.block
    place = (block.after_tx, block.after_seq, block.last_tx, block.last_seq)
    proof = (block.root, seal.chained, seal.signature, seal.public_key)
    await conn.execute(INSERT, block.n, instant(block.at), *place, block.lines, sealed.leaves, sealed.seqs, *proof)


# An altered instant outside the driver's range must be found, not crash the walk: hence the clamp.
_SEAL = """
s.n, least(greatest(s.at, timestamptz '1970-01-01 00:00:00+00'), timestamptz '9999-01-01 00:00:00+00') as at,
s.after_tx, s.after_seq, s.last_tx, s.last_seq, s.lines, s.leaves, s.seqs, encode(s.root, 'hex') as root,
encode(s.chained, 'hex') as chained, encode(s.signature, 'hex') as signature,
encode(s.public_key, 'hex') as public_key, s.key_id
"""

SEALS_AFTER = f"""
select {_SEAL} from (
  select *, sum(octet_length(leaves)) over (order by n rows between unbounded preceding and 1 preceding) as before
  from (select * from seals where n > $1 order by n limit 512) as next
) as s
where coalesce(before, 0) < $2 order by n
"""


async def seals_after(conn: Connection, n: int, previous: str, size: int) -> list[Sealed]:
    """The seals after number `n`, whose head is `previous`: about `size` bytes of leaves, at least one seal if any."""
    rows = await conn.fetch(SEALS_AFTER, n, size)
    heads = accumulate(rows, lambda _, row: row["chained"], initial=previous)
    return [_sealed(row, head) for row, head in zip(rows, heads, strict=False)]


PLACE = "select n, last_tx, last_seq, encode(chained, 'hex') as chained from seals where n = $1"
CHECKED = "select at, payload from journal where event = $1 order by journal.tx desc, seq desc limit 1"


async def end_of(conn: Connection, n: int) -> Newest:
    """Where the chain stood after seal number `n`; its start when there is none."""
    row = await conn.fetchrow(PLACE, n)
    return Newest(row["n"], Cursor(row["last_tx"], row["last_seq"]), row["chained"]) if row else Newest()


async def last_said(conn: Connection, event: str) -> asyncpg.Record | None:
    """The instant and the payload of the newest line of this fact."""
    return await conn.fetchrow(CHECKED, event)


SEAL_OVER = f"""
select {_SEAL}, (select encode(chained, 'hex') from seals where n = s.n - 1) as previous from seals as s
where (last_tx, last_seq) >= ($1::xid8, $2::bigint) order by last_tx, last_seq limit 1
"""


async def seal_over(conn: Connection, place: Cursor) -> Sealed | None:
    """The seal whose range holds `place`; None for the unsealed tail."""
    row = await conn.fetchrow(SEAL_OVER, place.tx, place.seq)
    return _sealed(row, row["previous"] or chain.START) if row else None


LINE = f"select tx, {TEXT} as text from journal where seq = $1"


async def line_text(conn: Connection, seq: int) -> tuple[Cursor, str] | None:
    """The place and the canonical text of line `seq`; should there be two, of the one that comes first."""
    # Not `order by tx limit 1`: the planner would then read the whole cursor index instead of the one on seq.
    rows = await conn.fetch(LINE, seq)
    return min(((Cursor(row["tx"], seq), row["text"]) for row in rows), default=None)


RANGE = f"""
select tx, seq, {HASH} as leaf from journal
where (tx, seq) > ($1::xid8, $2::bigint) and (tx, seq) <= ($3::xid8, $4::bigint)
order by tx, seq limit $5
"""
LEAVES = f"select string_agg(leaf, ''::bytea order by tx, seq) as leaves from ({RANGE}) as l"


async def leaves(conn: Connection, after: Cursor, last: Cursor, limit: int) -> bytes:
    """The leaf hashes of the lines that now stand in the range, one after the other."""
    found = await conn.fetchval(LEAVES, after.tx, after.seq, last.tx, last.seq, limit)
    return found or b""


async def lines(conn: Connection, after: Cursor, last: Cursor, limit: int) -> list[Found]:
    """The lines that now stand in the range."""
    rows = await conn.fetch(RANGE, after.tx, after.seq, last.tx, last.seq, limit)
    return [Found(*row) for row in rows]


STRAY = "select seq from journal where (tx, seq) <= ('0'::xid8, 0) or tx is null or seq is null limit 1"


class Stray(NamedTuple):
    """A line where no seal could ever take it; without a number if somebody removed the constraints."""

    seq: int | None


async def stray(conn: Connection) -> Stray | None:
    """A line before the first place or at none at all: only somebody past the constraints puts it there."""
    row = await conn.fetchrow(STRAY)
    return Stray(row["seq"]) if row else None


async def stands(conn: Connection, seq: int) -> bool:
    """Whether the journal has a line of this number anywhere."""
    return bool(await conn.fetchval("select exists (select from journal where seq = $1)", seq))


TAIL = """
select count(*) from journal where (tx, seq) > (
  coalesce((select last_tx from seals order by n desc limit 1), '0'::xid8),
  coalesce((select last_seq from seals order by n desc limit 1), 0))
"""


async def tail(conn: Connection) -> int:
    """How many lines stand after the newest seal."""
    return int(await conn.fetchval(TAIL))


def _sealed(row: asyncpg.Record, previous: str) -> Sealed:
    at: datetime = row["at"]
    block = Block(
        n=row["n"],
        at=microseconds(at),
        after_tx=row["after_tx"],
        after_seq=row["after_seq"],
        last_tx=row["last_tx"],
        last_seq=row["last_seq"],
        lines=row["lines"],
        root=row["root"],
        seqs=chain.seqs_hash(row["seqs"] or b""),
    )
    seal = Seal(block, previous, row["chained"], row["signature"], row["key_id"], row["public_key"])
    return Sealed(seal, row["leaves"] or b"", row["seqs"] or b"")
