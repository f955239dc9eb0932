"""Saved views as rows: everybody sees their own."""

from typing import Any
from uuid import UUID

from anmin.kernel.ctx import Ctx, person_of

OF_ONE = "select id, version, name, filters, place from desk_views where staff = $1 order by place, name"
SAVE = """
insert into desk_views (id, staff, name, filters, place, version) values ($1, $2, $3, $4, $5, 1)
on conflict (id) do update set name = excluded.name, filters = excluded.filters, place = excluded.place,
  version = desk_views.version + 1 where desk_views.staff = excluded.staff
returning version
"""
DROP = "delete from desk_views where id = $1 and staff = $2 returning version"


async def own(ctx: Ctx) -> list[Any]:
    rows: list[Any] = await ctx.conn.fetch(OF_ONE, person_of(ctx))
    return rows


async def save(ctx: Ctx, view: UUID, name: str, filters: str, place: int) -> int:
    """The version that it has now."""
    version: int = await ctx.conn.fetchval(SAVE, view, person_of(ctx), name, filters, place)
    return version


async def drop(ctx: Ctx, view: UUID) -> int | None:
    """The version it had; None when there is none."""
    version: int | None = await ctx.conn.fetchval(DROP, view, person_of(ctx))
    return version
