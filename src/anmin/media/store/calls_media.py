"""The SQL of what flows in a call: publications and listenings."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.media.model.calls_media import Published
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import MediaState, RecordingState
from anmin.media.terms.engine import Kind

_NAMES = {"call": "call_id", "participant": "participant_id"}
_COLUMNS = tuple(_NAMES.get(name, name) for name in Published.__struct_fields__)
SELECT = f"select {', '.join(_COLUMNS)} from publications"
OPEN = f"{SELECT} where call_id = $1 and closed_at is null order by id"
ALL = f"{SELECT} where call_id = $1 order by id"
GET = f"{SELECT} where id = $1"
OPEN_BEFORE = """
select call_id from publications where closed_at is null and created_at < $1 group by call_id order by call_id
"""
ADD = (
    f"insert into publications ({', '.join(_COLUMNS)}) values ({', '.join(f'${n + 1}' for n in range(len(_COLUMNS)))})"
)
SAVE = "update publications set flows = $2, media = $3, recording = $4, closed_at = $5, why = $6 where id = $1"
CALL_OF = "select call_id from publications where id = $1"
ADD_LISTENING = """
insert into listenings (id, call_id, participant_id, publication_id, created_at) values ($1, $2, $3, $4, $5)
"""
LISTENER = "select participant_id from listenings where id = $1 and call_id = $2 and closed_at is null"
HEARD = "update listenings set heard_at = $2 where id = $1 and heard_at is null"
CLOSE_LISTENING = """
update listenings set closed_at = $2, offer = null, answer = null where closed_at is null and id = $1
"""
CLOSE_LISTENINGS = """
update listenings set closed_at = $2, offer = null, answer = null where closed_at is null and publication_id = $1
"""
CLOSED_SINCE = """
select id from publications where call_id = $1 and closed_at > $2 and not direct union all
select l.id from listenings l join publications p on p.id = l.publication_id
where l.call_id = $1 and l.closed_at > $2 and not p.direct
"""
LISTENINGS_OF = "select id from listenings where participant_id = $1 and closed_at is null order by id"


async def open_of(ctx: Ctx, call: UUID) -> list[Published]:
    """What is sent now."""
    return [_published(row) for row in await ctx.conn.fetch(OPEN, call)]


async def all_of(ctx: Ctx, call: UUID) -> list[Published]:
    return [_published(row) for row in await ctx.conn.fetch(ALL, call)]


async def find(ctx: Ctx, publication: UUID) -> Published | None:
    row = await ctx.conn.fetchrow(GET, publication)
    return _published(row) if row else None


async def get(ctx: Ctx, call: UUID, publication: UUID) -> Published:
    """One that is sent now in this call. Raises PUBLICATION_UNKNOWN."""
    found = await find(ctx, publication)
    if found is None or found.call != call or found.closed_at is not None:
        raise terms.PUBLICATION_UNKNOWN()
    return found


async def call_of(ctx: Ctx, publication: UUID) -> UUID | None:
    call: UUID | None = await ctx.conn.fetchval(CALL_OF, publication)
    return call


async def calls_with_open(ctx: Ctx, before: datetime) -> list[UUID]:
    """Those in which something is sent since before then."""
    return [row["call_id"] for row in await ctx.conn.fetch(OPEN_BEFORE, before)]


async def add(ctx: Ctx, published: Published) -> None:
    await ctx.conn.execute(ADD, *msgspec.structs.astuple(published))


async def save(ctx: Ctx, new: Published) -> None:
    values = (new.flows, new.media, new.recording, new.closed_at, new.why)
    await ctx.conn.execute(SAVE, new.id, *values)
    if new.closed_at is not None:
        await ctx.conn.execute(CLOSE_LISTENINGS, new.id, new.closed_at)


async def listen(ctx: Ctx, listening: UUID, published: Published, participant: UUID) -> None:
    await ctx.conn.execute(ADD_LISTENING, listening, published.call, participant, published.id, ctx.now)


async def listener(ctx: Ctx, call: UUID, listening: UUID) -> UUID | None:
    """Whose listening it is."""
    found: UUID | None = await ctx.conn.fetchval(LISTENER, listening, call)
    return found


async def listenings_of(ctx: Ctx, participant: UUID) -> list[UUID]:
    return [row["id"] for row in await ctx.conn.fetch(LISTENINGS_OF, participant)]


async def closed_since(ctx: Ctx, call: UUID, since: datetime) -> list[UUID]:
    """What the engine carried of this call and no longer should."""
    return [row["id"] for row in await ctx.conn.fetch(CLOSED_SINCE, call, since)]


async def heard(ctx: Ctx, listening: UUID) -> bool:
    return bool(await ctx.conn.execute(HEARD, listening, ctx.now) == "UPDATE 1")


async def close_listening(ctx: Ctx, listening: UUID) -> bool:
    return bool(await ctx.conn.execute(CLOSE_LISTENING, listening, ctx.now) == "UPDATE 1")


def _published(row: Any) -> Published:
    values = {name: row[_NAMES.get(name, name)] for name in Published.__struct_fields__}
    values["kinds"], values["flows"] = (tuple(map(Kind, row[each])) for each in ("kinds", "flows"))
    values["media"], values["recording"] = MediaState(row["media"]), RecordingState(row["recording"])
    return Published(**values)
