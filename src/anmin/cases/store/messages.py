"""The thread of a case as rows. A case that leads shows the messages of those merged into it as well."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.store.cases import opened, sealed
from anmin.cases.terms.messages import Side
from anmin.kernel.ctx import Ctx
from anmin.kernel.writes import insert

BODY = "cases.messages.body"
MESSAGES = insert(
    "messages",
    id="uuid",
    case_id="uuid",
    at="timestamptz",
    side="text",
    author="uuid",
    body="bytea",
    evidence="uuid[]",
    read_at="timestamptz",
    read_by="uuid",
)
PAGE = """
select id, case_id, at, side, author, body, evidence, read_at, read_by from messages
where case_id = any(array(select id from cases where id = $1 or lead = $1))
  and ($2::uuid is null or (at, id) < (select at, id from messages where id = $2))
order by at desc, id desc limit $3
"""
READ = """
update messages set read_at = $2, read_by = $3
where case_id = any(array(select id from cases where id = $1 or lead = $1)) and side = any($4) and read_at is null
  and (at, id) <= (select at, id from messages where id = $5) returning id
"""
UNREAD = """
select coalesce(c.lead, c.id) as case_id, count(*) as unread from messages m join cases c on c.id = m.case_id
where (c.id = any($1::uuid[]) or c.lead = any($1::uuid[])) and m.side = 'caller' and m.read_at is null group by 1
"""
"""Unread messages of callers, those of merged cases counted for the one that leads; for a page of cases by their ids."""


class Message(msgspec.Struct, frozen=True):
    """`read_at`: when the other side read it."""

    id: UUID
    case: UUID
    at: datetime
    side: Side
    author: UUID | None
    body: str
    evidence: tuple[UUID, ...]
    read_at: datetime | None
    read_by: UUID | None


def add(ctx: Ctx, message: Message) -> None:
    """Deferred; the text is sealed."""
    values = msgspec.structs.asdict(message)
    ctx.insert(MESSAGES, case_id=values.pop("case"), **{**values, "body": sealed(ctx, message.body, BODY)})


async def page(ctx: Ctx, case: UUID, before: UUID | None, limit: int) -> list[Message]:
    """The newest first, from before the message `before` on."""
    return [_message(ctx, row) for row in await ctx.conn.fetch(PAGE, case, before, limit)]


async def read(ctx: Ctx, case: UUID, sides: Iterable[Side], upto: UUID) -> int:
    """Mark what these sides wrote up to a message as read by the caller of the door; how many were not before."""
    return len(await ctx.conn.fetch(READ, case, ctx.now, ctx.actor.id, list(sides), upto))


async def unread(ctx: Ctx, cases: Iterable[UUID]) -> dict[UUID, int]:
    """How many messages of callers nobody has read, by case; a case without any is left out."""
    return {row["case_id"]: row["unread"] for row in await ctx.conn.fetch(UNREAD, list(cases))}


def _message(ctx: Ctx, row: Any) -> Message:
    values = dict(row)
    values |= {
        "case": values.pop("case_id"),
        "side": Side(row["side"]),
        "body": opened(ctx, row["body"], BODY),
        "evidence": tuple(row["evidence"]),
    }
    return Message(**values)
