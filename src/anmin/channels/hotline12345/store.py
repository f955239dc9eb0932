"""Messages of the wire as rows, their text sealed; how the line to each peer stands."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from anmin.channels.hotline12345.terms import In, MessageKind, MessageWhy, Out, Way
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.house import House
from anmin.kernel.writes import insert

OUT_BODY = "hotline12345.peer_outbox.body"
IN_BODY = "hotline12345.peer_inbox.body"
OUTBOX = insert(
    "peer_outbox",
    id="uuid",
    version="int",
    peer="text",
    ref="uuid",
    kind="text",
    state="text",
    at="timestamptz",
    body="bytea",
)
INBOX = insert(
    "peer_inbox",
    peer="text",
    message="uuid",
    ref="uuid",
    kind="text",
    state="text",
    why="text",
    hash="bytea",
    at="timestamptz",
    settled_at="timestamptz",
    body="bytea",
)
ONE_BY_ONE = "select pg_advisory_xact_lock(hashtextextended('peer:' || $1::text || ':' || $2::text, 0))"
CAME = "select hash, state, why from peer_inbox where peer = $1 and message = $2"
WAITING = "select message, body from peer_inbox where peer = $1 and ref = $2 and state = 'waiting' order by at, message"
SETTLE_IN = "update peer_inbox set state = $3, why = $4, settled_at = $5 where peer = $1 and message = $2"
TO_SEND = """
select id, peer, body from peer_outbox
where peer = $1 and state in ('queued', 'sent') and ($2::uuid is null or id = $2) order by attempts, at, id limit $3
"""
SETTLE_OUT = """
update peer_outbox o set version = o.version + 1, state = g.state, why = g.why, attempts = o.attempts + 1,
  settled_at = case when g.state in ('acknowledged', 'failed') then $4::timestamptz end
from unnest($1::uuid[], $2::text[], $3::text[]) as g(id, state, why)
where o.id = g.id and o.state in ('queued', 'sent') returning o.id, o.version, o.state, o.why
"""
LOCK_OUT = "select id, version, peer, kind, state from peer_outbox where id = $1 for update"
AGAIN = "update peer_outbox set state = 'queued', why = '', version = version + 1, settled_at = null where id = $1"
LINE = "select failures, paused_until, why from peer_lines where peer = $1"
SET_LINE = """
insert into peer_lines (peer, failures, paused_until, why, at) values ($1, $2, $3, $4, $5)
on conflict (peer) do update set failures = excluded.failures, paused_until = excluded.paused_until,
  why = excluded.why, at = excluded.at
"""
LINES = "select peer, failures, paused_until, why, at from peer_lines order by peer"
COUNT = """
insert into peer_refusals (peer, why, hour, count) values ($1, $2, date_trunc('hour', $3::timestamptz), 1)
on conflict (peer, why, hour) do update set count = peer_refusals.count + 1 returning count
"""
REFUSALS = """
select peer, why, hour, count from peer_refusals where hour > $1 order by hour desc, peer limit 100
"""
LATEST = """
select * from (
  select 'out' as way, id as message, peer, ref, kind, state, why, attempts, at, settled_at from peer_outbox
  union all
  select 'in', message, peer, ref, kind, state, why, 1, at, settled_at from peer_inbox) m
where ($1::text is null or peer = $1) and ($2::text is null or state = $2) and ($3::uuid is null or ref = $3)
order by at desc, message limit $4
"""
BEHIND = """
select distinct o.peer from peer_outbox o left join peer_lines l on l.peer = o.peer
where o.state in ('queued', 'sent') and o.at < $1 and (l.paused_until is null or l.paused_until < $1)
"""


class ToSend(msgspec.Struct, frozen=True):
    id: UUID
    peer: str
    body: bytes


class Sent(msgspec.Struct, frozen=True):
    """What became of one try."""

    message: UUID
    state: Out
    why: MessageWhy | None = None


class Standing(msgspec.Struct, frozen=True):
    """`failures` in a row; nothing is sent before `paused_until`."""

    failures: int = 0
    paused_until: datetime | None = None

    def pauses(self, now: datetime) -> bool:
        return self.paused_until is not None and self.paused_until > now


class Came(msgspec.Struct, frozen=True):
    hash: bytes
    state: In
    why: MessageWhy | None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A message of the list; what it says stays sealed."""

    way: Way
    message: UUID
    peer: str
    transfer: UUID
    kind: MessageKind | None
    state: str
    why: MessageWhy | None
    attempts: int
    at: datetime
    settled_at: datetime | None


def queue(ctx: Ctx, peer: str, message: UUID, ref: UUID, said: tuple[MessageKind, bytes]) -> None:
    """Deferred. `said`: the kind, and the message as it goes out."""
    kind, body = said
    ctx.insert(
        OUTBOX,
        id=message,
        version=1,
        peer=peer,
        ref=ref,
        kind=kind,
        state=Out.QUEUED,
        at=ctx.now,
        body=ctx.house.keyring.encrypt(body, OUT_BODY),
    )


async def to_send(house: House, conn: Connection, peer: str, one: UUID | None, most: int) -> list[ToSend]:
    rows = await conn.fetch(TO_SEND, peer, one, most)
    return [ToSend(row["id"], row["peer"], house.keyring.decrypt(row["body"], OUT_BODY)) for row in rows]


async def settle_out(ctx: Ctx, tried: Sequence[Sent]) -> list[tuple[UUID, int, Sent]]:
    """What was changed by it, with the new versions."""
    given = [[each.message for each in tried], [each.state for each in tried], [each.why or "" for each in tried]]
    rows = await ctx.conn.fetch(SETTLE_OUT, *given, ctx.now)
    return [
        (row["id"], row["version"], Sent(row["id"], Out(row["state"]), MessageWhy(row["why"]) if row["why"] else None))
        for row in rows
    ]


async def standing(conn: Connection, peer: str) -> Standing:
    row = await conn.fetchrow(LINE, peer)
    return Standing(row["failures"], row["paused_until"]) if row else Standing()


async def set_standing(ctx: Ctx, peer: str, stands: Standing, why: MessageWhy | None) -> None:
    await ctx.conn.execute(SET_LINE, peer, stands.failures, stands.paused_until, why or "", ctx.now)


async def came(ctx: Ctx, peer: str, message: UUID) -> Came | None:
    row = await ctx.conn.fetchrow(CAME, peer, message)
    return Came(bytes(row["hash"]), In(row["state"]), MessageWhy(row["why"]) if row["why"] else None) if row else None


def take(ctx: Ctx, peer: str, given: dict[str, Any], body: bytes) -> None:
    """Deferred."""
    sealed = ctx.house.keyring.encrypt(body, IN_BODY)
    settled = None if given["state"] == In.WAITING else ctx.now
    ctx.insert(INBOX, peer=peer, at=ctx.now, settled_at=settled, body=sealed, **given)


async def waiting(ctx: Ctx, peer: str, ref: UUID) -> list[tuple[UUID, bytes]]:
    rows = await ctx.conn.fetch(WAITING, peer, ref)
    return [(row["message"], ctx.house.keyring.decrypt(row["body"], IN_BODY)) for row in rows]


async def settle_in(ctx: Ctx, peer: str, message: UUID, state: In, why: MessageWhy | None) -> None:
    await ctx.conn.execute(SETTLE_IN, peer, message, state.value, why or "", ctx.now)


async def latest(ctx: Ctx, peer: str | None, state: str | None, ref: UUID | None, most: int) -> list[Shown]:
    rows = await ctx.conn.fetch(LATEST, peer, state, ref, most)
    return [
        Shown(
            way=Way(row["way"]),
            transfer=row["ref"],
            kind=MessageKind(row["kind"]) if row["kind"] else None,
            why=MessageWhy(row["why"]) if row["why"] else None,
            **{name: row[name] for name in ("message", "peer", "state", "attempts", "at", "settled_at")},
        )
        for row in rows
    ]


async def behind(ctx: Ctx, since: timedelta) -> list[str]:
    """Peers with a message that should have gone out long ago."""
    return [row["peer"] for row in await ctx.conn.fetch(BEHIND, ctx.now - since)]
