"""Units as people look at them: what they are doing, who is on them, where they are. One statement for thousands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.dispatch.store.units import NAMES
from anmin.kernel.ctx import Ctx

LIST = f"""
select {", ".join(f"u.{name}" for name in NAMES)}, c.number as case_number, c.level as case_level, a.state as stage,
  a.ordered_at, p.lon, p.lat, p.at, p.accuracy, p.speed, p.heading, p.mark,
  s.id as shift, s.starts, s.ends, s.vehicle, s.skills, s.beat as shift_beat,
  array(select m.person from unit_crews m where m.shift = s.id order by m.person) as crew
from units u
  left join assignments a on a.id = u.assignment
  left join cases c on c.id = u.case_id
  left join unit_positions p on p.unit = u.id
  left join unit_shifts s on s.unit = u.id and s.cancelled_at is null and s.starts <= $1 and s.ends > $1
where ($2::uuid[] is null or u.id = any ($2)) and (u.retired_at is null or $2 is not null)
  and ($3::uuid is null or u.office = any (array(select t.descendant from scope_tree t where t.ancestor = $3)))
  and ($4::text is null or u.kind = $4) and ($5::text is null or u.status = $5)
  and ($6::text is null or $6 = any (u.capabilities) or $6 = any (s.skills))
  and ($7::text[] is null or (u.assignment is null and u.status = any ($7)))
  and u.code > $8 order by u.code limit $9
"""
HISTORY = """
select at, actor, event, payload from journal where subject = $1 and at < $2 order by seq desc limit $3
"""


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed by; None does not narrow. `units`: these alone, retired ones too. `free`: statuses in which a unit may be ordered."""

    units: Sequence[UUID] | None = None
    office: UUID | None = None
    kind: str | None = None
    status: str | None = None
    capability: str | None = None
    free: Sequence[str] | None = None
    after: str = ""
    limit: int = 1


async def units(ctx: Ctx, by: Filter) -> list[Any]:
    """Rows in the order of their codes."""
    rows: list[Any] = await ctx.conn.fetch(
        LIST, ctx.now, by.units, by.office, by.kind, by.status, by.capability, by.free, by.after, by.limit
    )
    return rows


async def history(ctx: Ctx, unit: UUID, before: datetime, limit: int) -> list[Any]:
    """The journal's lines about a unit that was found in scope, newest first."""
    rows: list[Any] = await ctx.conn.fetch(HISTORY, f"unit:{unit}", before, limit)
    return rows
