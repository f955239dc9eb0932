"""The SQL of places and of what goes before: cases near a point, earlier ones of the same caller or telephone, search."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.earth import Cells
from anmin.cases.model.desk import Mark
from anmin.kernel.ctx import Ctx
from anmin.territory.point import Point

NEAR = """
select id, lon, lat, raised_at, disposition from cases
where cell_lat = any ($1::int[]) and cell_lon between $2 and $3 and (raised_at >= $4 or ($5 and closed_at is null))
  and ($6::uuid is null or id <> $6) and ($7::timestamptz is null or raised_at < $7)
"""
OF_PERSON = (
    "select id, raised_at, disposition from cases where person = $1 and id <> $2 and raised_at < $3 and raised_at >= $4"
)
HASHES = "select phone_hash from parties where case_id = $1 and phone_hash is not null and role = 'caller'"
OF_PHONE = """
select c.id, c.raised_at, c.disposition from parties p join cases c on c.id = p.case_id
where p.phone_hash = any ($1::bytea[]) and c.id <> $2 and c.raised_at < $3 and c.raised_at >= $4
"""
SEARCH = """
select id, raised_at from cases
where raised_at >= $1 and raised_at < $2 and ($3::text = '' or (number >= $3 and number < $3 || 'z'))
  and ($4::text[] is null or category = any ($4)) and ($5::int is null or level = $5) and ($6::text is null or state = $6)
  and ($7::uuid is null or office = $7 or desk = $7) and ($8::uuid[] is null or id = any ($8))
  and ($9::timestamptz is null or (raised_at, id) < ($9, $10::uuid))
order by raised_at desc, id desc limit $11
"""
WITH_PHONE = "select distinct case_id from parties where phone_hash = any ($1::bytea[]) limit 1000"


class Spotted(msgspec.Struct, frozen=True):
    """A case near a point. `lon`, `lat`: WGS-84."""

    id: UUID
    lon: float
    lat: float
    raised_at: datetime
    disposition: str

    @property
    def point(self) -> Point:
        return Point(self.lon, self.lat)


class Before(msgspec.Struct, frozen=True):
    id: UUID
    raised_at: datetime
    disposition: str


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Every filter is exact but `number`, of which the beginning is enough; None does not narrow."""

    since: datetime
    until: datetime
    number: str
    categories: Sequence[str] | None
    level: int | None
    state: str | None
    office: UUID | None
    cases: Sequence[UUID] | None
    after: Mark | None
    limit: int


async def near(
    ctx: Ctx, cells: Cells, since: datetime, *, before: tuple[UUID, datetime] | None = None
) -> list[Spotted]:
    """Cases in these cells since an instant, and all open ones; with `before` only those earlier than that case."""
    case, until = before or (None, None)
    found = await ctx.conn.fetch(NEAR, list(cells.rows), cells.west, cells.east, since, before is None, case, until)
    return [Spotted(*row) for row in found]


async def of_person(ctx: Ctx, person: UUID, before: tuple[UUID, datetime], since: datetime) -> list[Before]:
    return [Before(*row) for row in await ctx.conn.fetch(OF_PERSON, person, *before, since)]


async def of_phone(ctx: Ctx, before: tuple[UUID, datetime], since: datetime) -> list[Before]:
    """Earlier cases of the telephone from which this case came."""
    hashes = [row["phone_hash"] for row in await ctx.conn.fetch(HASHES, before[0])]
    if not hashes:
        return []
    return [Before(*row) for row in await ctx.conn.fetch(OF_PHONE, hashes, *before, since)]


async def with_phone(ctx: Ctx, hashes: Sequence[bytes]) -> list[UUID]:
    return [row["case_id"] for row in await ctx.conn.fetch(WITH_PHONE, list(hashes))]


async def search(ctx: Ctx, filters: Filters) -> list[Mark]:
    """Newest first."""
    values = msgspec.structs.asdict(filters)
    after, limit = values.pop("after"), values.pop("limit")
    place = (after.at, after.id) if after else (None, None)
    return [
        Mark(0, row["raised_at"], row["id"]) for row in await ctx.conn.fetch(SEARCH, *values.values(), *place, limit)
    ]
