"""Messages are sent when they are queued, and as long as some are left; nothing is held while a peer is asked.

A message is sent at least once: after a fall between sending and noting it goes out again under the same number.
"""

from uuid import UUID

from anmin.channels.hotline12345 import store
from anmin.channels.hotline12345.actions import (
    DRAIN,
    GoOn,
    LetIn,
    NoteDelivery,
    go_on,
    let_in_waiting,
    note_delivery,
)
from anmin.channels.hotline12345.events import PeerMessageCame, PeerMessageQueued
from anmin.channels.hotline12345.outbound import Post
from anmin.channels.hotline12345.store import Sent
from anmin.channels.hotline12345.taking_in import MANIFEST
from anmin.channels.hotline12345.terms import MessageWhy, Out
from anmin.kernel.access import EVERYTHING
from anmin.kernel.journal import Line
from anmin.kernel.lanes import Fired, React, due, every, on, told
from anmin.kernel.registers import Registers
from anmin.transfers.events import TransferAnswered, TransferEnded
from anmin.transfers.peers import PEERS

AT_ONCE = 20
"""Messages that one turn of a peer sends."""


@on(PeerMessageQueued)
async def on_message_queued(react: React, line: Line) -> None:
    """One message; while the peer is away the timer sends it with the others."""
    said = told(line, PeerMessageQueued)
    async with react.house.db.transaction(EVERYTHING) as conn:
        away = (await store.standing(conn, said.peer)).pauses(react.now)
    if not away:
        await _send(react, said.peer, said.message)


@due(DRAIN)
async def on_drain(react: React, fired: Fired) -> None:
    """Everything that is left for a peer, some at a time."""
    await _send(react, fired.subject.partition(":")[2], None)


@on(PeerMessageCame)
async def on_message_came(react: React, line: Line) -> None:
    said = told(line, PeerMessageCame)
    if said.more:
        await react(let_in_waiting, LetIn(peer=said.peer, ref=said.transfer))


@on(TransferAnswered)
async def on_transfer_answered(react: React, line: Line) -> None:
    """What the other side said early may fit after a step of ours; after one of its own its message has seen to it."""
    if line.channel != MANIFEST.code:
        await react(let_in_waiting, LetIn(transfer=told(line, TransferAnswered).transfer))


@on(TransferEnded)
async def on_transfer_ended(react: React, line: Line) -> None:
    if line.channel != MANIFEST.code:
        await react(let_in_waiting, LetIn(transfer=told(line, TransferEnded).transfer))


@every("1 minute", lane="bell")
async def every_minute(react: React, fired: Fired) -> None:  # noqa: ARG001 - the clock says nothing else
    await react(go_on, GoOn())


async def _send(react: React, code: str, one: UUID | None) -> None:
    house = react.house
    async with house.db.transaction(EVERYTHING) as conn:
        letters = await store.to_send(house, conn, code, one, AT_ONCE)
    if not letters:
        return
    peer = house.service(Registers).get(PEERS, code, react.now)
    if peer is None or not peer.active or not peer.url:
        tried = [Sent(each.id, Out.FAILED, MessageWhy.NO_PEER) for each in letters]
    else:
        tried = await house.service(Post).send(house, peer, letters)
    await react(note_delivery, NoteDelivery(peer=code, tried=tuple(tried)))
