"""Matters and alarms that came in, newest first, with what people decided of them: what changed rules are tried on."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.store.cases import CONTENT, opened
from anmin.cases.terms.cases import OUT_OF_FIGURES, CaseKind, Channel
from anmin.kernel.ctx import Ctx
from anmin.matters.terms.matters import Urgency

PAST = """
select c.id, c.number, c.kind, c.category, c.first_category, c.channel, c.content, c.office, c.lon, c.lat,
  m.case_id is not null as matter, m.urgency, m.begun_at, coalesce(m.answered_at, m.concluded_at) as answered_at,
  (select p.office from matter_parts p where p.case_id = c.id and p.role = 'lead' and p.returned_at is null
    order by p.placed_at limit 1) as led
from cases c left join matters m on m.case_id = c.id
where not c.flags && $1::text[] and ($2::uuid is null or c.id < $2) and (m.case_id is not null or not $3)
  and ($4::timestamptz is null or c.raised_at >= $4)
order by c.id desc limit $5
"""
COUNT = """
select count(*) from (select from cases c left join matters m on m.case_id = c.id
  where not c.flags && $1::text[] and (m.case_id is not null or not $2) limit $3) as looked
"""
PAUSES = """
select case_id, since, until from matter_pauses where case_id = any($1) and until is not null order by case_id, since
"""
_AWAY = sorted(each.value for each in OUT_OF_FIGURES)


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """`category`: as it stands now, `said`: as it was first. `led`: who led first without returning it; `text` opened.

    The last three are empty for an alarm.
    """

    id: UUID
    number: str
    kind: CaseKind
    category: str
    said: str
    channel: Channel
    text: str
    office: UUID
    lon: float | None
    lat: float | None
    led: UUID | None
    urgency: Urgency | None = None
    begun_at: datetime | None = None
    answered_at: datetime | None = None
    pauses: tuple[tuple[datetime, datetime], ...] = ()


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """Which ones: `before` this id, the newest without it; `matters`: without alarms; `since`: raised from then on."""

    before: UUID | None = None
    matters: bool = False
    since: datetime | None = None
    limit: int = 1_000


async def past(ctx: Ctx, reach: Reach) -> list[Past]:
    """As far as the actor may see, newest first."""
    rows = await ctx.conn.fetch(PAST, _AWAY, reach.before, reach.matters, reach.since, reach.limit)
    pauses = defaultdict(list)
    for each in await ctx.conn.fetch(PAUSES, [row["id"] for row in rows]):
        pauses[each["case_id"]].append((each["since"], each["until"]))
    return [_past(ctx, row, pauses[row["id"]]) for row in rows]


async def count(ctx: Ctx, *, matters: bool, most: int) -> int:
    """How many there are, at most `most`."""
    found: int = await ctx.conn.fetchval(COUNT, _AWAY, matters, most)
    return found


def _past(ctx: Ctx, row: Any, pauses: Sequence[tuple[datetime, datetime]]) -> Past:
    names = ("id", "number", "kind", "category", "channel", "office", "lon", "lat", "led", "urgency")
    values = {name: row[name] for name in (*names, "begun_at", "answered_at")}
    text = opened(ctx, row["content"], CONTENT)
    return msgspec.convert({**values, "said": row["first_category"], "text": text, "pauses": tuple(pauses)}, Past)
