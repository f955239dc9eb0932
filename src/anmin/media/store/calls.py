"""The SQL of calls: a call under its lock, who is in it, and its tokens, of which only hashes stand here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Secret
from anmin.media.model.calls import Call, Participant
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import CallAsk, CallRole, CallStep, EndReason, LiveState, Picture, Presence

LINK = SealedColumn(Secret, "media.video_calls.link")
RESUME = SealedColumn(Secret, "media.call_participants.resume")

_CALL = Call.__struct_fields__
_PARTY = tuple("call_id" if name == "call" else name for name in Participant.__struct_fields__)
SELECT = f"select {', '.join(_CALL)} from video_calls"
GET = f"{SELECT} where id = $1"
LOCK = f"{GET} for update"
LIVING = f"{SELECT} where owner = $1 and ended_at is null"
OF_OWNER = f"{SELECT} where owner = $1 order by id"
OF_OWNER_LOCKED = f"{OF_OWNER} for update"
RINGING = f"{SELECT} where ended_at is null and state = 'ringing' order by rung_at limit 200"
ADD = f"""
insert into video_calls ({", ".join(_CALL)}) values ({", ".join(f"${n}" for n in range(1, len(_CALL) + 1))})
"""
SAVE = f"""
update video_calls set {", ".join(f"{name} = ${n}" for n, name in enumerate(_CALL, 1) if name != "id")} where id = $1
"""
SET_LINK = "update video_calls set link_hash = $2, link_until = $3, link_used_at = null where id = $1"
BY_LINK = f"{SELECT} where link_hash = any($1) for update"
PARTIES = f"select {', '.join(_PARTY)} from call_participants where call_id = $1 order by id"
ADD_PARTY = f"""
insert into call_participants ({", ".join(_PARTY)}, resume_hash)
values ({", ".join(f"${n}" for n in range(1, len(_PARTY) + 2))})
"""
SAVE_PARTY = """
update call_participants set state = $2, seen_at = $3, lost_at = $4, left_at = $5, epoch = $6, person = $7, actor = $8
where id = $1
"""
ROTATE = "update call_participants set resume_before = resume_hash, resume_hash = $2 where id = $1"
BY_RESUME = f"""
select {", ".join(_PARTY)}, resume_hash = any($1) as fresh from call_participants
where resume_hash = any($1) or resume_before = any($1)
"""
SEEN = "update call_participants set seen_at = $2 where id = $1 and state = 'in' and seen_at < $3"
CAME_BACK = """
update call_participants set state = 'in', seen_at = $2, lost_at = null where id = $1 and state in ('joining', 'lost')
"""
MARK = """
insert into call_marks (id, call_id, at, by, asked, publication_id, evidence, at_ms)
values ($1, $2, $3, $4, $5, $6, $7, $8)
"""
MARKS = "select id, at, by, asked, publication_id, evidence, at_ms from call_marks where call_id = $1 order by at, id"
OWNERS = "select distinct owner from video_calls where owner > $1 order by owner limit 1000"
ERASE = "delete from video_calls where owner = any($1::text[]) returning owner"


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked of the caller, or a picture that was kept."""

    id: UUID
    at: datetime
    by: UUID
    asked: CallAsk | None = None
    publication_id: UUID | None = None
    evidence: UUID | None = None
    at_ms: int | None = None


async def get(ctx: Ctx, call: UUID, *, change: bool = False) -> Call:
    """`change` locks it, before any other row of the call. Raises VIDEO_CALL_UNKNOWN."""
    row = await ctx.conn.fetchrow(LOCK if change else GET, call)
    if row is None:
        raise terms.VIDEO_CALL_UNKNOWN()
    return _call(row)


async def living(ctx: Ctx, owner: str) -> Call | None:
    row = await ctx.conn.fetchrow(LIVING, owner)
    return _call(row) if row else None


async def of_owner(ctx: Ctx, owner: str, *, change: bool = False) -> list[Call]:
    return [_call(row) for row in await ctx.conn.fetch(OF_OWNER_LOCKED if change else OF_OWNER, owner)]


async def ringing(ctx: Ctx) -> list[Call]:
    return [_call(row) for row in await ctx.conn.fetch(RINGING)]


async def add(ctx: Ctx, call: Call) -> None:
    await ctx.conn.execute(ADD, *_values(call))


async def save(ctx: Ctx, call: Call) -> None:
    await ctx.conn.execute(SAVE, *_values(call))


async def set_link(ctx: Ctx, call: UUID, token: str, until: datetime) -> None:
    await ctx.conn.execute(SET_LINK, call, LINK.search_hash(ctx.house.keyring, Secret(token)), until)


async def by_link(ctx: Ctx, token: Secret) -> Call | None:
    """Locked; whether the link still counts is the caller's to see."""
    row = await ctx.conn.fetchrow(BY_LINK, list(LINK.search_hashes(ctx.house.keyring, token)))
    return _call(row) if row else None


async def parties(ctx: Ctx, call: UUID) -> list[Participant]:
    return [_party(row) for row in await ctx.conn.fetch(PARTIES, call)]


async def by_resume(ctx: Ctx, token: Secret) -> tuple[Participant, bool] | None:
    """Who was given this token, and whether it is the newest one."""
    row = await ctx.conn.fetchrow(BY_RESUME, list(RESUME.search_hashes(ctx.house.keyring, token)))
    return (_party(row), row["fresh"]) if row else None


async def add_party(ctx: Ctx, party: Participant, resume: str) -> None:
    values = msgspec.structs.astuple(party)
    await ctx.conn.execute(ADD_PARTY, *values, RESUME.search_hash(ctx.house.keyring, Secret(resume)))


async def save_party(ctx: Ctx, party: Participant) -> None:
    await ctx.conn.execute(
        SAVE_PARTY,
        party.id,
        party.state,
        party.seen_at,
        party.lost_at,
        party.left_at,
        party.epoch,
        party.person,
        party.actor,
    )


async def rotate(ctx: Ctx, party: UUID, resume: str) -> None:
    await ctx.conn.execute(ROTATE, party, RESUME.search_hash(ctx.house.keyring, Secret(resume)))


async def seen(ctx: Ctx, party: Participant, older: datetime) -> None:
    """Note that the page was heard of, unless that was noted a moment ago."""
    await ctx.conn.execute(SEEN, party.id, ctx.now, older)


async def came_back(ctx: Ctx, party: Participant) -> bool:
    """Whether it was away until now."""
    return bool(await ctx.conn.execute(CAME_BACK, party.id, party.seen_at) == "UPDATE 1")


async def mark(ctx: Ctx, call: UUID, **values: Any) -> None:
    made = Mark(id=new_id(), at=ctx.now, **values)
    rest = (made.by, made.asked, made.publication_id, made.evidence, made.at_ms)
    await ctx.conn.execute(MARK, made.id, call, made.at, *rest)


async def marks(ctx: Ctx, call: UUID) -> list[Mark]:
    rows = await ctx.conn.fetch(MARKS, call)
    return [Mark(**{**row, "asked": CallAsk(row["asked"]) if row["asked"] else None}) for row in rows]


async def owners(ctx: Ctx, after: str) -> list[str]:
    """The next owners in their order; at most 1,000."""
    return [row["owner"] for row in await ctx.conn.fetch(OWNERS, after)]


async def erase(ctx: Ctx, gone: Sequence[str]) -> list[str]:
    """The owners of the calls that went, once for each call."""
    return [row["owner"] for row in await ctx.conn.fetch(ERASE, list(gone))]


def _values(call: Call) -> tuple[object, ...]:
    return msgspec.structs.astuple(msgspec.structs.replace(call, offices=list(call.offices)))


def _call(row: Any) -> Call:
    values = dict(row)
    values["offices"] = tuple(row["offices"])
    values["state"] = LiveState(row["state"])
    values["picture"] = Picture(row["picture"])
    values["step"] = CallStep(row["step"])
    values["reason"] = EndReason(row["reason"]) if row["reason"] else None
    return Call(**values)


def _party(row: Any) -> Participant:
    values: dict[str, Any] = {name: row[name] for name in Participant.__struct_fields__ if name != "call"}
    roles = {"role": CallRole(row["role"]), "state": Presence(row["state"])}
    return Participant(**{**values, **roles, "call": row["call_id"]})
