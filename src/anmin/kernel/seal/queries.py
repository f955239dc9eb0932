"""What anybody may ask of the seals: the newest head, and a receipt for a line that is about them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from anmin.kernel import journal
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.http import Download
from anmin.kernel.journal import Line
from anmin.kernel.seal import leaf, store, terms
from anmin.kernel.seal.receipt import NotYetSealed, make_receipt


class ReceiptOf(Question, frozen=True):
    """`seq`: the number of the line, as the live stream and the time line show it."""

    seq: Annotated[int, Meta(ge=1, le=(1 << 63) - 1)]


class JournalHead(Question, frozen=True):
    """Nothing is asked."""


class Head(msgspec.Struct, frozen=True):
    """The newest seal: its number, when it was made, and the head that everything before hangs on."""

    n: int
    head: str
    at: datetime | None


@query("kernel.get_receipt", needs=PUBLIC, faults=(terms.NO_SUCH_LINE, terms.LINE_NOT_AS_SEALED, terms.NOT_YET_SEALED))
async def get_receipt(ctx: Ctx, question: ReceiptOf) -> Download:
    """A file that proves, without trusting us, that a line about you stands in the journal as it was written."""
    found = await store.line_text(ctx.conn, question.seq)
    if found is None or not await _concerns(ctx, leaf.read_line(found[1])):
        raise terms.NO_SUCH_LINE(seq=question.seq)
    receipt = await make_receipt(ctx.conn, question.seq)
    if isinstance(receipt, NotYetSealed):
        raise terms.NOT_YET_SEALED()
    return Download(f"anmin-receipt-{question.seq}.json", "application/json", receipt.encode())


@query("kernel.journal_head", needs=PUBLIC)
async def journal_head(ctx: Ctx, question: JournalHead) -> Head:  # noqa: ARG001 - nothing is asked
    """The newest head: note it, and nobody can later change what stood before it without being found out."""
    newest = await store.newest(ctx.conn)
    at = await ctx.conn.fetchval("select at from seals where n = $1", newest.n)
    return Head(newest.n, newest.chained, at)


async def _concerns(ctx: Ctx, line: Line) -> bool:
    """Whether a line was said by this actor, is about them or what is theirs, or was meant for them.

    Unknown and foreign look alike.
    """
    actor = ctx.actor
    if actor.id is None:
        return False
    if actor.name in (line.actor, line.subject) or journal.person(actor.id) in line.audience:
        return True
    theirs = ctx.house.concerns.get(line.subject.partition(":")[0])
    return theirs is not None and await theirs(ctx.conn, actor, line)
