"""How a call passes a door: check, transaction, idempotency, the verb, the trace, the write, the commit, the wake-up."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from anmin.kernel import access, faults
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.personal import dec_hook, digest_hook, enc_hook
from anmin.kernel.troubles import AGAIN, refusal
from anmin.kernel.words import Problem
from anmin.kernel.writes import Claim, Pending, parameters, statement

if TYPE_CHECKING:
    from anmin.kernel.door import Door
    from anmin.kernel.house import House

decode_hook = dec_hook
TRIES = 4
STORED = "select door, hash, result from requests where actor = $1 and key = $2"


class SilentAction(Exception):
    """An action neither said anything nor said that it found nothing to do: a fault in our code, rolled back."""


class _Taken(Exception):
    """The idempotency key was used by a call that committed meanwhile."""


async def passed(house: House, door: Door[Any, Any], caller: Caller, command: Any) -> tuple[bytes, bool]:
    """The result as JSON, and whether it is an earlier one given again. Raises `Problem`."""
    scope = access.admit(caller.actor, door.needs, elevated=door.elevated is not None)
    ctx = Ctx(house, caller, scope, door.name, None)
    try:
        if door.batch:
            return await _batched(house, door, ctx, command)
        return await _alone(house, door, ctx, command)
    except Exception as error:
        problem = refusal(error, house.conflicts)
        if problem is None or problem is error:
            raise
        raise problem from error


async def _batched(house: House, door: Door[Any, Any], ctx: Ctx, command: Any) -> tuple[bytes, bool]:
    result = _json(await door.verb(ctx, command))
    _traced(door, ctx)
    claim = _claim(ctx, command, result)
    if await house.batches.submit(Pending(ctx.work.rows, claim)):
        house.committed(ctx.work.rows)
        return result, False
    earlier = await _earlier(ctx, command)
    if earlier is None:
        raise faults.UNAVAILABLE()
    return earlier, True


async def _alone(house: House, door: Door[Any, Any], first: Ctx, command: Any) -> tuple[bytes, bool]:
    for left in reversed(range(TRIES)):
        try:
            async with house.crowd.turn(looks=door.kind == "query"):
                return await _once(house, door, first, command)
        except AGAIN:
            if not left:
                raise faults.UNAVAILABLE() from None
        except (_Taken, Problem) as error:
            earlier = await _earlier(first, command)
            if earlier is not None:
                return earlier, True
            if isinstance(error, Problem):
                raise
    raise faults.UNAVAILABLE()


async def _once(house: House, door: Door[Any, Any], first: Ctx, command: Any) -> tuple[bytes, bool]:
    async with house.db.transaction(first.scope) as conn:
        ctx = Ctx(house, first.caller, first.scope, door.name, conn)
        key = getattr(command, "key", None)
        if key and await conn.fetchrow(STORED, ctx.actor.name, key):
            raise _Taken
        result = _json(await door.verb(ctx, command))
        _traced(door, ctx)
        claim = None if ctx.work.refusal else _claim(ctx, command, result)
        if ctx.work.rows or claim:
            pending = Pending(ctx.work.rows, claim)
            shape = pending.shape()
            if not await conn.fetch(statement(shape), *parameters([pending], shape)):
                raise _Taken
    house.committed(ctx.work.rows)
    if ctx.work.refusal:
        raise ctx.work.refusal
    return result, False


async def _earlier(ctx: Ctx, command: Any) -> bytes | None:
    """What a call with this key answered, when one has committed."""
    claim = _claim(ctx, command, b"")
    if claim is None:
        return None
    async with ctx.house.db.transaction(access.NOTHING) as conn:
        row = await conn.fetchrow(STORED, claim.actor, claim.key)
    if row is None:
        return None
    if row["door"] != claim.door or row["hash"] != claim.hash:
        raise faults.KEY_REUSED()
    return ctx.house.keyring.decrypt(row["result"], "requests.result")


def _claim(ctx: Ctx, command: Any, result: bytes) -> Claim | None:
    key = getattr(command, "key", None)
    if key is None:
        return None
    ring = ctx.house.keyring
    content = b"" if command.by_key else msgspec.json.encode(command, enc_hook=digest_hook(ring))
    return Claim(
        actor=ctx.actor.name,
        key=key,
        door=ctx.action,
        hash=hashlib.sha256(content).digest(),
        result=ring.encrypt(result, "requests.result"),
        at=ctx.now,
    )


def _traced(door: Door[Any, Any], ctx: Ctx) -> None:
    if door.kind == "action" and not ctx.work.said and ctx.work.unchanged is None:
        raise SilentAction(door.name)


def _json(result: Any) -> bytes:
    return msgspec.json.encode(result, enc_hook=enc_hook)
