"""Candidates for likely duplicates, found by index in the caller's scope; never more than a few hundred."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.earth import cells
from anmin.kernel.ctx import Ctx
from anmin.territory.point import Point

MOST = 200
COLUMNS = (
    "c.id, c.number, c.state, c.level, c.category, c.channel, c.person, c.lon, c.lat, c.content, c.address, c.raised_at"
)
WITHIN = "c.raised_at between $1 and $2 and c.state <> 'merged'"
NEAREST = f"order by abs(extract(epoch from c.raised_at - $3::timestamptz)), c.id limit {MOST}"
NEAR = f"""
select {COLUMNS}, false as phone from cases c
where c.cell_lat = any($4::int[]) and c.cell_lon = any($5::int[]) and {WITHIN} {NEAREST}
"""
OF_PERSON = f"select {COLUMNS}, false as phone from cases c where c.person = $4 and {WITHIN} {NEAREST}"
OF_PHONE = f"""
select {COLUMNS}, true as phone from cases c
where c.id in (select p.case_id from parties p where p.phone_hash = any($4::bytea[])) and {WITHIN} {NEAREST}
"""
# What is said is sealed: without a point those are compared that came in just before and just after, by the index on time.
AROUND = f"""
(select {COLUMNS}, false as phone from cases c
  where {WITHIN} and c.raised_at <= $3 order by c.raised_at desc limit {MOST // 2})
union all
(select {COLUMNS}, false as phone from cases c
  where {WITHIN} and c.raised_at > $3 order by c.raised_at limit {MOST // 2})
"""
CASE = f"select {COLUMNS}, false as phone from cases c where c.id = $1"
PHONES = "select phone_hash from parties where case_id = $1 and phone_hash is not null"
LINKED = (
    "select case when case_id = $1 then other else case_id end as other from links where case_id = $1 or other = $1"
)


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """`since` to `until`, nearest to `at` first. `phones`: search hashes. `words`: whether there are any to compare."""

    at: datetime
    since: datetime
    until: datetime
    point: Point | None
    metres: int
    person: UUID | None
    phones: Sequence[bytes] = ()
    words: bool = False


async def candidates(ctx: Ctx, sought: Sought) -> list[Any]:
    """Rows of cases that are near, of the same caller or from the same telephone, each once; without a place those of the same time."""
    span = (sought.since, sought.until, sought.at)
    found: dict[UUID, Any] = {}
    if sought.phones:
        found |= _by_id(await ctx.conn.fetch(OF_PHONE, *span, list(sought.phones)))
    if sought.person is not None:
        found = _by_id(await ctx.conn.fetch(OF_PERSON, *span, sought.person)) | found
    if sought.point is not None:
        around = cells(sought.point, sought.metres)
        found = _by_id(await ctx.conn.fetch(NEAR, *span, list(around.rows), list(around.columns))) | found
    elif sought.words:
        found = _by_id(await ctx.conn.fetch(AROUND, *span)) | found
    return sorted(found.values(), key=lambda row: (abs(row["raised_at"] - sought.at), row["id"]))[:MOST]


def _by_id(rows: Sequence[Any]) -> dict[UUID, Any]:
    return {row["id"]: row for row in rows}


async def case(ctx: Ctx, id: UUID) -> Any:
    """The row of one case, compared as the candidates are; None when it is out of scope."""
    return await ctx.conn.fetchrow(CASE, id)


async def phones_of(ctx: Ctx, case: UUID) -> list[bytes]:
    return [row["phone_hash"] for row in await ctx.conn.fetch(PHONES, case)]


async def linked(ctx: Ctx, case: UUID) -> set[UUID]:
    return {row["other"] for row in await ctx.conn.fetch(LINKED, case)}
