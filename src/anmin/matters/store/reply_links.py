"""Reply links as rows. Only a keyed hash of the code stays; the code itself lies sealed until it was sent."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.store.cases import sealed
from anmin.kernel.access import EVERYTHING
from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Phone
from anmin.matters.model.reply_links import ReplyLink, plain_code
from anmin.matters.terms.reply_links import LINK_UNKNOWN, LinkWay

HASH = "matters.reply_links.token_hash"
TOKEN = "matters.reply_links.token"  # noqa: S105 - the name of a column
ADDRESS = "matters.reply_links.address"
PHONE = SealedColumn(Phone, ADDRESS)
COLUMNS = """id, version, case_id as "case", order_id as "order", way, state, nullif(why, '') as why, made_at, made_by,
  sent_at, seen_at, answered_at, expires_at"""
BY_CODE = f"select {COLUMNS} from reply_links where token_hash = any ($1::bytea[])"
GET = f"select {COLUMNS} from reply_links where id = $1"
LOCK = f"select {COLUMNS} from reply_links where id = $1 for update"
OF_ORDER = f"select {COLUMNS} from reply_links where order_id = $1 order by made_at, id for update"
OF_CASE = f"select {COLUMNS} from reply_links where case_id = $1 order by made_at desc, id desc"
UNANSWERED = f"""
select {COLUMNS} from reply_links where answered_at is null and state <> 'answered' and (made_at, id) > ($1, $2)
  and not (state = 'failed' and why in ('replaced', 'order_over'))
  and exists (select 1 from assignments a where a.id = order_id and a.ended_at is null) order by made_at, id limit $3
"""
ADD = """
insert into reply_links (id, version, case_id, order_id, token_hash, token, way, address, state, made_at, made_by, sent_at,
  expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
"""
SAVE = """
update reply_links set version = $2, state = $3, why = $4, sent_at = $5, seen_at = $6, answered_at = $7,
  token = case when $3 = 'made' then token end where id = $1
"""
TO_SEND = "select way, token, address, expires_at from reply_links where id = $1 and state = 'made' and token is not null and address is not null"
NUMBERS = "select id, number from cases where id = any ($1::uuid[])"


class ToSend(msgspec.Struct, frozen=True):
    """What a carrier needs: the code of the link, where it goes, and until when it holds."""

    way: LinkWay
    code: str
    address: str
    expires_at: datetime


async def by_code(ctx: Ctx, typed: str) -> ReplyLink:
    """Raises LINK_UNKNOWN."""
    hashes = ctx.house.keyring.search_hashes(plain_code(typed), HASH)
    row = await ctx.conn.fetchrow(BY_CODE, list(hashes))
    if row is None:
        raise LINK_UNKNOWN()
    return _link(row)


async def get(ctx: Ctx, link: UUID, *, change: bool = False) -> ReplyLink:
    """`change` locks it, after its case. Raises LINK_UNKNOWN."""
    row = await ctx.conn.fetchrow(LOCK if change else GET, link)
    if row is None:
        raise LINK_UNKNOWN()
    return _link(row)


async def of_order(ctx: Ctx, order: UUID) -> list[ReplyLink]:
    """Locked, after their case."""
    return [_link(row) for row in await ctx.conn.fetch(OF_ORDER, order)]


async def of_case(ctx: Ctx, case: UUID) -> list[ReplyLink]:
    """Newest first."""
    return [_link(row) for row in await ctx.conn.fetch(OF_CASE, case)]


async def unanswered(ctx: Ctx, after: tuple[datetime, UUID], limit: int) -> list[ReplyLink]:
    """Those in scope that may be stuck, oldest first."""
    return [_link(row) for row in await ctx.conn.fetch(UNANSWERED, *after, limit)]


async def add(ctx: Ctx, new: ReplyLink, code: str, address: Phone | str | None) -> None:
    """A code that a person tells is not kept."""
    ring = ctx.house.keyring
    head = (new.id, new.version, new.case, new.order, ring.search_hash(plain_code(code), HASH))
    token = sealed(ctx, code, TOKEN) if new.sent_at is None else None
    to = PHONE.seal(ring, address) if isinstance(address, Phone) else sealed(ctx, address or "", ADDRESS)
    tail = (new.state.value, new.made_at, new.made_by, new.sent_at, new.expires_at)
    await ctx.conn.execute(ADD, *head, token, new.way.value, to, *tail)


async def save(ctx: Ctx, held: ReplyLink) -> None:
    times = (held.sent_at, held.seen_at, held.answered_at)
    await ctx.conn.execute(SAVE, held.id, held.version, held.state.value, held.why or "", *times)


async def to_send(house: House, link: UUID) -> ToSend | None:
    """A link while it still waits to be sent."""
    async with house.db.transaction(EVERYTHING) as conn:
        row = await conn.fetchrow(TO_SEND, link)
    if row is None:
        return None
    ring = house.keyring
    code, address = ring.decrypt(row["token"], TOKEN).decode(), ring.decrypt(row["address"], ADDRESS).decode()
    return ToSend(LinkWay(row["way"]), code, address, row["expires_at"])


async def desks(ctx: Ctx, cases: list[UUID]) -> dict[UUID, UUID]:
    """The desk of each of these cases."""
    rows = await ctx.conn.fetch("select id, desk from cases where id = any ($1::uuid[])", cases)
    return {row["id"]: row["desk"] for row in rows}


async def numbers(ctx: Ctx, cases: list[UUID]) -> dict[UUID, str]:
    """What these cases are numbered."""
    return {row["id"]: row["number"] for row in await ctx.conn.fetch(NUMBERS, cases)}


def _link(row: Any) -> ReplyLink:
    return msgspec.convert(dict(row), ReplyLink)
