"""The organisation tree as rows, with its closure `scope_tree`, which row-level security reads."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from anmin.identity.model.organisations import Organisation, Particulars
from anmin.identity.terms import organisations as terms
from anmin.identity.terms.organisations import OrganisationKind
from anmin.identity.tree import OrganisationTree
from anmin.kernel import access, faults
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.house import House
from anmin.kernel.words import Text

COLUMNS = "id, code, name, name_en, kind, parent, valid_from, valid_to, area, phone, version"

LOCK = "update organisation_lock set changes = changes + 1"

ONE = f"select {COLUMNS} from organisations where id = $1"

NAMES = "select id, name, name_en from organisations where id = any ($1)"

EVERY = f"select {COLUMNS} from organisations order by code"

PAGE = f"""
select {COLUMNS} from organisations o where ($1::uuid is null
    or exists (select 1 from scope_tree t where t.ancestor = $1 and t.descendant = o.id))
  and code > $2 and ($3 or valid_to is null or valid_to >= $4) order by code limit $5
"""

INSERT = """
insert into organisations (id, code, name, name_en, kind, parent, valid_from, valid_to, area, phone, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
"""

UPDATE = """
update organisations set code = $2, name = $3, name_en = $4, kind = $5, valid_from = $6, valid_to = $7, area = $8,
  phone = $9, version = version + 1 where id = $1 returning version
"""

ITSELF = "insert into scope_tree (ancestor, descendant, depth) values ($1, $1, 0)"

LINK = """
insert into scope_tree (ancestor, descendant, depth)
select a.ancestor, d.descendant, a.depth + d.depth + 1
from scope_tree a cross join scope_tree d where a.descendant = $2 and d.ancestor = $1
"""

UNLINK = """
delete from scope_tree where descendant in (select descendant from scope_tree where ancestor = $1)
  and ancestor in (select ancestor from scope_tree where descendant = $1 and ancestor <> $1)
"""

IS_BELOW = "select exists (select 1 from scope_tree where ancestor = $1 and descendant = $2)"

WHOLE = """
select anmin_everything() or coalesce((select anmin_sees_office(id) from organisations where parent is null), false)
"""

IN_SCOPE = "select anmin_everything() or anmin_sees_office($1)"

VISIBLE = """
select o.id from organisations o where anmin_everything()
  or exists (select 1 from scope_tree t where t.descendant = o.id and t.ancestor = any (anmin_offices()))
"""

CHILDREN = "select count(*) from organisations where parent = $1 and (valid_to is null or valid_to > $2)"

STAFF = "select count(*) from staff where organisation = $1 and state <> 'left'"

UPSERT = """
insert into organisations (id, code, name, name_en, kind, parent, valid_from, valid_to, area, phone, version)
select id, code, name, name_en, kind, parent, valid_from, valid_to, area, phone, version from json_to_recordset($1::json)
  as u(id uuid, code text, name text, name_en text, kind text, parent uuid, valid_from date, valid_to date, area text,
       phone text, version int)
on conflict (id) do update set code = excluded.code, name = excluded.name, name_en = excluded.name_en,
  kind = excluded.kind, parent = excluded.parent, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
  area = excluded.area, phone = excluded.phone, version = excluded.version
"""

CLOSURE = """
with recursive way(ancestor, descendant, depth) as (
  select id, id, 0 from organisations
  union all select o.parent, w.descendant, w.depth + 1 from way w join organisations o on o.id = w.ancestor
  where o.parent is not null),
fresh as materialized (select * from way),
gone as (
  delete from scope_tree t where not exists (
    select 1 from fresh f where f.ancestor = t.ancestor and f.descendant = t.descendant))
insert into scope_tree (ancestor, descendant, depth) select ancestor, descendant, depth from fresh
on conflict (descendant, ancestor) do update set depth = excluded.depth where scope_tree.depth <> excluded.depth
"""


async def lock(ctx: Ctx) -> None:
    """From here to the commit nobody else changes the tree: the closure is never built on a tree that moves."""
    await ctx.conn.execute(LOCK)


async def get(ctx: Ctx, organisation: UUID) -> Organisation:
    """Raises ORGANISATION_UNKNOWN."""
    row = await ctx.conn.fetchrow(ONE, organisation)
    if row is None:
        raise terms.ORGANISATION_UNKNOWN()
    return _organisation(row)


async def own(ctx: Ctx, organisation: UUID) -> Organisation:
    """An organisation within the caller's scope. Raises ORGANISATION_UNKNOWN, NOT_ALLOWED."""
    found = await get(ctx, organisation)
    if not await ctx.conn.fetchval(IN_SCOPE, organisation):
        raise faults.NOT_ALLOWED()
    return found


async def own_open(ctx: Ctx, organisation: UUID) -> Organisation:
    """The same, and not closed. Raises ORGANISATION_CLOSED too."""
    found = await own(ctx, organisation)
    found.check_open(today(ctx))
    return found


async def check_whole(ctx: Ctx) -> None:
    """For what holds in the whole house: the caller's scope must reach the top. Raises NOT_ALLOWED."""
    if not await ctx.conn.fetchval(WHOLE):
        raise faults.NOT_ALLOWED()


async def every(ctx: Ctx) -> list[Organisation]:
    return [_organisation(row) for row in await ctx.conn.fetch(EVERY)]


async def page(ctx: Ctx, limits: tuple[UUID | None, str, bool, date, int]) -> list[dict[str, Any]]:
    """Rows by code: below an organisation, after a code, closed ones too, on a day, at most so many."""
    return [{**row, "kind": OrganisationKind(row["kind"])} for row in await ctx.conn.fetch(PAGE, *limits)]


async def visible(ctx: Ctx) -> set[UUID]:
    """The organisations within the caller's scope."""
    return {row["id"] for row in await ctx.conn.fetch(VISIBLE)}


async def add(ctx: Ctx, organisation: Organisation) -> None:
    row = _row(organisation)
    await ctx.conn.execute(INSERT, *(row[name] for name in COLUMNS.split(", ")[:-1]))
    await ctx.conn.execute(ITSELF, organisation.id)
    if organisation.parent:
        await ctx.conn.execute(LINK, organisation.id, organisation.parent)


async def change(ctx: Ctx, organisation: UUID, to: Particulars) -> int:
    """Write the particulars; the new version."""
    version: int = await ctx.conn.fetchval(
        UPDATE, organisation, to.code, to.name, to.name_en, to.kind.value, to.valid_from, to.valid_to, to.area, to.phone
    )
    return version


async def move(ctx: Ctx, organisation: UUID, to: UUID) -> int:
    """Hang the organisation with everything below it under another one; the new version."""
    await ctx.conn.execute(UNLINK, organisation)
    await ctx.conn.execute(LINK, organisation, to)
    version: int = await ctx.conn.fetchval(
        "update organisations set parent = $2, version = version + 1 where id = $1 returning version", organisation, to
    )
    return version


async def is_below(ctx: Ctx, above: UUID, below: UUID) -> bool:
    return bool(await ctx.conn.fetchval(IS_BELOW, above, below))


async def open_children(ctx: Ctx, organisation: UUID, after: date) -> int:
    return int(await ctx.conn.fetchval(CHILDREN, organisation, after))


async def staff_of(ctx: Ctx, organisation: UUID) -> int:
    return int(await ctx.conn.fetchval(STAFF, organisation))


async def in_use(ctx: Ctx) -> set[UUID]:
    """The organisations that have staff, as far as the caller sees."""
    rows = await ctx.conn.fetch("select distinct organisation from staff where state <> 'left'")
    return {row["organisation"] for row in rows}


async def write(ctx: Ctx, organisations: Sequence[Organisation]) -> None:
    """Write many at once, in any order, and bring the closure to what they say."""
    await ctx.conn.execute(UPSERT, msgspec.json.encode([_row(each) for each in organisations]).decode())
    await ctx.conn.execute(CLOSURE)


async def load_tree(house: House, tree: OrganisationTree) -> None:
    """Read the whole tree into memory."""
    async with house.db.transaction(access.NOTHING) as conn:
        tree.load(await _links(conn))


async def _links(conn: Connection) -> list[tuple[UUID, str, UUID | None]]:
    return [
        (row["id"], row["code"], row["parent"])
        for row in await conn.fetch("select id, code, parent from organisations")
    ]


async def names(ctx: Ctx, organisations: Collection[UUID]) -> dict[UUID, Text]:
    """The public names, by id."""
    rows = await ctx.conn.fetch(NAMES, list(organisations))
    return {row["id"]: Text(row["name"], row["name_en"] or row["name"]) for row in rows}


def today(ctx: Ctx) -> date:
    """The day on which the bureau's clock stands."""
    return ctx.now.astimezone(ZoneInfo(ctx.house.settings.bureau.zone)).date()


def _organisation(row: Any) -> Organisation:
    fields = dict(row)
    placed = {name: fields.pop(name) for name in ("id", "parent", "version")}
    fields["kind"] = OrganisationKind(fields["kind"])
    return Organisation(**placed, particulars=Particulars(**fields))


def _row(organisation: Organisation) -> dict[str, Any]:
    placed = {"id": organisation.id, "parent": organisation.parent, "version": organisation.version}
    fields = msgspec.structs.asdict(organisation.particulars)
    return {**placed, **fields, "kind": organisation.particulars.kind.value}
