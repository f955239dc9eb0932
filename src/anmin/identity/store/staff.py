"""Staff accounts as rows: the directory. Passwords and second factors are in `credentials`."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import msgspec

from anmin.identity.model.staff import StaffMember
from anmin.identity.terms import staff as terms
from anmin.identity.terms.staff import StaffState
from anmin.kernel.ctx import Ctx
from anmin.kernel.journal import Subject, office, person
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Phone, RealName

NAME = SealedColumn(RealName, "identity.staff.name")
PHONE = SealedColumn(Phone, "identity.staff.phone")

COLUMNS = "id, login, name, name_public, badge, phone, organisation, state, held, version, made_at, left_at"

INSERT = """
insert into staff (id, login, name, name_hash, name_public, badge, phone, organisation, state, held, version, made_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11)
"""

UPDATE = """
update staff set name = $2, name_hash = $3, name_public = $4, badge = $5, phone = $6, organisation = $7, state = $8,
  held = $9, left_at = $10, version = version + 1 where id = $1 returning version
"""

LIST = f"""
select {", ".join("s." + name for name in COLUMNS.split(", "))}, c.locked_until from staff s
join credentials c on c.staff = s.id
where ($1::uuid is null or exists (select 1 from scope_tree t where t.ancestor = $1 and t.descendant = s.organisation))
  and ($2::bytea[] is null or s.name_hash = any ($2)) and ($3::text is null or starts_with(s.login, $3))
  and ($4::uuid is null or s.id > $4) and ($5 or s.state <> 'left')
order by s.id limit $6
"""


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What a page of staff is narrowed by; None does not narrow."""

    organisation: UUID | None
    name: RealName | None
    login: str | None
    after: UUID | None
    left: bool
    limit: int


NAMES = "select id, name from staff where id = any ($1::uuid[])"
OFFICE_OF = "select organisation from staff where id = $1 and state = 'active' and not held"
BELONGING = "select count(*) from staff where id = any ($1::uuid[]) and state in ('invited', 'active') and not held"


async def get(ctx: Ctx, staff: UUID, *, lock: bool = False) -> StaffMember:
    """Raises STAFF_UNKNOWN, also for somebody outside the caller's scope."""
    row = await ctx.conn.fetchrow(f"select {COLUMNS} from staff where id = $1{' for update' if lock else ''}", staff)
    if row is None:
        raise terms.STAFF_UNKNOWN()
    return _member(ctx, row)


async def add(ctx: Ctx, member: StaffMember) -> None:
    ring = ctx.house.keyring
    await ctx.conn.execute(
        INSERT,
        member.id,
        member.login,
        NAME.seal(ring, member.name),
        NAME.search_hash(ring, member.name),
        member.name_public,
        member.badge,
        PHONE.seal(ring, member.phone) if member.phone else None,
        member.organisation,
        member.state.value,
        member.held,
        member.made_at,
    )


async def save(ctx: Ctx, member: StaffMember) -> StaffMember:
    """Write the next version and return it."""
    ring = ctx.house.keyring
    version: int = await ctx.conn.fetchval(
        UPDATE,
        member.id,
        NAME.seal(ring, member.name),
        NAME.search_hash(ring, member.name),
        member.name_public,
        member.badge,
        PHONE.seal(ring, member.phone) if member.phone else None,
        member.organisation,
        member.state.value,
        member.held,
        member.left_at,
    )
    return msgspec.structs.replace(member, version=version)


async def search(ctx: Ctx, search: Search) -> list[tuple[StaffMember, Any]]:
    """Accounts in the order they were made, each with the instant until which it is locked, if it is."""
    hashes = list(NAME.search_hashes(ctx.house.keyring, search.name)) if search.name else None
    rows = await ctx.conn.fetch(
        LIST, search.organisation, hashes, search.login, search.after, search.left, search.limit
    )
    return [(_member(ctx, row), row["locked_until"]) for row in rows]


async def office_of(ctx: Ctx, staff: UUID) -> UUID | None:
    """The organisation of an active member of staff in scope."""
    found: UUID | None = await ctx.conn.fetchval(OFFICE_OF, staff)
    return found


async def all_belong(ctx: Ctx, staff: Collection[UUID]) -> bool:
    """Whether all of them are in scope and work here, signed in before or not."""
    found: int = await ctx.conn.fetchval(BELONGING, list(staff))
    return found == len(staff)


async def names(ctx: Ctx, staff: list[UUID]) -> dict[UUID, RealName]:
    """The names of those among them who are in scope."""
    ring = ctx.house.keyring
    return {row["id"]: NAME.open(ring, row["name"]) for row in await ctx.conn.fetch(NAMES, staff)}


async def anybody(ctx: Ctx) -> bool:
    return bool(await ctx.conn.fetchval("select exists (select 1 from staff)"))


def about(member: StaffMember) -> Subject:
    """A line about this account: heard by the person and by the office."""
    return Subject("staff", member.id, member.version, (person(member.id), office(member.organisation)))


def _member(ctx: Ctx, row: Any) -> StaffMember:
    ring = ctx.house.keyring
    fields = {name: row[name] for name in COLUMNS.split(", ")}
    fields["name"] = NAME.open(ring, row["name"])
    fields["phone"] = PHONE.open(ring, row["phone"]) if row["phone"] else None
    fields["state"] = StaffState(row["state"])
    return StaffMember(**fields)
