"""Responses and their parties as rows, and the free units of a kind. The case's row is locked before these are changed."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.dispatch.model.responses import Party, Response
from anmin.kernel.ctx import Ctx
from anmin.kernel.words import Text
from anmin.kernel.writes import insert

EXCUSE = "dispatch.response_parties.excuse"
RESPONSES = insert(
    "responses",
    id="uuid",
    case_id="uuid",
    level="int",
    code="text",
    plan="text",
    ordered_at="timestamptz",
    ordered_by="uuid",
)
PARTIES = insert(
    "response_parties",
    id="uuid",
    case_id="uuid",
    response="uuid",
    list="text",
    code="text",
    number="int",
    kind="text",
    unit_kind="text",
    responder="uuid",
    role="text",
    required="boolean",
    left_out="text",
)
COLUMNS = 'id, case_id as "case", level, code, plan, ordered_at, ended_at'
IN_FORCE = f"select {COLUMNS} from responses where case_id = $1 and ended_at is null"
RAISED_AT = "select raised_at from cases where id = $1"
LATEST = f"select {COLUMNS} from responses where case_id = $1 order by ordered_at desc, id desc limit 1"
SAVE = "update responses set level = $2, code = $3, plan = $4, ended_at = $5 where id = $1"
PARTIES_OF = """
select id, response, list, code, number, kind, unit_kind, responder, role, required, nullif(left_out, '') as left_out, excused_at
from response_parties where response = $1 order by id
"""
RESPONSE_OF_PARTY = "select case_id from response_parties where id = $1"
SAVE_PARTY = """
update response_parties set responder = $2, list = $3, code = $4, role = $5, required = $6, left_out = $7 where id = $1
"""
HAND_OVER = """
update response_parties p set responder = $3 from responses r
where r.id = p.response and r.ended_at is null and r.case_id = $1 and p.responder = $2
  and not exists (select 1 from response_parties o where o.response = p.response and o.responder = $3)
returning p.id, p.response
"""
REMOVE = "delete from response_parties where id = any ($1::uuid[])"
EXCUSED = "update response_parties set excused_at = $2, excused_by = $3, excuse = $4 where id = any ($1::uuid[])"
FREE_UNITS = """
select id from units where kind = $1 and retired_at is null and assignment is null and status = any ($2::text[])
  and id <> all ($3::uuid[])
order by array_position($4::uuid[], id) nulls last, code limit $5
"""
UNIT_NAMES = "select id, name, name_en from units where id = any ($1::uuid[])"


class Sought(msgspec.Struct, frozen=True):
    """Units of a kind in statuses in which they may be ordered, without those `taken`, the best `ranked` first."""

    kind: str
    statuses: Sequence[str]
    taken: Sequence[UUID]
    ranked: Sequence[UUID]
    count: int


async def in_force(ctx: Ctx, case: UUID) -> Response | None:
    row = await ctx.conn.fetchrow(IN_FORCE, case)
    return Response(**row) if row else None


async def latest(ctx: Ctx, case: UUID) -> Response | None:
    """The one in force, else the one that ended last."""
    row = await ctx.conn.fetchrow(LATEST, case)
    return Response(**row) if row else None


async def raised_at(ctx: Ctx, case: UUID) -> datetime:
    """Of a case in scope."""
    found: datetime = await ctx.conn.fetchval(RAISED_AT, case)
    return found


async def save(ctx: Ctx, response: Response) -> None:
    values = (response.level, response.code, response.plan, response.ended_at)
    await ctx.conn.execute(SAVE, response.id, *values)


def add(ctx: Ctx, response: Response) -> None:
    """Deferred."""
    ctx.insert(
        RESPONSES,
        id=response.id,
        case_id=response.case,
        level=response.level,
        code=response.code,
        plan=response.plan,
        ordered_at=response.ordered_at,
        ordered_by=ctx.actor.id,
    )


async def parties_of(ctx: Ctx, response: UUID) -> list[Party]:
    rows: list[Any] = await ctx.conn.fetch(PARTIES_OF, response)
    return [msgspec.convert(dict(row), Party) for row in rows]


async def case_of(ctx: Ctx, party: UUID) -> UUID | None:
    found: UUID | None = await ctx.conn.fetchval(RESPONSE_OF_PARTY, party)
    return found


def add_party(ctx: Ctx, case: UUID, party: Party) -> None:
    """Deferred."""
    values = {name: getattr(party, name) for name in PARTIES.names - {"case_id", "left_out"}}
    ctx.insert(PARTIES, case_id=case, left_out=party.left_out or "", **values)


async def save_party(ctx: Ctx, party: Party) -> None:
    values = (party.list, party.code, party.role.value, party.required, str(party.left_out or ""))
    await ctx.conn.execute(SAVE_PARTY, party.id, party.responder, *values)


async def hand_over(ctx: Ctx, case: UUID, before: UUID, now: UUID) -> Any:
    """The party of the response in force that `before` was is `now`; None: it was none, or `now` is one already."""
    return await ctx.conn.fetchrow(HAND_OVER, case, before, now)


async def remove(ctx: Ctx, parties: Sequence[UUID]) -> None:
    """Of those who were never ordered."""
    if parties:
        await ctx.conn.execute(REMOVE, list(parties))


async def excuse(ctx: Ctx, parties: Sequence[UUID], at: datetime, note: str = "") -> None:
    """Nothing waits for these parties any more; the actor answers for it."""
    sealed = ctx.house.keyring.encrypt(note.encode(), EXCUSE) if note else None
    await ctx.conn.execute(EXCUSED, list(parties), at, ctx.actor.id, sealed)


async def free_units(ctx: Ctx, sought: Sought) -> list[UUID]:
    rows = await ctx.conn.fetch(FREE_UNITS, sought.kind, sought.statuses, sought.taken, sought.ranked, sought.count)
    return [row["id"] for row in rows]


async def unit_names(ctx: Ctx, units: Collection[UUID]) -> dict[UUID, Text]:
    """Of the units in scope."""
    rows = await ctx.conn.fetch(UNIT_NAMES, list(units))
    return {row["id"]: Text(row["name"], row["name_en"] or row["name"]) for row in rows}
