"""What this room holds about a citizen: their matters with the thread, and reports that were not sent.

A matter itself is a record of the police and stays; whoever asked for help may take a copy of what they wrote and were told.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.actions.noting import note
from anmin.cases.events.reporter import CallerSignedIn
from anmin.cases.store import cases, following
from anmin.cases.store.cases import CONTENT, OUTCOME, opened
from anmin.cases.store.messages import BODY
from anmin.cases.terms.cases import KeptCase, OpenCase
from anmin.cases.terms.messages import Side
from anmin.identity.rights import Part
from anmin.kernel.ctx import Ctx
from anmin.kernel.words import Code, Text

OWN = (
    "select id, number, raised_at, closed_at, content, outcome, verdict from cases where person = $1 order by raised_at"
)
THREAD = "select at, side, body from messages where case_id = $1 order by at, id"
STANDING = "select exists (select 1 from cases where person = $1 and closed_at is null)"
OF_GUEST = "select id from cases where person = $1 order by id"
ADOPT = tuple(f"update {table} set person = $2 where person = $1" for table in ("cases", "parties", "drafts"))
DROP_DRAFTS = "delete from drafts where person = $1"


class MessageCopy(msgspec.Struct, frozen=True):
    at: datetime
    side: Side
    body: str


class CaseCopy(msgspec.Struct, frozen=True, kw_only=True):
    """One matter as its caller knows it."""

    number: str
    raised_at: datetime
    closed_at: datetime | None
    content: str
    outcome: str
    verdict: str
    messages: tuple[MessageCopy, ...]


async def own_cases(ctx: Ctx, citizen: UUID) -> tuple[CaseCopy, ...]:
    return tuple([await _copy(ctx, row) for row in await ctx.conn.fetch(OWN, citizen)])


async def _copy(ctx: Ctx, row: Any) -> CaseCopy:
    thread = await ctx.conn.fetch(THREAD, row["id"])
    return CaseCopy(
        number=row["number"],
        raised_at=row["raised_at"],
        closed_at=row["closed_at"],
        content=opened(ctx, row["content"], CONTENT),
        outcome=opened(ctx, row["outcome"], OUTCOME),
        verdict=row["verdict"],
        messages=tuple(MessageCopy(each["at"], Side(each["side"]), opened(ctx, each["body"], BODY)) for each in thread),
    )


class FollowedCopy(msgspec.Struct, frozen=True):
    """A matter of somebody else that one follows; what it is about is not one's own data."""

    report: UUID
    since: datetime


async def own_followed(ctx: Ctx, citizen: UUID) -> tuple[FollowedCopy, ...]:
    return tuple(FollowedCopy(*each) for each in await following.since(ctx, citizen))


async def drop_drafts(ctx: Ctx, citizen: UUID) -> None:
    await ctx.conn.execute(DROP_DRAFTS, citizen)


async def adopt(ctx: Ctx, guest: UUID, citizen: UUID) -> None:
    """Every matter of the guest, under its lock, before any row of another table."""
    for row in await ctx.conn.fetch(OF_GUEST, guest):
        case = await cases.get(ctx, row["id"], change=True)
        await note(ctx, case, CallerSignedIn(case.id, guest))
    for statement in ADOPT:
        await ctx.conn.execute(statement, guest, citizen)


async def standing(ctx: Ctx, citizen: UUID) -> Code | None:
    """While help is under way somebody must be able to reach the caller."""
    return OpenCase.STANDS if await ctx.conn.fetchval(STANDING, citizen) else None


PART = Part("cases", Text("报警求助", "Calls for help"), own_cases, drop_drafts, standing, (KeptCase.RECORD,), adopt)
FOLLOWED = Part(
    "cases.followed", Text("关注的情况", "Matters followed"), own_followed, following.drop_all, adopt=following.adopt
)
