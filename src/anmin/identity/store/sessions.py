"""Sessions as rows: begun, found by the hash of their token, touched, ended. The token itself is never stored."""

from datetime import timedelta
from typing import Any, Literal
from uuid import UUID

import msgspec

from anmin.identity.events.sessions import SessionBegun, SessionEnded
from anmin.identity.model.sessions import CITIZEN_LIFE, Lifetime, Session, new_token, token_hash
from anmin.identity.store.known_sessions import KnownSessions
from anmin.identity.terms.sessions import SessionEnd
from anmin.kernel.access import EVERYTHING, Actor
from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, person
from anmin.kernel.writes import insert

SESSIONS = insert(
    "sessions",
    id="uuid",
    token_hash="bytea",  # noqa: S106 - a column and its type
    kind="text",
    person="uuid",
    restricted="boolean",
    channel="text",
    made_at="timestamptz",
    seen_at="timestamptz",
    idle_seconds="int",
    expires_at="timestamptz",
)

END = """
update sessions set ended_at = $2, ended_why = $3 where person = $1 and ended_at is null returning id
"""

STAFF_LIFE = "select idle_minutes, absolute_hours from sign_in_policy"

SELECT = """
select s.id, s.kind, s.person, s.restricted, s.seen_at, s.idle_seconds, s.expires_at, s.ended_why, (
  select json_object_agg(permission, offices) from (
    select permission, json_agg(distinct g.organisation) as offices
    from grants g join staff m on m.id = g.staff and not m.held join roles r on r.id = g.role
    cross join unnest(r.permissions) permission
    where s.kind = 'staff' and g.staff = s.person and g.revoked_at is null
      and g.valid_from <= $1 and (g.valid_to is null or g.valid_to > $1)
    group by permission) held) as grants
from sessions s
"""
BY_HASH = f"{SELECT} where s.token_hash = $2"
BY_ID = f"{SELECT} where s.id = $2"

TOUCH = "update sessions set seen_at = $2 where id = $1 and ended_at is null and seen_at < $2"


async def begin_session(
    ctx: Ctx,
    kind: Literal["staff", "citizen", "guest"],
    who: UUID,
    restricted: bool = False,
    life: Lifetime | None = None,
) -> str:
    """Begin a session and return its token, which exists nowhere else.

    A member of staff has one session: the one before ends as replaced. `life` None takes the usual one of the kind.
    """
    if kind == "staff":
        await end_sessions(ctx, who, SessionEnd.REPLACED)
    life = life or await _usual_life(ctx, kind)
    token, session = new_token(), new_id()
    ctx.insert(
        SESSIONS,
        id=session,
        token_hash=token_hash(token),
        kind=kind,
        person=who,
        restricted=restricted,
        channel=ctx.caller.channel,
        made_at=ctx.now,
        seen_at=ctx.now,
        idle_seconds=int(life.idle.total_seconds()),
        expires_at=ctx.now + life.lasts,
    )
    ctx.say(SessionBegun(who, restricted), about=Subject("session", session, 1, (person(who),)))
    return token


async def end_sessions(ctx: Ctx, who: UUID, why: SessionEnd) -> None:
    """End every session of this person, at once in this process and within seconds everywhere."""
    ctx.house.service(KnownSessions).changing(who)
    for row in await ctx.conn.fetch(END, who, ctx.now, why.value):
        ctx.say(SessionEnded(who, why), about=Subject("session", row["id"], 2, (person(who),)))


async def end_session(ctx: Ctx, why: SessionEnd) -> bool:
    """End the session of this call. False when the caller came without one."""
    who, session = ctx.actor.id, ctx.actor.session
    if who is None or session is None:
        return False
    ctx.house.service(KnownSessions).changing(who)
    await ctx.conn.execute(
        "update sessions set ended_at = $2, ended_why = $3 where id = $1 and ended_at is null",
        session,
        ctx.now,
        why.value,
    )
    ctx.say(SessionEnded(who, why), about=Subject("session", session, 2, (person(who),)))
    return True


async def authenticate(house: House, token: str) -> Actor | None:
    """The actor a token stands for; None for an unknown token.

    Raises SESSION_EXPIRED, SESSION_REPLACED, SESSION_ENDED. Reads the database once in five seconds a session, and
    writes `seen_at` once a minute.
    """
    hashed = token_hash(token)
    if hashed is None:
        return None
    known, now = house.service(KnownSessions), house.clock.now()
    session = known.find(hashed)
    if session is None or session.needs_touch(now):
        session = await _looked_up(house, hashed)
        if session is None:
            return None
        known.keep(hashed, session)
    if fault := session.fault(now):
        raise fault()
    return session.actor


async def _looked_up(house: House, hashed: bytes) -> Session | None:
    now = house.clock.now()
    async with house.db.transaction(EVERYTHING) as conn:
        row = await conn.fetchrow(BY_HASH, now, hashed)
        if row is None:
            return None
        session = _session(row)
        if session.fault(now) is None and session.needs_touch(now):
            await conn.execute(TOUCH, row["id"], now)
            session = msgspec.structs.replace(session, seen_at=now)
    return session


async def of_id(ctx: Ctx, id: UUID) -> Session | None:
    """The session with the grants of now, whether it has ended or not."""
    row = await ctx.conn.fetchrow(BY_ID, ctx.now, id)
    return _session(row) if row else None


def _session(row: Any) -> Session:
    grants: dict[str, frozenset[UUID]] = msgspec.json.decode(row["grants"] or b"{}", type=dict[str, frozenset[UUID]])
    return Session(
        actor=Actor(row["kind"], row["person"], row["id"], grants, row["restricted"]),
        seen_at=row["seen_at"],
        idle=timedelta(seconds=row["idle_seconds"]),
        expires_at=row["expires_at"],
        ended_why=SessionEnd(row["ended_why"]) if row["ended_why"] else None,
    )


async def _usual_life(ctx: Ctx, kind: str) -> Lifetime:
    if kind == "citizen":
        return CITIZEN_LIFE
    (row,) = await ctx.conn.fetch(STAFF_LIFE)
    return Lifetime(timedelta(minutes=row["idle_minutes"]), timedelta(hours=row["absolute_hours"]))
