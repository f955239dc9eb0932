"""The doors of the wire: a message comes in, what waited is let in, what was sent is noted, and what failed is sent again."""

import hashlib
from datetime import timedelta
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from anmin.channels.hotline12345 import events, inbound, store, terms, wire
from anmin.channels.hotline12345.inbound import Read
from anmin.channels.hotline12345.store import Came, Sent, Standing
from anmin.channels.hotline12345.taking_in import MANIFEST, STANDS, apply, let_in, say
from anmin.channels.hotline12345.terms import OPERATE_WIRE, In, MessageKind, MessageWhy, Out, WireQuiet
from anmin.channels.hotline12345.wire import WINDOW, Head, Message, Receipt
from anmin.channels.terms import PROOF_WRONG, Unreadable
from anmin.kernel.access import PUBLIC, SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, ShortText
from anmin.kernel.journal import Subject
from anmin.kernel.timers import Timer
from anmin.kernel.words import Fault, Problem
from anmin.transfers.peers import PeerRow, peer_with_key
from anmin.transfers.queries import named_on_wire

PATH = "/api/v1/channels/hotline12345"
DRAIN = "hotline12345.drain"
"""The timer that goes on sending to a peer; its subject is `peer:<code>`."""
PAUSES = (1, 2, 4, 8, 15, 30, 60)
"""Seconds between tries while a peer is away; the last again and again."""
BEHIND = timedelta(seconds=30)
UNKNOWN = "unknown"
OPERATED = "a message of the wire belongs to the whole house; its text stays sealed"


class PeerMessage(Command, frozen=True):
    """`body`: the message as it came; `proof`: its signature."""

    body: Annotated[bytes, Meta(max_length=2_000_000)]
    proof: ShortText


class LetIn(Command, frozen=True):
    """What waits for a transfer: named by the peer and its id on the wire, or by the transfer."""

    peer: CodeText | None = None
    ref: UUID | None = None
    transfer: UUID | None = None


class NoteDelivery(Command, frozen=True):
    """`tried`: what became of each message."""

    peer: CodeText
    tried: Annotated[tuple[Sent, ...], Meta(min_length=1, max_length=100)]


class ResendMessage(Command, frozen=True):
    message: UUID


class GoOn(Command, frozen=True):
    """Nothing is asked."""


@action(
    "hotline12345.peer_message",
    needs=PUBLIC,
    elevated="a platform proves itself by the signature; its messages concern offices that it never sees",
    faults=(
        PROOF_WRONG,
        terms.CLOCK_DIFFERS,
        terms.SCHEMA_DIFFERS,
        terms.MESSAGE_UNREADABLE,
        terms.MESSAGE_REUSED,
        terms.MESSAGE_REFUSED,
    ),
)
async def peer_message(ctx: Ctx, command: PeerMessage) -> Receipt:
    """Take in a signed message of a 12345 platform: once, in any order, however often it comes."""
    peer = await _proved(ctx, command)
    if peer is None:
        return Receipt(UUID(int=0), In.REFUSED)
    read = inbound.read(command.body)
    if read.head is None:
        MANIFEST.keep(ctx, command.body, Unreadable.NOT_TEXT)
        ctx.refuse(terms.MESSAGE_UNREADABLE(why=MessageWhy.FORM))
        return Receipt(UUID(int=0), In.REFUSED)
    return await _numbered(ctx, peer.code, read, read.head, command.body)


async def _proved(ctx: Ctx, command: PeerMessage) -> PeerRow | None:
    """Whose message it is. None: it was turned away and counted."""
    proof = wire.proof_of(command.proof)
    peer = peer_with_key(ctx, proof.key) if proof else None
    secret = wire.secrets_of(ctx.house.settings.hotline.secrets).get(proof.key, "") if proof else ""
    refused: Problem | None = None
    if proof is None or peer is None or not wire.proves(proof, secret, PATH, command.body):
        refused, why = PROOF_WRONG(), MessageWhy.PROOF
    elif abs(proof.at - ctx.now.timestamp()) > WINDOW:
        refused, why = terms.CLOCK_DIFFERS(seconds=WINDOW), MessageWhy.LATE
    if refused is None:
        return peer
    whose = peer.code if peer else UNKNOWN
    if await ctx.conn.fetchval(store.COUNT, whose, why, ctx.now) == 1:
        ctx.say(events.PeerTurnedAway(whose, why), about=Subject("peer", whose, 1))
    else:
        ctx.unchanged(WireQuiet.COUNTED)
    ctx.refuse(refused)
    return None


async def _numbered(ctx: Ctx, peer: str, read: Read, head: Head, body: bytes) -> Receipt:
    """A message is taken once; the same again gets the same answer."""
    for name in sorted((str(head.message), str(head.transfer))):
        await ctx.conn.execute(store.ONE_BY_ONE, peer, name)
    hashed, before = hashlib.sha256(body).digest(), await store.came(ctx, peer, head.message)
    if before is not None:
        return _repeated(ctx, head, before, same=before.hash == hashed)
    message = read.message
    stands: STANDS = await apply(ctx, peer, message) if message else (In.REFUSED, read.why)
    state, why = stands
    kind = message.kind.value if message else ""
    given = {"message": head.message, "ref": head.transfer, "kind": kind, "state": state, "why": why or ""}
    store.take(ctx, peer, given | {"hash": hashed}, body)
    if message:
        say(ctx, peer, message, stands, more=await _more(ctx, peer, message, state))
    else:
        came = events.PeerMessageCame(head.message, peer, None, head.transfer, state, why, more=False)
        ctx.say(came, about=Subject("peer_message", head.message, 1))
    if state is In.REFUSED:
        ctx.refuse(_fault(why))
    return Receipt(head.message, state)


async def _more(ctx: Ctx, peer: str, message: Message, state: In) -> bool:
    return state is In.TAKEN and bool(await store.waiting(ctx, peer, message.transfer))


def _repeated(ctx: Ctx, head: Head, before: Came, *, same: bool) -> Receipt:
    ctx.unchanged(WireQuiet.REPEATED)
    if not same:
        ctx.refuse(terms.MESSAGE_REUSED())
    elif before.state is In.REFUSED:
        ctx.refuse(_fault(before.why))
    return Receipt(head.message, before.state, repeated=True)


def _fault(why: MessageWhy | None) -> Problem:
    faults: dict[MessageWhy | None, Fault] = {
        MessageWhy.SCHEMA: terms.SCHEMA_DIFFERS,
        MessageWhy.FORM: terms.MESSAGE_UNREADABLE,
    }
    return faults.get(why, terms.MESSAGE_REFUSED)(why=why or MessageWhy.OTHER, ours=wire.SCHEMA)


@action("hotline12345.let_in_waiting", needs=SYSTEM)
async def let_in_waiting(ctx: Ctx, command: LetIn) -> int:
    """Take in the messages that waited for an earlier one; how many."""
    named = (command.peer, command.ref)
    if command.transfer is not None:
        named = await named_on_wire(ctx, command.transfer) or (None, None)
    peer, ref = named
    settled = await let_in(ctx, peer, ref) if peer and ref else 0
    if not settled:
        ctx.unchanged(WireQuiet.NOTHING)
    return settled


@action("hotline12345.note_delivery", needs=SYSTEM)
async def note_delivery(ctx: Ctx, command: NoteDelivery) -> None:
    """Note what became of messages that were sent, and when it goes on: after a pause that grows while a peer is away."""
    for id, version, sent in await store.settle_out(ctx, command.tried):
        if sent.state in (Out.ACKNOWLEDGED, Out.FAILED):
            said = events.PeerMessageSettled(id, command.peer, sent.state, sent.why)
            ctx.say(said, about=Subject("peer_message", id, version))
    before = await store.standing(ctx.conn, command.peer)
    away = [each for each in command.tried if each.state in (Out.QUEUED, Out.SENT)]
    failures = before.failures + 1 if len(away) == len(command.tried) else min(len(away), 1)
    pause = timedelta(seconds=PAUSES[min(failures, len(PAUSES)) - 1]) if failures else None
    now = Standing(failures, ctx.now + pause if pause else None)
    if now != before:
        await store.set_standing(ctx, command.peer, now, away[0].why if away else None)
    if failures and not before.failures:
        ctx.say(events.PeerWentAway(command.peer), about=Subject("peer", command.peer, 1))
    elif before.failures and not failures:
        ctx.say(events.PeerCameBack(command.peer), about=Subject("peer", command.peer, 1))
    if pause or await store.to_send(ctx.house, ctx.conn, command.peer, None, 1):
        ctx.timer(drain_at(ctx, command.peer, pause))
    if not ctx.work.said:
        ctx.unchanged(WireQuiet.STILL_AWAY)


def drain_at(ctx: Ctx, peer: str, pause: timedelta | None) -> Timer:
    return Timer(DRAIN, f"peer:{peer}", 1, ctx.now + (pause or timedelta()), "bell")


@action(
    "hotline12345.resend_message",
    needs=OPERATE_WIRE,
    elevated=OPERATED,
    faults=(terms.PEER_MESSAGE_UNKNOWN, terms.ALREADY_ACKNOWLEDGED),
)
async def resend_message(ctx: Ctx, command: ResendMessage) -> None:
    """Send a message once more under its own number: to the peer it is the same message."""
    row = await ctx.conn.fetchrow(store.LOCK_OUT, command.message)
    if row is None:
        raise terms.PEER_MESSAGE_UNKNOWN()
    if row["state"] == Out.ACKNOWLEDGED:
        raise terms.ALREADY_ACKNOWLEDGED()
    await ctx.conn.execute(store.AGAIN, command.message)
    said = events.PeerMessageQueued(command.message, row["peer"], MessageKind(row["kind"]))
    ctx.say(said, about=Subject("peer_message", command.message, row["version"] + 1))


@action("hotline12345.go_on", needs=SYSTEM)
async def go_on(ctx: Ctx, command: GoOn) -> None:  # noqa: ARG001 - asks nothing
    """See that no message lies still: whatever should have gone out long ago is sent again."""
    for peer in await store.behind(ctx, BEHIND):
        ctx.timer(drain_at(ctx, peer, None))
    ctx.unchanged(WireQuiet.NOTHING)
