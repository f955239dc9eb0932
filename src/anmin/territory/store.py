"""Territory's SQL: areas, their periods, their outlines. Open reference data: no scope narrows it, but what may be changed is asked.

Outlines and periods are only ever added; of a period nothing but its end is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.writes import insert
from anmin.territory.import_plan import Change
from anmin.territory.outline import StoredOutline
from anmin.territory.periods import Known, Particulars, Period
from anmin.territory.terms import AreaKind, Datum

AREAS = insert("areas", id="uuid", code="text", version="int")
OUTLINES = insert(
    "area_outlines",
    hash="bytea",
    geometry="bytea",
    west="double precision",
    south="double precision",
    east="double precision",
    north="double precision",
    on_conflict="on conflict do nothing",
)
PERIODS = insert(
    "area_periods",
    area="uuid",
    version="int",
    name="text",
    kind="text",
    level="int",
    parent="uuid",
    organisation="uuid",
    officer="uuid",
    outline="bytea",
    source_datum="text",
    valid_from="date",
    valid_to="date",
    recorded_at="timestamptz",
    recorded_by="text",
)

# One change at a time: plans are made on what stands, and nobody may move it before they are written.
LOCK = "select pg_advisory_xact_lock(x'616e6d696e20'::bigint)"
EVERY = """
select a.id, a.code, a.version as changes, p.version, p.name, p.kind, p.level, p.parent, p.organisation, p.officer,
  p.outline, p.source_datum, p.valid_from, p.valid_to
from areas a join area_periods p on p.area = a.id
where $1::uuid is null or a.id = $1 order by a.code collate "C", p.version
"""
DRAWN = "select hash, geometry from area_outlines where hash = any ($1::bytea[])"
OWN = "select o as id from unnest($1::uuid[]) o where anmin_everything() or anmin_sees_office(o)"
END = """
update area_periods p set valid_to = u.ends from unnest($1::uuid[], $2::int[], $3::date[]) as u(area, version, ends)
where p.area = u.area and p.version = u.version
"""
COUNT_UP = "update areas set version = version + 1 where id = any ($1::uuid[])"
PAGE = """
select a.id, a.code, a.version, p.name, p.kind, p.level, p.parent, p.organisation, p.officer, p.source_datum,
  p.valid_from, p.valid_to, case when $1 then o.geometry end as geometry
from area_periods p join areas a on a.id = p.area join area_outlines o on o.hash = p.outline
where p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2) and ($3::text is null or p.kind = $3)
  and ($4::uuid is null or p.parent = $4)
  and ($5::uuid is null
    or exists (select from scope_tree t where t.ancestor = $5 and t.descendant = p.organisation))
  and ($6::float8 is null or (o.west <= $8 and o.east >= $6 and o.south <= $9 and o.north >= $7))
  and a.code collate "C" > $10
order by a.code collate "C" limit $11
"""
HISTORY = """
select p.version, p.name, p.kind, p.level, p.parent, p.organisation, p.officer, p.source_datum, p.valid_from, p.valid_to,
  p.recorded_at, case when $2 then o.geometry end as geometry
from area_periods p join area_outlines o on o.hash = p.outline where p.area = $1 order by p.version desc limit $3
"""
HEAD = "select id, code, version from areas where id = $1"

Box = tuple[float, float, float, float]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which areas: in force on `day`, and what narrows them. `box`: west, south, east, north, meets the area's own."""

    day: date
    drawn: bool
    kind: AreaKind | None
    parent: UUID | None
    organisation: UUID | None
    box: Box | None
    after: str


async def lock(ctx: Ctx) -> None:
    """From here to the commit nobody else changes an area."""
    await ctx.conn.execute(LOCK)


async def every(conn: Connection, area: UUID | None = None) -> dict[str, Known]:
    """All areas with all their periods by code, or the one."""
    found: dict[str, Known] = {}
    periods: dict[str, list[Period]] = {}
    for row in await conn.fetch(EVERY, area):
        found[row["code"]] = Known(row["id"], row["code"], row["changes"])
        periods.setdefault(row["code"], []).append(_period(row))
    return {code: msgspec.structs.replace(each, periods=tuple(periods[code])) for code, each in found.items()}


def _period(row: Any) -> Period:
    particulars = Particulars(
        name=row["name"],
        kind=AreaKind(row["kind"]),
        level=row["level"],
        parent=row["parent"],
        organisation=row["organisation"],
        officer=row["officer"],
        outline=row["outline"],
        source_datum=Datum(row["source_datum"]),
    )
    return Period(row["version"], row["valid_from"], row["valid_to"], particulars)


async def drawn(conn: Connection, hashes: Iterable[bytes]) -> dict[bytes, bytes]:
    """Outlines as well-known binary, by hash."""
    return {row["hash"]: row["geometry"] for row in await conn.fetch(DRAWN, list(hashes))}


async def own(ctx: Ctx, organisations: Sequence[UUID]) -> frozenset[UUID]:
    """Those within the caller's scope."""
    return frozenset(row["id"] for row in await ctx.conn.fetch(OWN, list(organisations)))


async def save(ctx: Ctx, changes: Sequence[Change], outlines: Iterable[StoredOutline] = ()) -> None:
    """End what ends; have the new areas, outlines and periods inserted when the action ends."""
    ended = [(each.known.id, version, day) for each in changes for version, day in each.cut.ended]
    await ctx.conn.execute(END, *(map(list, zip(*ended, strict=True)) if ended else ([], [], [])))
    await ctx.conn.execute(COUNT_UP, [each.known.id for each in changes if each.known.version])
    for outline in outlines:
        ctx.insert(OUTLINES, **msgspec.structs.asdict(outline))
    for each in changes:
        if not each.known.version:
            ctx.insert(AREAS, id=each.known.id, code=each.known.code, version=1)
        if each.cut.added:
            _insert(ctx, each.known.id, each.cut.added)


def _insert(ctx: Ctx, area: UUID, period: Period) -> None:
    ctx.insert(
        PERIODS,
        area=area,
        version=period.version,
        **msgspec.structs.asdict(period.particulars),
        valid_from=period.valid_from,
        valid_to=period.valid_to,
        recorded_at=ctx.now,
        recorded_by=ctx.actor.name,
    )


async def page(ctx: Ctx, asked: Asked, limit: int) -> list[Any]:
    """At most `limit` areas, by code."""
    box = asked.box or (None, None, None, None)
    kind = asked.kind.value if asked.kind else None
    narrowed = (asked.drawn, asked.day, kind, asked.parent, asked.organisation, *box, asked.after)
    return await ctx.conn.fetch(PAGE, *narrowed, limit)


async def head(ctx: Ctx, area: UUID) -> Any:
    """Id, code and version, or None."""
    return await ctx.conn.fetchrow(HEAD, area)


async def history(ctx: Ctx, area: UUID, limit: int, *, with_outline: bool) -> list[Any]:
    """The newest periods first."""
    return await ctx.conn.fetch(HISTORY, area, with_outline, limit)
