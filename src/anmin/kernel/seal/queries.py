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
from anmin.kernel.journal import Line, Subject
from anmin.kernel.seal import leaf, store, terms
from anmin.kernel.seal.events import SealsChecked
from anmin.kernel.seal.receipt import NotYetSealed, make_receipt
from anmin.kernel.seal.signing import PublicKey, Signer
from anmin.kernel.seal.verify import verify_newest
from anmin.kernel.words import Text


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


class SealStatus(Question, frozen=True):
    """Nothing is asked."""


class VerifySeals(Question, frozen=True):
    """The newest so many."""

    blocks: Annotated[int, Meta(ge=1, le=1_000)] = 100


class Checked(msgspec.Struct, frozen=True):
    at: datetime
    said: SealsChecked


class Seals(msgspec.Struct, frozen=True):
    """`sealed_seq`: the last line under a seal; `tail`: lines after it. `key`: of this house, `signed_by`: of the newest
    seal, as ids for people; they differ after a change of keys.
    """

    newest: Head
    sealed_seq: int
    tail: int
    key: str
    signed_by: str | None
    checked: Checked | None


class SealsVerified(msgspec.Struct, frozen=True):
    """`first` to `last`: the seals that hold; `says`: as a person reads it."""

    first: int
    last: int
    lines: int
    tail: int
    holds: bool
    says: Text


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


@query("kernel.seal_status", needs=terms.SEE_SEALS)
async def seal_status(ctx: Ctx, question: SealStatus) -> Seals:  # noqa: ARG001 - nothing is asked
    """How the seals stand: the newest one, what is not sealed yet, the key, and when they were last checked here."""
    newest, key = await store.newest(ctx.conn), _key(ctx)
    last = await store.seal_over(ctx.conn, newest.last) if newest.n else None
    said = await store.last_said(ctx.conn, SealsChecked.fact_name())
    checked = Checked(said["at"], msgspec.json.decode(said["payload"], type=SealsChecked)) if said else None
    at = await ctx.conn.fetchval("select at from seals where n = $1", newest.n)
    signed_by = PublicKey(last.seal.public_key).id if last else None
    head = Head(newest.n, newest.chained, at)
    return Seals(head, newest.last.seq, await store.tail(ctx.conn), key.id, signed_by, checked)


@query("kernel.verify_seals", needs=terms.SEE_SEALS)
async def verify_seals(ctx: Ctx, question: VerifySeals) -> SealsVerified:
    """Check the newest seals and the lines under them; the whole chain is for `anmin journal verify`."""
    report = await verify_newest(ctx.conn, {_key(ctx)}, question.blocks)
    newest = await store.newest(ctx.conn)
    first = max(1, newest.n - question.blocks + 1)
    said = SealsChecked(first, report.blocks, report.lines, report.finding is None)
    ctx.say(said, about=Subject("seals", "journal", 0))
    zh, en = report.text("zh"), report.text("en")
    return SealsVerified(first, report.blocks, report.lines, report.tail, report.finding is None, Text(zh, en))


def _key(ctx: Ctx) -> PublicKey:
    """The public half of the key by which this house seals."""
    return Signer.of(ctx.house.settings).public


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
