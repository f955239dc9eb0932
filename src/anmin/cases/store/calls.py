"""Calls as rows, found by their recording or their number's hash, and what earlier calls of a number came to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.model.calls import Call
from anmin.cases.store.cases import PARTY_PHONE
from anmin.cases.terms.calls import CALL_UNKNOWN, CallState
from anmin.identity.queries.citizens import account_hashes
from anmin.kernel.ctx import Ctx
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Phone, RealName, Sensitive

NUMBER = SealedColumn(Phone, "cases.calls.number")
OWNER = SealedColumn(RealName, "cases.calls.owner")
ADDRESS = SealedColumn(Sensitive, "cases.calls.address")
COLUMNS = """id, version, desk, state, case_id, queued_at, answered_at, answered_by, ended_at, call_back_at,
  called_back_at, called_back_by"""
ADD = """
insert into calls (id, desk, state, line, seat, recording, number, number_hash, owner, address, queued_at)
values ($1, $2, 'ringing', $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (desk, recording) where recording <> '' do update set
  line = coalesce(nullif(calls.line, ''), excluded.line), seat = coalesce(nullif(calls.seat, ''), excluded.seat),
  number = coalesce(calls.number, excluded.number), number_hash = coalesce(calls.number_hash, excluded.number_hash),
  owner = coalesce(calls.owner, excluded.owner), address = coalesce(calls.address, excluded.address),
  queued_at = least(calls.queued_at, excluded.queued_at)
returning id
"""
LOCK = f"select {COLUMNS} from calls where id = $1 for update"
SAVE = """
update calls set version = $2, state = $3, case_id = $4, answered_at = $5, answered_by = $6, ended_at = $7,
  call_back_at = $8, called_back_at = $9, called_back_by = $10 where id = $1
"""
CARRIER = "select number, owner, address from calls where id = $1"
CASES_OF_NUMBER = """
with known as (
  select case_id from calls where number_hash = any ($1) and case_id is not null
  union select case_id from parties where phone_hash = any ($2))
select call_kind, disposition, raised_at from cases where id in (select case_id from known)
  and raised_at > $3 order by raised_at desc limit 200
"""
IS_QUIET = "select anmin_quiet_number($1::bytea[], $2::bytea[], $3::bytea[])"
WAITING = """
select id, state, line, seat, number, owner, case_id, queued_at, answered_at, answered_by, ended_at, call_back_at,
  called_back_at from calls
where queued_at > $1 and (state in ('ringing', 'answered') or (state = 'abandoned' and call_back_at is not null)
  or (state = 'ended' and case_id is null))
order by queued_at desc limit 200
"""


class Ring(msgspec.Struct, frozen=True, kw_only=True):
    """A new call. `number` None: withheld. `recording`: of the telephone system, empty when it gives none."""

    id: UUID
    desk: UUID
    line: str
    seat: str
    recording: str
    number: Phone | None
    owner: RealName | None
    address: Sensitive | None
    at: datetime


class Carrier(msgspec.Struct, frozen=True):
    """What the carrier says of the number."""

    number: Phone | None
    owner: RealName | None
    address: Sensitive | None


async def add(ctx: Ctx, ring: Ring) -> UUID:
    """The call of this recording: a new one, or the one that came before, which learns what it did not know yet."""
    keys = ctx.house.keyring
    added: UUID = await ctx.conn.fetchval(
        ADD,
        ring.id,
        ring.desk,
        ring.line,
        ring.seat,
        ring.recording,
        NUMBER.seal(keys, ring.number) if ring.number else None,
        NUMBER.search_hash(keys, ring.number) if ring.number else None,
        OWNER.seal(keys, ring.owner) if ring.owner else None,
        ADDRESS.seal(keys, ring.address) if ring.address else None,
        ring.at,
    )
    return added


async def get(ctx: Ctx, call: UUID) -> Call:
    """Locked. Raises CALL_UNKNOWN."""
    row = await ctx.conn.fetchrow(LOCK, call)
    if row is None:
        raise CALL_UNKNOWN()
    values: dict[str, Any] = dict(row)
    values |= {"case": values.pop("case_id"), "state": CallState(row["state"])}
    return Call(**values)


async def save(ctx: Ctx, call: Call) -> None:
    await ctx.conn.execute(
        SAVE,
        call.id,
        call.version,
        call.state.value,
        call.case,
        call.answered_at,
        call.answered_by,
        call.ended_at,
        call.call_back_at,
        call.called_back_at,
        call.called_back_by,
    )


async def carrier_of(ctx: Ctx, call: UUID) -> Carrier:
    """Raises CALL_UNKNOWN."""
    row = await ctx.conn.fetchrow(CARRIER, call)
    if row is None:
        raise CALL_UNKNOWN()
    ring = ctx.house.keyring
    return Carrier(
        NUMBER.open(ring, row["number"]) if row["number"] else None,
        OWNER.open(ring, row["owner"]) if row["owner"] else None,
        ADDRESS.open(ring, row["address"]) if row["address"] else None,
    )


async def cases_of(ctx: Ctx, number: Phone, since: datetime) -> Sequence[Any]:
    """Cases of this number in scope, newest first: call_kind, disposition, raised_at."""
    keys = ctx.house.keyring
    hashes = NUMBER.search_hashes(keys, number), PARTY_PHONE.search_hashes(keys, number)
    rows: Sequence[Any] = await ctx.conn.fetch(CASES_OF_NUMBER, list(hashes[0]), list(hashes[1]), since)
    return rows


async def is_quiet(ctx: Ctx, number: Phone) -> bool:
    """Whether an open case of this number, at whatever office, is one whose caller must not be rung up."""
    keys = ctx.house.keyring
    hashes = NUMBER.search_hashes(keys, number), PARTY_PHONE.search_hashes(keys, number), account_hashes(ctx, number)
    return bool(await ctx.conn.fetchval(IS_QUIET, *map(list, hashes)))


async def waiting(ctx: Ctx, since: datetime) -> Sequence[Any]:
    rows: Sequence[Any] = await ctx.conn.fetch(WAITING, since)
    return rows
