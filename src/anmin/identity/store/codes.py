"""Codes as rows: made, counted, found, tried, used, and what of them is read once to send them."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.identity.model.codes import LIFE, KeptCode, Limit
from anmin.identity.phone_codes import code_hash
from anmin.identity.terms.codes import CodePurpose, LimitBy
from anmin.kernel.access import EVERYTHING
from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Phone, Secret
from anmin.kernel.words import Lang
from anmin.kernel.writes import insert

PHONE = SealedColumn(Phone, "identity.phone_codes.phone")
CODE = SealedColumn(Secret, "identity.phone_codes.sealed")
DEVICE = "identity.phone_codes.device"

CODES = insert(
    "phone_codes",
    id="uuid",
    purpose="text",
    phone_hash="bytea",
    device_hash="bytea",
    code_hash="bytea",
    phone="bytea",
    code="bytea",
    lang="text",
    made_at="timestamptz",
    expires_at="timestamptz",
)

NEWEST = """
select id, version, code_hash, expires_at, used_at, tries from phone_codes
where phone_hash = any($1) and device_hash = $2 and purpose = $3 and made_at < $4
order by made_at desc, id desc limit 1 for update
"""
# A code later than its own life from now was made under a wrong clock: it opens nothing and counts for nothing.
# The order of the locks is the same for everybody: sorted, so that two requests never wait for each other.
LOCK = "select pg_advisory_xact_lock(n) from (select unnest($1::bigint[]) as n order by 1) as sorted"
BY_PHONE = """
select made_at from phone_codes where phone_hash = any($1) and made_at < $3 order by made_at desc offset $2 limit 1
"""
BY_DEVICE = """
select made_at from phone_codes where device_hash = $1 and made_at < $3 order by made_at desc offset $2 limit 1
"""
BY_ALL = "select made_at from phone_codes where made_at < $2 order by made_at desc offset $1 limit 1"
TO_SEND = """
select phone, code, lang from phone_codes
where id = $1 and sent_at is null and code is not null and used_at is null and expires_at > $2
"""
SENT = """
update phone_codes set sent_at = $2, version = version + 1,
  phone = case when $3::boolean then phone end, code = case when $3::boolean then code end
where id = $1 and sent_at is null returning version
"""
ALIVE = """
select phone, code, purpose, made_at from phone_codes
where code is not null and used_at is null and expires_at > $1 order by made_at desc limit 50
"""


class Addressee(msgspec.Struct, frozen=True):
    """Whose code: the phone it goes to, the device that asked, and what it opens."""

    phone: Phone
    device: str
    purpose: CodePurpose


class ToSend(msgspec.Struct, frozen=True):
    phone: Phone
    code: Secret
    lang: Lang


class Alive(msgspec.Struct, frozen=True):
    phone: Phone
    code: Secret
    purpose: CodePurpose
    made_at: datetime


async def lock(ctx: Ctx, phone: Phone, device: str) -> None:
    """Take turns with every other call about this phone or this device, until this transaction ends."""
    ring = ctx.house.keyring
    hashes = (PHONE.search_hash(ring, phone), ring.digest(device, DEVICE))
    await ctx.conn.execute(LOCK, [int.from_bytes(each[-8:], "big", signed=True) for each in hashes])


async def wait(ctx: Ctx, limit: Limit, to: Addressee) -> int:
    """Seconds until this limit allows another code. 0: now."""
    ring, skip, horizon = ctx.house.keyring, limit.most - 1, ctx.now + LIFE
    if limit.by is LimitBy.PHONE:
        made = await ctx.conn.fetchval(BY_PHONE, PHONE.search_hashes(ring, to.phone), skip, horizon)
    elif limit.by is LimitBy.DEVICE:
        made = await ctx.conn.fetchval(BY_DEVICE, ring.digest(to.device, DEVICE), skip, horizon)
    else:
        made = await ctx.conn.fetchval(BY_ALL, skip, horizon)
    return limit.wait(made, ctx.now)


def make(ctx: Ctx, to: Addressee, code: Secret) -> UUID:
    ring, id = ctx.house.keyring, new_id()
    ctx.insert(
        CODES,
        id=id,
        purpose=to.purpose.value,
        phone_hash=PHONE.search_hash(ring, to.phone),
        device_hash=ring.digest(to.device, DEVICE),
        code_hash=code_hash(ring, id, code),
        phone=PHONE.seal(ring, to.phone),
        code=CODE.seal(ring, code),
        lang=ctx.lang,
        made_at=ctx.now,
        expires_at=ctx.now + LIFE,
    )
    return id


async def newest(ctx: Ctx, to: Addressee) -> KeptCode | None:
    """The last code this device asked for, for this phone and purpose; its row is locked."""
    ring = ctx.house.keyring
    row = await ctx.conn.fetchrow(
        NEWEST,
        PHONE.search_hashes(ring, to.phone),
        ring.digest(to.device, DEVICE),
        to.purpose.value,
        ctx.now + LIFE,
    )
    return KeptCode(**row) if row else None


async def count_try(ctx: Ctx, kept: KeptCode) -> None:
    await ctx.conn.execute("update phone_codes set tries = tries + 1, version = version + 1 where id = $1", kept.id)


async def use(ctx: Ctx, kept: KeptCode) -> None:
    await ctx.conn.execute("update phone_codes set used_at = $2, version = version + 1 where id = $1", kept.id, ctx.now)


async def to_send(house: House, id: UUID) -> ToSend | None:
    """The code while it still waits to be sent and is worth sending."""
    async with house.db.transaction(EVERYTHING) as conn:
        row = await conn.fetchrow(TO_SEND, id, house.clock.now())
    ring = house.keyring
    return ToSend(PHONE.open(ring, row["phone"]), CODE.open(ring, row["code"]), row["lang"]) if row else None


async def sent(ctx: Ctx, id: UUID, *, keep: bool) -> int | None:
    """Note it and forget the code and the phone; a demonstration keeps them. None when it was noted before."""
    version: int | None = await ctx.conn.fetchval(SENT, id, ctx.now, keep)
    return version


async def alive(ctx: Ctx) -> list[Alive]:
    """Codes that are not yet forgotten, newest first."""
    ring, rows = ctx.house.keyring, await ctx.conn.fetch(ALIVE, ctx.now)
    return [
        Alive(PHONE.open(ring, row["phone"]), CODE.open(ring, row["code"]), CodePurpose(row["purpose"]), row["made_at"])
        for row in rows
    ]


async def forget_phone(ctx: Ctx, phone: Phone) -> None:
    """Drop what could still be read of this phone's codes; their hashes count for the limits until they expire."""
    hashes = PHONE.search_hashes(ctx.house.keyring, phone)
    await ctx.conn.execute("update phone_codes set phone = null, code = null where phone_hash = any($1)", hashes)
