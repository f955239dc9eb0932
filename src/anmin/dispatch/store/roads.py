"""Road networks as rows: the newest counts, and the two before it are kept."""

from __future__ import annotations

import msgspec

from anmin.dispatch.roads.sheet import RoadSheet
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.ids import new_id

NEXT = "select coalesce(max(version), 0) + 1 from road_graphs"
ADD = """
insert into road_graphs (id, name, version, nodes, edges, made_at, content) values ($1, $2, $3, $4, $5, $6, $7)
"""
FORGET = "delete from road_graphs where version <= $1"
NEWEST = "select version from road_graphs order by version desc limit 1"
CONTENT = "select content from road_graphs where version = $1"
KEPT = 3


class Stored(msgspec.Struct, frozen=True):
    """An encoded network and what it holds."""

    name: str
    nodes: int
    edges: int
    content: bytes

    @classmethod
    def of(cls, name: str, sheet: RoadSheet) -> Stored:
        return cls(name, len(sheet.lon), len(sheet.source), sheet.encode())


async def add(ctx: Ctx, stored: Stored) -> int:
    """Its version, one more than the newest. Answers CHANGED_MEANWHILE when two come at once."""
    version = int(await ctx.conn.fetchval(NEXT))
    await ctx.conn.execute(ADD, new_id(), stored.name, version, stored.nodes, stored.edges, ctx.now, stored.content)
    await ctx.conn.execute(FORGET, version - KEPT)
    return version


async def newest(conn: Connection) -> int | None:
    version: int | None = await conn.fetchval(NEWEST)
    return version


async def content(conn: Connection, version: int) -> bytes | None:
    found: bytes | None = await conn.fetchval(CONTENT, version)
    return found
