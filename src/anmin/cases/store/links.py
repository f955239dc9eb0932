"""Links between cases as rows, and several cases locked at once, always in the order of their ids."""

from typing import Any
from uuid import UUID

from anmin.cases.model.cases import Case
from anmin.cases.model.links import Link
from anmin.cases.store.cases import COLUMNS, from_row
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.cases.terms.links import LinkKind
from anmin.kernel.ctx import Ctx
from anmin.kernel.writes import insert

NOTE = "cases.links.note"
LINKS = insert(
    "links", id="uuid", case_id="uuid", other="uuid", kind="text", by="uuid", note="bytea", was="text", at="timestamptz"
)
LOCK = f"select {COLUMNS} from cases where id = any($1::uuid[]) order by id for update"
OF_CASE = "select case_id, other, kind, at, was from links where case_id = $1 or other = $1 order by at, id"
REMOVE = "delete from links where case_id = $1 and other = $2 and kind = $3"
CALL_KIND = "select call_kind from cases where id = $1"
SET_CALL_KIND = "update cases set call_kind = $2 where id = $1"
SHOWN = """
select l.case_id, l.other, l.kind, l.by, l.note, l.at, c.number, c.state, c.level, c.category, c.raised_at
from links l left join cases c on c.id = case when l.case_id = $1 then l.other else l.case_id end
where l.case_id = $1 or l.other = $1 order by l.at, l.id
"""


async def locked(ctx: Ctx, *cases: UUID) -> tuple[Case, ...]:
    """The cases as they were asked for, locked. Raises CASE_UNKNOWN when one of them is not in scope."""
    found = {row["id"]: from_row(row) for row in await ctx.conn.fetch(LOCK, list(cases))}
    if len(found) < len(set(cases)):
        raise CASE_UNKNOWN()
    return tuple(found[each] for each in cases)


async def of_case(ctx: Ctx, case: UUID) -> list[Link]:
    """Every link at whose one end the case stands, oldest first."""
    rows = await ctx.conn.fetch(OF_CASE, case)
    return [Link(row["case_id"], row["other"], LinkKind(row["kind"]), row["at"], row["was"]) for row in rows]


async def shown(ctx: Ctx, case: UUID) -> list[Any]:
    """The links with what is known of the other end; its columns are None where it is out of scope."""
    return await ctx.conn.fetch(SHOWN, case)
