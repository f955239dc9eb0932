"""The room's SQL: notices to structs, and the list in its order."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.community.model import Circle, Notice, Wording
from anmin.community.terms import NOTICE_UNKNOWN
from anmin.kernel.ctx import Ctx
from anmin.kernel.writes import insert
from anmin.territory.point import METRES_A_DEGREE, Point

NOTICES = insert(
    "notices",
    id="uuid",
    version="int",
    organisation="uuid",
    category="text",
    title="text",
    body="text",
    lon="float8",
    lat="float8",
    metres="int",
    starts="timestamptz",
    ends="timestamptz",
    pinned="boolean",
    published_at="timestamptz",
    published_by="uuid",
    withdrawn_at="timestamptz",
    withdrawn_why="text",
)
COLUMNS = ", ".join(name for name, _ in NOTICES.columns)
GET = f"select {COLUMNS} from notices where id = $1"
SAVE = """
update notices set version = $2, category = $3, title = $4, body = $5, lon = $6, lat = $7, metres = $8, starts = $9,
  ends = $10, pinned = $11, withdrawn_at = $12, withdrawn_why = $13 where id = $1
"""
# Flat metres, exact enough within a circle; `pinned desc, starts desc, id desc` is the order of the list and of its pages.
SHOWN = f"""
select {COLUMNS} from notices
where withdrawn_at is null and starts <= $1 and (ends is null or ends > $1) and ($2::text is null or category = $2)
  and ($3::float8 is null or case when lon is null then organisation = any ($5::uuid[])
    else sqrt((lat - $4) ^ 2 + ((lon - $3) * cos(radians($4))) ^ 2) * {METRES_A_DEGREE} <= metres + $6 end)
  and ($7::uuid is null or (pinned, starts, id) < (select pinned, starts, id from notices where id = $7))
order by pinned desc, starts desc, id desc limit $8
"""
OF_OFFICES = f"""
select {COLUMNS} from notices where ($1::uuid[] is null or organisation = any ($1))
  and ($2::uuid is null or (published_at, id) < (select published_at, id from notices where id = $2))
order by published_at desc, id desc limit $3
"""


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """`at`: shown at this instant. With a `point` what matters there: circles that come within `metres`, and what the
    `offices` say that are responsible there. `after`: the last one of the page before.
    """

    at: datetime
    category: str | None
    point: Point | None
    offices: Sequence[UUID]
    metres: int
    after: UUID | None
    limit: int


def add(ctx: Ctx, notice: Notice) -> None:
    ctx.insert(NOTICES, **_values(notice))


async def get(ctx: Ctx, notice: UUID, *, change: bool = False) -> Notice:
    """Raises NOTICE_UNKNOWN. `change` locks its row."""
    row = await ctx.conn.fetchrow(f"{GET} for update" if change else GET, notice)
    if row is None:
        raise NOTICE_UNKNOWN()
    return _notice(row)


async def save(ctx: Ctx, notice: Notice) -> None:
    values, fixed = _values(notice), ("organisation", "published_at", "published_by")
    await ctx.conn.execute(SAVE, *(value for name, value in values.items() if name not in fixed))


async def shown(ctx: Ctx, sought: Sought) -> list[Notice]:
    """What holds at the instant: pinned ones first, then the newest."""
    point = (sought.point.lon, sought.point.lat) if sought.point else (None, None)
    place = (*point, list(sought.offices), sought.metres)
    rows = await ctx.conn.fetch(SHOWN, sought.at, sought.category, *place, sought.after, sought.limit)
    return [_notice(row) for row in rows]


async def of_offices(ctx: Ctx, offices: Sequence[UUID] | None, after: UUID | None, limit: int) -> list[Notice]:
    """Everything that these organisations said, also what is planned, over or withdrawn; the newest first. None: all."""
    rows = await ctx.conn.fetch(OF_OFFICES, offices if offices is None else list(offices), after, limit)
    return [_notice(row) for row in rows]


def _values(notice: Notice) -> dict[str, Any]:
    """In the order of the columns."""
    said = notice.wording
    circle = msgspec.structs.asdict(said.circle) if said.circle else dict.fromkeys(Circle.__struct_fields__)
    held = msgspec.structs.asdict(notice) | msgspec.structs.asdict(said) | circle | {"starts": notice.starts}
    return {name: held[name] for name, _ in NOTICES.columns}


def _notice(row: Any) -> Notice:
    circle = Circle(row["lon"], row["lat"], row["metres"]) if row["lon"] is not None else None
    said = {name: row[name] for name in Wording.__struct_fields__ if name != "circle"}
    held = {name: row[name] for name in Notice.__struct_fields__ if name != "wording"}
    return Notice(wording=Wording(circle=circle, **said), **held)
