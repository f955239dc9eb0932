"""Sealing: the background step that takes the next complete lines of the journal and hangs a signed seal on them.

Writers never wait for it. It seals what it finds and judges nothing: that is `verify.py`.
"""

from datetime import datetime

from anmin.kernel.db import Connection
from anmin.kernel.seal import chain, merkle, store, terms
from anmin.kernel.seal.chain import Block, Seal
from anmin.kernel.seal.leaf import microseconds
from anmin.kernel.seal.signing import Signer


async def seal_once(conn: Connection, signer: Signer, now: datetime, max_lines: int = 4096) -> Seal | None:
    """Seal the next block of at most `max_lines` lines, in a transaction of its own; None when no line is complete.

    `conn` must see every line of the journal. Several processes may call it: they wait for each other.
    Raises Problem SEALS_AHEAD when the transaction counter has gone back behind the newest seal.
    """
    # Read committed: the statement after the lock must see the seal of the one who held it before.
    async with conn.transaction(isolation="read_committed"):
        await conn.execute(store.LOCK)
        newest = await store.newest(conn)
        if newest.ahead:
            raise terms.SEALS_AHEAD(n=newest.n)
        lines = await store.next_lines(conn, newest.last, max_lines)
        if lines is None:
            return None
        sealed = store.Sealed(chain.seal(newest.chained, _block(newest, lines, now), signer), lines.leaves, lines.seqs)
        await store.insert(conn, sealed)
        return sealed.seal


def _block(newest: store.Newest, lines: store.NextLines, now: datetime) -> Block:
    leaves = merkle.split(lines.leaves)
    return Block(
        n=newest.n + 1,
        at=microseconds(now),
        after_tx=newest.last.tx,
        after_seq=newest.last.seq,
        last_tx=lines.last.tx,
        last_seq=lines.last.seq,
        lines=len(leaves),
        root=merkle.tree_hash(leaves).hex(),
        seqs=chain.seqs_hash(lines.seqs),
    )
