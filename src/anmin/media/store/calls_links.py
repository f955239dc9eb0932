"""The SQL of links of calls on their way as text messages. The text lies sealed until a channel has taken it."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.kernel.access import EVERYTHING
from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Phone, Secret
from anmin.media.model.calls_links import LinkSend
from anmin.media.terms.calls_links import CallLinkState, CallLinkWhy

PHONE = SealedColumn(Phone, "media.call_link_sends.phone")
TEXT = SealedColumn(Secret, "media.call_link_sends.text")

COLUMNS = "id, call_id, phone, state, why, made_at, done_at"
ADD = "insert into call_link_sends (id, call_id, phone, text, state, made_at) values ($1, $2, $3, $4, $5, $6)"
OF_CALL = f"select {COLUMNS} from call_link_sends where call_id = $1 order by made_at desc, id desc"
LOCK = f"select {COLUMNS} from call_link_sends where id = $1 for update"
SAVE = "update call_link_sends set state = $2, why = $3, done_at = $4, text = null where id = $1"
TO_SEND = """
select s.phone, s.text, c.ended_at is not null as over from call_link_sends s join video_calls c on c.id = s.call_id
where s.id = $1 and s.state = 'waiting'
"""


class ToSend(msgspec.Struct, frozen=True):
    """What a channel needs. `over`: the call has ended meanwhile."""

    phone: Phone
    text: Secret
    over: bool


async def add(ctx: Ctx, send: LinkSend, text: Secret) -> None:
    ring = ctx.house.keyring
    sealed = (PHONE.seal(ring, send.phone), TEXT.seal(ring, text))
    await ctx.conn.execute(ADD, send.id, send.call, *sealed, send.state.value, send.made_at)


async def of_call(ctx: Ctx, call: UUID) -> list[LinkSend]:
    """The newest first."""
    return [_send(ctx, row) for row in await ctx.conn.fetch(OF_CALL, call)]


async def times(ctx: Ctx, call: UUID) -> list[datetime]:
    """When it was sent, the newest first."""
    return [row["made_at"] for row in await ctx.conn.fetch(OF_CALL, call)]


async def find(ctx: Ctx, send: UUID) -> LinkSend | None:
    """Locked; None when the night has taken it, or its call is gone."""
    row = await ctx.conn.fetchrow(LOCK, send)
    return _send(ctx, row) if row else None


async def save(ctx: Ctx, send: LinkSend) -> None:
    """The text is forgotten."""
    await ctx.conn.execute(SAVE, send.id, send.state.value, send.why.value if send.why else None, send.done_at)


async def to_send(house: House, send: UUID) -> ToSend | None:
    """What still waits to be sent."""
    async with house.db.transaction(EVERYTHING) as conn:
        row = await conn.fetchrow(TO_SEND, send)
    ring = house.keyring
    return ToSend(PHONE.open(ring, row["phone"]), TEXT.open(ring, row["text"]), row["over"]) if row else None


def _send(ctx: Ctx, row: Any) -> LinkSend:
    return LinkSend(
        id=row["id"],
        call=row["call_id"],
        phone=PHONE.open(ctx.house.keyring, row["phone"]),
        state=CallLinkState(row["state"]),
        why=CallLinkWhy(row["why"]) if row["why"] else None,
        made_at=row["made_at"],
        done_at=row["done_at"],
    )
