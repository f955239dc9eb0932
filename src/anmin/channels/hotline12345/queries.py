"""What an operator sees of the wire: every message with its standing, how each line stands, and what was turned away."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.channels.hotline12345 import store
from anmin.channels.hotline12345.store import Shown
from anmin.channels.hotline12345.terms import OPERATE_WIRE, MessageWhy
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText, PageSize

SINCE = timedelta(days=7)


class PeerMessages(Question, frozen=True):
    """`state`: of messages out or in. `transfer`: its id on the wire."""

    peer: CodeText | None = None
    state: CodeText | None = None
    transfer: UUID | None = None
    limit: PageSize = 100


class LineShown(msgspec.Struct, frozen=True):
    """`failures` in a row; nothing is sent before `paused_until`."""

    peer: str
    failures: int
    paused_until: datetime | None
    why: MessageWhy | None
    at: datetime


class TurnedAway(msgspec.Struct, frozen=True):
    """How many messages in the hour from `hour` on."""

    peer: str
    why: MessageWhy
    hour: datetime
    count: int


class PeerMessagesShown(msgspec.Struct, frozen=True):
    messages: tuple[Shown, ...]
    lines: tuple[LineShown, ...]
    turned_away: tuple[TurnedAway, ...]


@query(
    "hotline12345.peer_messages",
    needs=OPERATE_WIRE,
    elevated="a message of the wire belongs to the whole house; its text stays sealed",
)
async def peer_messages(ctx: Ctx, question: PeerMessages) -> PeerMessagesShown:
    """The messages of the wire, newest first; how the line to each peer stands; what came without a proof this week."""
    listed = await store.latest(ctx, question.peer, question.state, question.transfer, question.limit)
    lines = [
        LineShown(
            row["peer"], row["failures"], row["paused_until"], MessageWhy(row["why"]) if row["why"] else None, row["at"]
        )
        for row in await ctx.conn.fetch(store.LINES)
    ]
    away = [
        TurnedAway(row["peer"], MessageWhy(row["why"]), row["hour"], row["count"])
        for row in await ctx.conn.fetch(store.REFUSALS, ctx.now - SINCE)
    ]
    return PeerMessagesShown(tuple(listed), tuple(lines), tuple(away))
