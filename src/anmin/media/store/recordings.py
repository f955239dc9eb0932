"""The SQL of what is recorded: files that grow, their segments, and gaps between them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.media.model.chain import START, Segment
from anmin.media.terms.calls import FileState, GapWhy

TO_SEAL = "media.seal_recording"
"""The timer of a file that is to be sealed."""
_COLUMNS = """id, call_id, publication_id, name, state, began_at, grew_at, ended_at, size, segments, chain, evidence,
  copy_sha256, copy_size"""
SELECT = f"select {_COLUMNS} from recordings"
OF_CALL = f"{SELECT} where call_id = $1 order by id"
OF_PUBLICATION = f"{SELECT} where publication_id = $1 order by id"
BY_NAME = f"{SELECT} where call_id = $1 and name = $2 for update"
LOCK = f"{SELECT} where id = $1 for update"
UNSEALED = f"""
{SELECT} where state in ('growing', 'ended') and (grew_at < $1 or grew_at > $4) and not exists (
  select 1 from timers t where t.name = '{TO_SEAL}' and t.subject = 'recording:' || recordings.id)
  and not ($2 and publication_id in (select id from publications where direct)) and ($3::uuid is null or id > $3)
order by id limit 100
"""
SEALING = "select exists (select 1 from timers where kind = 'timer' and name = $1 and subject = $2)"
GROWING = f"""
{SELECT} where state = 'growing' and publication_id in (select id from publications where created_at >= $1 and not direct)
order by id
"""
ADD = """
insert into recordings (id, call_id, publication_id, name, state, began_at, grew_at, chain)
values ($1, $2, $3, $4, 'growing', $5, $5, $6) on conflict do nothing
"""
QUIET_FOR = timedelta(seconds=90)
"""A file that an engine writes grows, or ends, within half a minute."""
GROW = (
    "update recordings set grew_at = $2, size = $3, segments = $4, chain = $5, state = $6, ended_at = $7 where id = $1"
)
SEAL = "update recordings set state = 'sealed', evidence = $2, copy_sha256 = $3, copy_size = $4 where id = $1"
ADD_SEGMENT = """
insert into recording_segments (recording_id, n, from_byte, to_byte, sha256, chain, at) values ($1, $2, $3, $4, $5, $6, $7)
"""
SEGMENTS = """
select recording_id, n, from_byte, to_byte, sha256, chain from recording_segments
where recording_id = any($1::uuid[]) order by recording_id, n
"""
LEFT_OPEN = """
select distinct publication_id from recordings r join publications p on p.id = r.publication_id
where r.state = 'growing' and p.closed_at < $1 and not p.direct
"""
OPEN_GAP = """
insert into recording_gaps (id, call_id, publication_id, began_at, why)
select $1, $2, $3, $4, $5
where not exists (select 1 from recording_gaps where publication_id = $3 and ended_at is null)
"""
DIED = """
insert into recording_gaps (id, call_id, publication_id, began_at, ended_at, why)
select $1, p.call_id, p.id, $3, (select min(n.created_at) from publications n
  where n.participant_id = p.participant_id and n.epoch > p.epoch), 'engine_died'
from publications p where p.id = $2
  and not exists (select 1 from recording_gaps g where g.publication_id = p.id and g.why = 'engine_died')
"""
CLOSE_GAP = """
update recording_gaps set ended_at = $2 where publication_id = $1 and ended_at is null and why = any($3)
"""
CLOSE_GAPS = "update recording_gaps set ended_at = $2 where call_id = $1 and ended_at is null"
CLOSE_EARLIER = """
update recording_gaps set ended_at = $2 where ended_at is null
  and publication_id in (select id from publications where participant_id = $1)
"""
GAPS = "select publication_id, began_at, ended_at, why from recording_gaps where call_id = $1 order by began_at, id"
HEADS = """
select seq, at, payload ->> 'recording' as recording, (payload ->> 'segments')::int as segments, payload ->> 'head' as head
from journal where subject = $1 and event = any($2) order by seq
"""


class Recording(msgspec.Struct, frozen=True, kw_only=True):
    """One original file. `chain`: the head after `segments` of them, which reach to `size`."""

    id: UUID
    call: UUID
    publication: UUID
    name: str
    state: FileState
    began_at: datetime
    grew_at: datetime
    ended_at: datetime | None
    size: int
    segments: int
    chain: bytes
    evidence: UUID | None
    copy_sha256: bytes | None
    copy_size: int | None


class RecordedGap(msgspec.Struct, frozen=True):
    publication: UUID
    began_at: datetime
    ended_at: datetime | None
    why: GapWhy


class RecordedHead(msgspec.Struct, frozen=True):
    """A line of the journal that holds the head of a chain."""

    seq: int
    at: datetime
    recording: UUID
    segments: int
    head: str


async def add(ctx: Ctx, call: UUID, publication: UUID, name: str, at: datetime | None = None) -> bool:
    """Whether it was not known. `at`: since when it grows, if not since now."""
    done = await ctx.conn.execute(ADD, new_id(), call, publication, name, at or ctx.now, START)
    return bool(done == "INSERT 0 1")


async def of_call(ctx: Ctx, call: UUID) -> list[Recording]:
    return [_recording(row) for row in await ctx.conn.fetch(OF_CALL, call)]


async def beside(ctx: Ctx, one: Recording) -> list[Recording]:
    """The other tracks of the same part of a publication."""
    every = await of_call(ctx, one.call)
    return [each for each in every if each.id != one.id and _part(each.name) == _part(one.name)]


def _part(name: str) -> str:
    """`<publication>-<part>` of a file's name, whatever track of it the file holds; a publication's id has five words."""
    return "-".join(name.partition(".")[0].split("-")[:6])


async def named(ctx: Ctx, call: UUID, name: str) -> Recording | None:
    row = await ctx.conn.fetchrow(BY_NAME, call, name)
    return _recording(row) if row else None


async def of_publication(ctx: Ctx, publication: UUID) -> list[Recording]:
    """In the order in which they were begun."""
    return [_recording(row) for row in await ctx.conn.fetch(OF_PUBLICATION, publication)]


async def locked(ctx: Ctx, recording: UUID) -> Recording | None:
    row = await ctx.conn.fetchrow(LOCK, recording)
    return _recording(row) if row else None


async def unsealed(ctx: Ctx, before: datetime, *, engine: bool = False, after: UUID | None = None) -> list[Recording]:
    """Files that have neither grown since then nor been sealed, and that nobody is about to seal; the first hundred
    after that one. `engine`: of its own. A file that grew in times to come was left before the clock was put back.
    """
    return [_recording(row) for row in await ctx.conn.fetch(UNSEALED, before, engine, after, ctx.now + QUIET_FOR)]


async def growing(ctx: Ctx, since: datetime) -> list[Recording]:
    """Files that an engine writes of publications made since then."""
    return [_recording(row) for row in await ctx.conn.fetch(GROWING, since)]


async def left_open(ctx: Ctx, before: datetime) -> list[UUID]:
    """Publications that were closed before then, and that an engine still writes down."""
    return [row["publication_id"] for row in await ctx.conn.fetch(LEFT_OPEN, before)]


async def to_be_sealed(ctx: Ctx, recording: UUID) -> bool:
    """Whether somebody is about to."""
    return bool(await ctx.conn.fetchval(SEALING, TO_SEAL, f"recording:{recording}"))


async def grow(ctx: Ctx, new: Recording, segments: Sequence[Segment]) -> None:
    for each in segments:
        hashes = (bytes.fromhex(each.sha256), bytes.fromhex(each.chain))
        await ctx.conn.execute(ADD_SEGMENT, new.id, each.n, each.start, each.end, *hashes, ctx.now)
    await ctx.conn.execute(GROW, new.id, ctx.now, new.size, new.segments, new.chain, new.state, new.ended_at)


async def missing(ctx: Ctx, recording: UUID) -> None:
    await ctx.conn.execute("update recordings set state = 'missing' where id = $1", recording)


async def seal(ctx: Ctx, recording: UUID, evidence: UUID, copy_sha256: bytes | None, copy_size: int | None) -> None:
    await ctx.conn.execute(SEAL, recording, evidence, copy_sha256, copy_size)


async def segments_of(ctx: Ctx, recordings: Sequence[UUID]) -> dict[UUID, list[Segment]]:
    found: dict[UUID, list[Segment]] = {}
    for row in await ctx.conn.fetch(SEGMENTS, list(recordings)):
        segment = Segment(row["n"], row["from_byte"], row["to_byte"], row["sha256"].hex(), row["chain"].hex())
        found.setdefault(row["recording_id"], []).append(segment)
    return found


async def open_gap(ctx: Ctx, call: UUID, publication: UUID, why: GapWhy, at: datetime | None = None) -> bool:
    """Whether there was none open. `at`: since when, if not since now."""
    return bool(await ctx.conn.execute(OPEN_GAP, new_id(), call, publication, at or ctx.now, why) == "INSERT 0 1")


async def died(ctx: Ctx, publication: UUID, at: datetime) -> bool:
    """The engine died under it: a gap, until its sender published again, if they did. Whether that is new."""
    return bool(await ctx.conn.execute(DIED, new_id(), publication, at) == "INSERT 0 1")


async def close_gap(ctx: Ctx, publication: UUID, *ends: GapWhy) -> bool:
    """Whether one of these reasons was open, and is over."""
    return bool(await ctx.conn.execute(CLOSE_GAP, publication, ctx.now, ends) == "UPDATE 1")


async def close_gaps(ctx: Ctx, call: UUID) -> None:
    await ctx.conn.execute(CLOSE_GAPS, call, ctx.now)


async def close_earlier(ctx: Ctx, participant: UUID) -> None:
    """What was open of their earlier publications: they send again."""
    await ctx.conn.execute(CLOSE_EARLIER, participant, ctx.now)


async def gaps_of(ctx: Ctx, call: UUID) -> list[RecordedGap]:
    rows = await ctx.conn.fetch(GAPS, call)
    return [RecordedGap(row["publication_id"], row["began_at"], row["ended_at"], GapWhy(row["why"])) for row in rows]


async def heads_of(ctx: Ctx, subject: str, events: Sequence[str]) -> list[RecordedHead]:
    rows = await ctx.conn.fetch(HEADS, subject, list(events))
    return [RecordedHead(row["seq"], row["at"], UUID(row["recording"]), row["segments"], row["head"]) for row in rows]


def _recording(row: Any) -> Recording:
    names = {"call": "call_id", "publication": "publication_id"}
    values = {name: row[names.get(name, name)] for name in Recording.__struct_fields__}
    return Recording(**{**values, "state": FileState(row["state"])})
