"""Consent texts and the log of consents as rows. Rows are added and never changed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from anmin.identity.model.consent import ConsentText
from anmin.identity.terms.consent import CONSENT_TEXT_OLD, CONSENT_TEXT_UNKNOWN, ConsentAct, ConsentKind
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.ids import new_id
from anmin.kernel.writes import insert

TEXTS = insert(
    "consent_texts",
    id="uuid",
    kind="text",
    version="int",
    zh="text",
    en="text",
    renews="boolean",
    valid_from="timestamptz",
    published_by="text",
)
CONSENTS = insert(
    "consents",
    id="uuid",
    citizen="uuid",
    text="uuid",
    kind="text",
    version="int",
    act="text",
    given_by="text",
    at="timestamptz",
)

CURRENT = """
select distinct on (kind) id, kind, version, zh, en, renews, valid_from from consent_texts
where valid_from <= $1 and ($2::text is null or kind = $2) order by kind, version desc
"""
NEWEST_VERSION = "select coalesce(max(version), 0) from consent_texts where kind = $1"
VERSION_STANDS = "select exists (select 1 from consent_texts where kind = $1 and version = $2 and valid_from <= $3)"
STANDS = """
select coalesce((select c.act = 'given' and c.version >= coalesce(
    (select max(t.version) from consent_texts t where t.kind = $2 and t.renews and t.valid_from <= $3), 0)
  from consents c where c.citizen = $1 and c.kind = $2 order by c.at desc, c.id desc limit 1), false)
"""
LAST = "select version, act from consents where citizen = $1 and kind = $2 order by at desc, id desc limit 1"
LOG = "select kind, version, act, given_by, at from consents where citizen = $1 order by at desc, id desc limit 200"


async def texts(ctx: Ctx, kind: ConsentKind | None = None) -> list[ConsentText]:
    """The versions that hold now, one of each kind."""
    rows = await ctx.conn.fetch(CURRENT, ctx.now, kind.value if kind else None)
    return [ConsentText(**{**row, "kind": ConsentKind(row["kind"])}) for row in rows]


async def current(ctx: Ctx, kind: ConsentKind, version: int) -> ConsentText:
    """The version that holds now. Raises CONSENT_TEXT_OLD for an earlier one, CONSENT_TEXT_UNKNOWN for none."""
    found = await texts(ctx, kind)
    if found and found[0].version == version:
        return found[0]
    stood = await ctx.conn.fetchval(VERSION_STANDS, kind.value, version, ctx.now)
    raise (CONSENT_TEXT_OLD if stood else CONSENT_TEXT_UNKNOWN)()


async def newest_version(ctx: Ctx, kind: ConsentKind) -> int:
    version: int = await ctx.conn.fetchval(NEWEST_VERSION, kind.value)
    return version


def publish(ctx: Ctx, text: ConsentText) -> None:
    ctx.insert(
        TEXTS,
        id=text.id,
        kind=text.kind.value,
        version=text.version,
        zh=text.zh,
        en=text.en,
        renews=text.renews,
        valid_from=text.valid_from,
        published_by=ctx.actor.name,
    )


def note(ctx: Ctx, citizen: UUID, text: ConsentText, act: ConsentAct) -> None:
    """Add a line to the log; who gave it is the actor, which is staff when a guardian stands at the counter."""
    ctx.insert(
        CONSENTS,
        id=new_id(),
        citizen=citizen,
        text=text.id,
        kind=text.kind.value,
        version=text.version,
        act=act.value,
        given_by=ctx.actor.name,
        at=ctx.now,
    )


async def stands(conn: Connection, citizen: UUID, kind: ConsentKind, at: datetime) -> bool:
    """Whether the last word was yes, to a version that no later one has made lapse."""
    found: bool = await conn.fetchval(STANDS, citizen, kind.value, at)
    return found


async def last(ctx: Ctx, citizen: UUID, kind: ConsentKind) -> tuple[int, ConsentAct] | None:
    row = await ctx.conn.fetchrow(LAST, citizen, kind.value)
    return (row["version"], ConsentAct(row["act"])) if row else None


async def log(ctx: Ctx, citizen: UUID) -> list[dict[str, Any]]:
    return [dict(row) for row in await ctx.conn.fetch(LOG, citizen)]
