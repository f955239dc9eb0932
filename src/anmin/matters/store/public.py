"""The SQL of what everybody may know of everyday matters. Run only where the whole house is in scope."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.earth import Cells
from anmin.cases.model.public import SHOWABLE
from anmin.kernel.ctx import Ctx

LISTED = """
select c.id, c.kind, c.category, c.state, c.tag, c.flags, c.lon, c.lat, c.raised_at, m.rounds,
  (select count(*) from followers f where f.case_id = c.id) as followers, coalesce(c.person = $1, false) as yours,
  exists (select from followers f where f.case_id = c.id and f.person = $1) as followed
from cases c join matters m on m.case_id = c.id
where c.kind = 'service' and c.tag = '' and c.flags <@ $2::text[] and c.category = any ($3::text[])
  and case when $4 then c.state = 'closed' and c.closed_at >= $5
    else c.closed_at is null and c.state <> 'scheduled' and (c.state <> 'received' or c.category = any ($6::text[])) end
  and ($7::int is null or (c.cell_lat between $7 and $8 and c.cell_lon between $9 and $10))
  and ($11::uuid is null or (c.raised_at, c.id) < (select a.raised_at, a.id from cases a where a.id = $11))
order by c.raised_at desc, c.id desc limit $12
"""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """`near`: categories that are shown before anybody has looked at the matter, `categories`: all. `since`: of done ones."""

    categories: Sequence[str]
    near: Sequence[str]
    done: bool
    since: datetime
    within: Cells | None


async def listed(ctx: Ctx, wanted: Wanted, after: UUID | None, limit: int) -> list[dict[str, Any]]:
    """The newest first."""
    cells = wanted.within
    box = (cells.south, cells.north, cells.west, cells.east) if cells else (None,) * 4
    what = (sorted(SHOWABLE), list(wanted.categories), wanted.done, wanted.since, list(wanted.near))
    return [dict(row) for row in await ctx.conn.fetch(LISTED, ctx.actor.id, *what, *box, after, limit)]
