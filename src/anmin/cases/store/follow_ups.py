"""Follow-ups as rows, and the list of those that are still to be done."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.model.follow_ups import FollowUp
from anmin.cases.store import cases
from anmin.cases.terms.follow_ups import FOLLOW_UP_UNKNOWN, FollowUpState, FollowUpWay
from anmin.cases.terms.rating import Verdict
from anmin.kernel.ctx import Ctx

NOTE = "cases.follow_ups.note"
COLUMNS = "id, version, case_id, way, state, due_at, at, by, verdict"
OF_CASE = f"select {COLUMNS}, note from follow_ups where case_id = $1 order by due_at, id"
LOCK = f"select {COLUMNS} from follow_ups where case_id = $1 order by id for update"
CASE_OF = "select case_id from follow_ups where id = $1"
ADD = "insert into follow_ups (id, version, case_id, way, state, due_at) values ($1, 1, $2, $3, 'open', $4)"
SAVE = """
update follow_ups set version = $2, way = $3, state = $4, at = $5, by = $6, verdict = $7, note = coalesce($8, note)
where id = $1
"""
TO_DO = """
select f.id, f.case_id, c.number, c.category, c.level, c.flags, c.disposition, c.desk, f.way, f.due_at
from follow_ups f join cases c on c.id = f.case_id
where f.state = 'open' and (f.due_at, f.id) > ($1::timestamptz, $2::uuid) and f.due_at <= $3
order by f.due_at, f.id limit $4
"""


async def of_case(ctx: Ctx, case: UUID) -> list[tuple[FollowUp, str]]:
    """All follow-ups of a case with what was noted."""
    return [(_follow_up(row), cases.opened(ctx, row["note"], NOTE)) for row in await ctx.conn.fetch(OF_CASE, case)]


async def locked(ctx: Ctx, case: UUID) -> list[FollowUp]:
    """All follow-ups of a locked case, locked."""
    return [_follow_up(row) for row in await ctx.conn.fetch(LOCK, case)]


async def case_of(ctx: Ctx, follow_up: UUID) -> UUID:
    """Raises FOLLOW_UP_UNKNOWN."""
    found: UUID | None = await ctx.conn.fetchval(CASE_OF, follow_up)
    if found is None:
        raise FOLLOW_UP_UNKNOWN()
    return found


async def add(ctx: Ctx, follow_up: FollowUp) -> None:
    await ctx.conn.execute(ADD, follow_up.id, follow_up.case, follow_up.way.value, follow_up.due_at)


async def save(ctx: Ctx, follow_up: FollowUp, note: str = "") -> None:
    await ctx.conn.execute(
        SAVE,
        follow_up.id,
        follow_up.version,
        follow_up.way.value,
        follow_up.state.value,
        follow_up.at,
        follow_up.by,
        follow_up.verdict or "",
        cases.sealed(ctx, note, NOTE),
    )


class ToDo(msgspec.Struct, frozen=True, kw_only=True):
    """A follow-up that waits for somebody. `way`: a visit when calling is not safe."""

    follow_up: UUID
    case: UUID
    number: str
    category: str
    level: int
    flags: tuple[str, ...]
    disposition: str
    desk: UUID
    way: FollowUpWay
    due_at: datetime
    overdue: bool


async def to_do(ctx: Ctx, after: tuple[datetime, UUID], until: datetime, limit: int) -> list[ToDo]:
    """Those in scope that are due by `until`, the longest due first."""
    rows = await ctx.conn.fetch(TO_DO, *after, until, limit)
    return [_to_do(row, ctx.now) for row in rows]


def _to_do(row: Any, now: datetime) -> ToDo:
    values = dict(row)
    values |= {"follow_up": values.pop("id"), "case": values.pop("case_id"), "flags": tuple(row["flags"])}
    return ToDo(**values | {"way": FollowUpWay(row["way"]), "overdue": row["due_at"] < now})


def _follow_up(row: Any) -> FollowUp:
    values = {name: row[name] for name in FollowUp.__struct_fields__ if name != "case"}
    values |= {"way": FollowUpWay(row["way"]), "state": FollowUpState(row["state"]), "case": row["case_id"]}
    return FollowUp(**values | {"verdict": Verdict(row["verdict"]) if row["verdict"] else None})
