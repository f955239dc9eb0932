"""Messages that could not be read, as rows; the message itself is sealed."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.channels.terms import Unreadable
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.writes import insert

BODY = "channels.unread_messages.body"
UNREAD = insert("unread_messages", id="uuid", channel="text", why="text", size="int", body="bytea", at="timestamptz")
LATEST = "select id, channel, why, size, at from unread_messages order by at desc, id limit $1"


class Kept(msgspec.Struct, frozen=True):
    """One message. `size` in bytes; the message itself stays sealed: it may name people."""

    message: UUID
    channel: str
    why: Unreadable
    size: int
    at: datetime


def keep(ctx: Ctx, channel: str, body: bytes, why: Unreadable) -> UUID:
    id = new_id()
    sealed = ctx.house.keyring.encrypt(body, BODY)
    ctx.insert(UNREAD, id=id, channel=channel, why=why.value, size=len(body), body=sealed, at=ctx.now)
    return id


async def latest(ctx: Ctx, most: int) -> list[Kept]:
    rows = await ctx.conn.fetch(LATEST, most)
    return [Kept(row["id"], row["channel"], Unreadable(row["why"]), row["size"], row["at"]) for row in rows]
