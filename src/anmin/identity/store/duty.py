"""Shifts, their changes and handovers as rows. Notes of a handover are sealed: they may name people."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from anmin.identity.model.duty import Handover, Shift
from anmin.identity.store.staff import NAME
from anmin.identity.terms import duty as terms
from anmin.identity.terms.duty import DutyPost
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import RealName, Sensitive

NOTES = SealedColumn(Sensitive, "identity.handovers.notes")

SHIFT = "id, organisation, post, seat, staff, starts, ends, version"

INSERT = """
insert into shifts (id, organisation, post, seat, staff, starts, ends, version) values ($1, $2, $3, $4, $5, $6, $7, 1)
"""

OF_STAFF = f"""
select {SHIFT} from shifts where staff = any ($1) and cancelled_at is null and starts < $3 and ends > $2 order by starts
"""

BETWEEN = f"""
select {", ".join("h." + name for name in SHIFT.split(", "))}, s.name, s.badge,
  coalesce(s.state in ('invited', 'active'), true) as there
from shifts h left join staff s on s.id = h.staff
where h.organisation = $1 and h.cancelled_at is null and h.starts < $3 and h.ends > $2
  and ($4::text is null or h.post = $4)
order by h.starts, h.post, h.seat, h.id limit 5000
"""

REASSIGN = "update shifts set staff = $2, version = version + 1 where id = $1 returning version"

CANCEL = "update shifts set cancelled_at = $2, version = version + 1 where id = $1 returning version"

CHANGED = "insert into shift_changes (id, shift, staff, reason, made_by, at) values ($1, $2, $3, $4, $5, $6)"

HANDOVER = "id, shift, organisation, post, written_by, written_at, acknowledged_by, acknowledged_at, version"

WRITE = """
insert into handovers (id, shift, organisation, post, written_by, notes, written_at, version)
values ($1, $2, $3, $4, $5, $6, $7, 1)
on conflict (shift) do update set notes = excluded.notes, written_at = excluded.written_at,
  version = handovers.version + 1 where handovers.acknowledged_at is null
returning id, version
"""

ACKNOWLEDGE = """
update handovers set acknowledged_by = $2, acknowledged_at = $3, version = version + 1 where id = $1 returning version
"""

HANDOVERS = f"""
select {HANDOVER}, notes from handovers where organisation = $1 and written_at >= $2 and written_at < $3
  and ($4 or acknowledged_at is null) order by written_at desc, id limit 500
"""

LOCK_STAFF = "select id from staff where id = any ($1) order by id for update"


async def lock_staff(ctx: Ctx, staff: Sequence[UUID]) -> None:
    """From here to the commit nobody else puts these people on the roster."""
    await ctx.conn.fetch(LOCK_STAFF, list(staff))


async def get(ctx: Ctx, shift: UUID) -> Shift:
    """A shift that stands, locked. Raises SHIFT_UNKNOWN."""
    row = await ctx.conn.fetchrow(
        f"select {SHIFT} from shifts where id = $1 and cancelled_at is null for update", shift
    )
    if row is None:
        raise terms.SHIFT_UNKNOWN()
    return _shift(row)


async def of_staff(ctx: Ctx, staff: Sequence[UUID], since: datetime, until: datetime) -> list[Shift]:
    """The shifts these people stand at any time between the two instants, wherever."""
    return [_shift(row) for row in await ctx.conn.fetch(OF_STAFF, list(staff), since, until)]


async def between(
    ctx: Ctx, organisation: UUID, since: datetime, until: datetime, post: DutyPost | None
) -> list[tuple[Shift, RealName | None, str | None, bool]]:
    """Shifts of an organisation with name, badge and whether the person can be there; no name beyond the scope."""
    rows = await ctx.conn.fetch(BETWEEN, organisation, since, until, post and post.value)
    ring = ctx.house.keyring
    return [
        (_shift(row), NAME.open(ring, row["name"]) if row["name"] else None, row["badge"], row["there"]) for row in rows
    ]


async def add(ctx: Ctx, shift: Shift, reason: str) -> None:
    await ctx.conn.execute(
        INSERT, shift.id, shift.organisation, shift.post.value, shift.seat, shift.staff, shift.starts, shift.ends
    )
    if reason:
        await _note(ctx, shift.id, shift.staff, reason)


async def reassign(ctx: Ctx, shift: UUID, to: UUID, reason: str) -> int:
    """The new version."""
    await _note(ctx, shift, to, reason)
    return int(await ctx.conn.fetchval(REASSIGN, shift, to))


async def cancel(ctx: Ctx, shift: UUID, reason: str) -> int:
    """The new version."""
    await _note(ctx, shift, None, reason)
    return int(await ctx.conn.fetchval(CANCEL, shift, ctx.now))


async def write_handover(ctx: Ctx, shift: Shift, notes: Sensitive, by: UUID) -> tuple[UUID, int]:
    """Id and version; written again until it is acknowledged. Raises HANDOVER_DONE."""
    sealed = NOTES.seal(ctx.house.keyring, notes)
    row = await ctx.conn.fetchrow(WRITE, new_id(), shift.id, shift.organisation, shift.post.value, by, sealed, ctx.now)
    if row is None:
        raise terms.HANDOVER_DONE()
    return row["id"], row["version"]


async def handover(ctx: Ctx, handover: UUID) -> Handover:
    """Locked. Raises HANDOVER_UNKNOWN."""
    row = await ctx.conn.fetchrow(f"select {HANDOVER} from handovers where id = $1 for update", handover)
    if row is None:
        raise terms.HANDOVER_UNKNOWN()
    return _handover(row)


async def acknowledge(ctx: Ctx, handover: UUID, by: UUID) -> int:
    """The new version."""
    return int(await ctx.conn.fetchval(ACKNOWLEDGE, handover, by, ctx.now))


async def handovers(
    ctx: Ctx, organisation: UUID, since: datetime, until: datetime, *, acknowledged: bool
) -> list[tuple[Handover, Sensitive]]:
    """Newest first, with their notes."""
    rows = await ctx.conn.fetch(HANDOVERS, organisation, since, until, acknowledged)
    return [(_handover(row), NOTES.open(ctx.house.keyring, row["notes"])) for row in rows]


async def _note(ctx: Ctx, shift: UUID, staff: UUID | None, reason: str) -> None:
    await ctx.conn.execute(CHANGED, new_id(), shift, staff, reason, ctx.actor.id, ctx.now)


def _shift(row: Any) -> Shift:
    return Shift(**{**{name: row[name] for name in SHIFT.split(", ")}, "post": DutyPost(row["post"])})


def _handover(row: Any) -> Handover:
    return Handover(**{**{name: row[name] for name in HANDOVER.split(", ")}, "post": DutyPost(row["post"])})
