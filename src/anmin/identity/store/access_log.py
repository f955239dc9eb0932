"""The journal as those read it who may: a person the looks at their own data, an auditor every line. Reads only."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from anmin.identity.events.citizens import GuestAdopted
from anmin.identity.terms.access_log import Filter
from anmin.kernel.ctx import Ctx
from anmin.kernel.events import PersonalDataRead, PersonalDataRevealed
from anmin.kernel.journal import COLUMNS, Cursor, Line, line

LOOKS = (PersonalDataRead.fact_name(), PersonalDataRevealed.fact_name())

REPEATED = timedelta(minutes=10)
"""The same masked look again within this is one line to the person: a page open on a desk asks anew by itself."""
AS_GUEST = "select 'citizen:' || (payload ->> 'guest') from journal where subject = $1 and event = $2"
# The journal itself keeps every look: only what is shown is drawn together.
OF_PERSON = f"""
with looks as (select j.seq, j.at, j.actor, j.event, j.payload - 'person' as payload,
    j.event = '{PersonalDataRead.fact_name()}' and j.at - lag(j.at) over (partition by j.actor, j.event, j.payload - 'person' order by j.seq) <= $8::interval as again
  from journal j where j.subject = any($1) and j.event = any($2)
    and not exists (select 1 from unnest($4::text[], $5::interval[]) as d(purpose, wait)
      where d.purpose = j.payload ->> 'purpose' and j.at + d.wait > $6)),
runs as (select *, count(*) filter (where again is not true)
    over (partition by actor, event, payload order by seq) as run from looks),
drawn as (select max(seq) as seq, min(at) as since, max(at) as at, count(*) as times, actor, event, payload
  from runs group by actor, event, payload, run)
select j.*, m.badge, o.name, o.name_en from drawn j
left join staff m on m.id = case when j.actor like 'staff:%' then substr(j.actor, 7)::uuid end
left join organisations o on o.id = m.organisation
where $3::bigint is null or j.seq < $3 order by j.seq desc limit $7
"""


class Narrowed(msgspec.Struct, frozen=True):
    """What a search asks for; None leaves it open. `before`: only lines older than this one."""

    given: dict[Filter, Any]
    events: tuple[str, ...] | None
    before: Cursor | None
    limit: int


_WHERE = {
    Filter.ACTOR: "actor = {}",
    Filter.SUBJECT: "subject = {}",
    Filter.EVENT: "event = {}",
    Filter.ACTION: "action = {}",
    Filter.SINCE: "at >= {}",
    Filter.UNTIL: "at < {}",
}


async def looks_at(
    ctx: Ctx, citizen: UUID, before: int | None, limit: int, delayed: dict[str, timedelta]
) -> list[dict[str, Any]]:
    """Who looked at this person's data, newest first; looks for a delayed purpose once their time has come.

    Also those at the guest they were before signing in. `since`, `at`, `times`: of looks that follow one another.
    """
    whose = f"citizen:{citizen}"
    guests = [each for (each,) in await ctx.conn.fetch(AS_GUEST, whose, GuestAdopted.fact_name())]
    late = (list(delayed), list(delayed.values()), ctx.now)
    rows = await ctx.conn.fetch(OF_PERSON, [whose, *guests], LOOKS, before, *late, limit, REPEATED)
    return [dict(row) for row in rows]


async def search(ctx: Ctx, narrowed: Narrowed) -> list[Line]:
    """Lines, newest transaction first."""
    values: list[Any] = []

    def at(value: Any) -> str:
        values.append(value)
        return f"${len(values)}"

    where = [_WHERE[name].format(at(value)) for name, value in narrowed.given.items()]
    if narrowed.events is not None:
        where.append(f"event = any({at(narrowed.events)})")
    if narrowed.before is not None:
        where.append(f"(tx, seq) < ({at(str(narrowed.before.tx))}::text::xid8, {at(narrowed.before.seq)})")
    condition = " and ".join(where) or "true"
    rows = await ctx.conn.fetch(
        f"select {COLUMNS} from journal where {condition} order by journal.tx desc, seq desc limit {at(narrowed.limit)}",
        *values,
    )
    return [line(row) for row in rows]


def given(actor: str | None, subject: str | None, event: str | None, action: str | None) -> dict[Filter, Any]:
    pairs = {Filter.ACTOR: actor, Filter.SUBJECT: subject, Filter.EVENT: event, Filter.ACTION: action}
    return {name: value for name, value in pairs.items() if value is not None}


def between(since: datetime | None, until: datetime | None) -> dict[Filter, Any]:
    return {name: value for name, value in {Filter.SINCE: since, Filter.UNTIL: until}.items() if value is not None}
