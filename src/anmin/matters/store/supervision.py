"""Supervision orders and instructions as rows, and the board of lamps."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.store.cases import opened, sealed
from anmin.kernel.ctx import Ctx
from anmin.matters.events.supervision import OrganisationReminded
from anmin.matters.model.supervision import Supervision
from anmin.matters.terms.supervision import SUPERVISION_UNKNOWN, Lamp, SupervisionKind

TEXT = "matters.supervisions.text"
ANSWER = "matters.supervisions.answer"
COLUMNS = """id, version, number, kind, case_id as "case", from_office, to_office, order_id as "order", state, level, text,
  issued_at, issued_by, due_at, seen_at, answered_at, answered_by, answer, proof, ended_at, ended_by"""
CASE_OF = "select case_id from supervisions where id = $1"
LOCK = f"select {COLUMNS} from supervisions where id = $1 for update"
OF_CASE = f"select {COLUMNS} from supervisions where case_id = $1 order by issued_at desc, id desc"
OPEN = f"select {COLUMNS} from supervisions where ended_at is null order by due_at, id limit $1"
STANDING = "select number from supervisions where case_id = $1 and kind = $2 and to_office = $3 and ended_at is null"
ADD = """
insert into supervisions (id, version, number, kind, case_id, from_office, to_office, order_id, state, level, text,
  issued_at, issued_by, due_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
"""
SAVE = """
update supervisions set version = $2, from_office = $3, state = $4, level = $5, due_at = $6, seen_at = $7,
  answered_at = $8, answered_by = $9, answer = coalesce($10, answer), proof = $11, ended_at = $12, ended_by = $13
where id = $1
"""
LEAD = "select lead from matters where case_id = $1"
# The journal is parted by month: `at` keeps the look-up in the month of this day.
REMINDED = f"""
select exists (select 1 from journal where subject = $1 and at >= $2 and event = '{OrganisationReminded.fact_name()}'
  and payload ->> 'office' = $3)
"""
LAMPS = "select lead, red, yellow, green from anmin_lamps($1, $2)"
FIRST = """
select m.case_id as "case", c.number, m.kind, c.category, m.lead, m.urgency, m.due_at, m.warn_at, m.paused_at, m.step, m.rounds
from matters m join cases c on c.id = m.case_id
where m.concluded_at is null and m.lead = any ($2::uuid[]) and ($3::text is null or $3 = case
  when m.due_at < coalesce(m.paused_at, $1) then 'red' when m.warn_at <= coalesce(m.paused_at, $1) then 'yellow' else 'green' end)
order by m.due_at, m.case_id limit $4
"""


async def case_of(ctx: Ctx, supervision: UUID) -> UUID:
    """Raises SUPERVISION_UNKNOWN."""
    found: UUID | None = await ctx.conn.fetchval(CASE_OF, supervision)
    if found is None:
        raise SUPERVISION_UNKNOWN()
    return found


async def locked(ctx: Ctx, supervision: UUID) -> Supervision:
    """After its case."""
    return _supervision(ctx, await ctx.conn.fetchrow(LOCK, supervision))


async def of_case(ctx: Ctx, case: UUID) -> list[Supervision]:
    """Newest first."""
    return [_supervision(ctx, row) for row in await ctx.conn.fetch(OF_CASE, case)]


async def open_ones(ctx: Ctx, limit: int) -> list[Supervision]:
    """Those in scope that have not ended, the longest due first."""
    return [_supervision(ctx, row) for row in await ctx.conn.fetch(OPEN, limit)]


async def standing(ctx: Ctx, case: UUID, kind: SupervisionKind, to: UUID) -> str | None:
    """The number of the open one of this kind to this office."""
    found: str | None = await ctx.conn.fetchval(STANDING, case, kind.value, to)
    return found


async def add(ctx: Ctx, new: Supervision) -> None:
    head = (new.id, new.version, new.number, new.kind.value, new.case, new.from_office, new.to_office, new.order)
    text = sealed(ctx, new.text, TEXT)
    await ctx.conn.execute(ADD, *head, new.state.value, new.level, text, new.issued_at, new.issued_by, new.due_at)


async def save(ctx: Ctx, held: Supervision) -> None:
    head = (held.id, held.version, held.from_office, held.state.value, held.level, held.due_at, held.seen_at)
    answer = (held.answered_at, held.answered_by, sealed(ctx, held.answer, ANSWER), list(held.proof))
    await ctx.conn.execute(SAVE, *head, *answer, held.ended_at, held.ended_by)


async def lead_of(ctx: Ctx, case: UUID) -> UUID | None:
    """None for a case that is no matter."""
    found: UUID | None = await ctx.conn.fetchval(LEAD, case)
    return found


async def reminded(ctx: Ctx, case: UUID, office: UUID, since: datetime) -> bool:
    return bool(await ctx.conn.fetchval(REMINDED, f"case:{case}", since, str(office)))


def _supervision(ctx: Ctx, row: Any) -> Supervision:
    texts = {"text": opened(ctx, row["text"], TEXT), "answer": opened(ctx, row["answer"], ANSWER)}
    return msgspec.convert(dict(row) | texts, Supervision)


class Lamps(msgspec.Struct, frozen=True):
    """How many open matters of one lead stand under each lamp."""

    lead: UUID
    red: int
    yellow: int
    green: int


class Lit(msgspec.Struct, frozen=True, kw_only=True):
    """An open matter as the board's rows hold it."""

    case: UUID
    number: str
    kind: str
    category: str
    lead: UUID
    urgency: str
    due_at: datetime
    warn_at: datetime
    paused_at: datetime | None
    step: int
    rounds: int


async def lamps(ctx: Ctx, within: UUID | None) -> list[Lamps]:
    """Of the leads in scope, or of those at or below an office."""
    return [Lamps(*row) for row in await ctx.conn.fetch(LAMPS, ctx.now, within)]


async def first(ctx: Ctx, leads: Collection[UUID], lamp: Lamp | None, limit: int) -> list[Lit]:
    """Of these leads, the longest due first."""
    rows = await ctx.conn.fetch(FIRST, ctx.now, list(leads), lamp.value if lamp else None, limit)
    return [Lit(**row) for row in rows]
