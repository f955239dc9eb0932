"""What proves who somebody is, as rows: password hash, sealed second factor, counters, and the sign-in policy."""

from typing import Any
from uuid import UUID

import msgspec

from anmin.identity.model.sessions import token_hash
from anmin.identity.model.sign_in import CHALLENGE_LIFE, Account, SignInPolicy
from anmin.identity.terms.staff import StaffState
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, person
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Secret

SEED = SealedColumn(Secret, "identity.credentials.seed")
NEW_SEED = SealedColumn(Secret, "identity.credentials.new_seed")

ACCOUNT = """
select c.staff, s.login, s.state, c.password, c.must_change, c.seed, c.new_seed, c.last_step, c.recovery, c.failures,
  c.failed_since, c.locked_until, c.last_at, c.last_channel, c.version
from credentials c join staff s on s.id = c.staff
"""

SAVE = """
update credentials set password = $2, must_change = $3, seed = $4, new_seed = $5, last_step = $6, recovery = $7,
  failures = $8, failed_since = $9, locked_until = $10, last_at = $11, last_channel = $12, version = version + 1
where staff = $1 returning version
"""

POLICY = "select idle_minutes, absolute_hours, lock_after, lock_minutes, oidc_second_factor from sign_in_policy"

SET_POLICY = """
update sign_in_policy set idle_minutes = $1, absolute_hours = $2, lock_after = $3, lock_minutes = $4,
  oidc_second_factor = $5, version = version + 1 returning version
"""

CHALLENGE = "insert into sign_in_challenges (id, token_hash, staff, expires_at) values ($1, $2, $3, $4)"

CHALLENGED = """
select id, staff from sign_in_challenges where token_hash = $1 and used_at is null and expires_at > $2 for update
"""


async def by_login(ctx: Ctx, login: str) -> Account | None:
    """The account of this login, locked until the commit: attempts are counted one after another.

    A login that does not exist is locked just so, or waiting for one's own second attempt would tell them apart.
    """
    await ctx.conn.execute("select pg_advisory_xact_lock(hashtextextended($1, 0))", f"sign-in {login}")
    return _account(ctx, await ctx.conn.fetchrow(ACCOUNT + " where s.login = $1 for update of c", login))


async def by_staff(ctx: Ctx, staff: UUID) -> Account | None:
    """The account of this member of staff, locked until the commit; None when it is outside the caller's scope."""
    return _account(ctx, await ctx.conn.fetchrow(ACCOUNT + " where s.id = $1 for update of c", staff))


async def seen(ctx: Ctx, staff: UUID) -> Account | None:
    """The same without a lock, to show it."""
    return _account(ctx, await ctx.conn.fetchrow(ACCOUNT + " where s.id = $1", staff))


async def add(ctx: Ctx, staff: UUID, password: str | None, *, first: bool, seed: Secret | None = None) -> None:
    sealed = SEED.seal(ctx.house.keyring, seed) if seed else None
    await ctx.conn.execute(
        "insert into credentials (staff, password, must_change, seed) values ($1, $2, $3, $4)",
        staff,
        password,
        first,
        sealed,
    )


async def save(ctx: Ctx, account: Account) -> Account:
    """Write the next version and return it."""
    ring = ctx.house.keyring
    version: int = await ctx.conn.fetchval(
        SAVE,
        account.staff,
        account.password,
        account.must_change,
        SEED.seal(ring, account.seed) if account.seed else None,
        NEW_SEED.seal(ring, account.new_seed) if account.new_seed else None,
        account.last_step,
        list(account.recovery),
        account.failures,
        account.failed_since,
        account.locked_until,
        account.last_at,
        account.last_channel,
    )
    return msgspec.structs.replace(account, version=version)


async def policy(ctx: Ctx) -> SignInPolicy:
    row = await ctx.conn.fetchrow(POLICY)
    return SignInPolicy(**dict(row or {}))


async def set_policy(ctx: Ctx, policy: SignInPolicy) -> int:
    """The new version."""
    return int(await ctx.conn.fetchval(SET_POLICY, *msgspec.structs.astuple(policy)))


async def challenge(ctx: Ctx, staff: UUID, token: str) -> None:
    """Remember that this token stands for somebody whose password was right."""
    await ctx.conn.execute(CHALLENGE, new_id(), token_hash(token), staff, ctx.now + CHALLENGE_LIFE)


async def challenged(ctx: Ctx, token: str) -> tuple[UUID, UUID] | None:
    """Challenge and staff of a token that is fresh and unused, locked."""
    row = await ctx.conn.fetchrow(CHALLENGED, token_hash(token), ctx.now)
    return (row["id"], row["staff"]) if row else None


async def use_challenge(ctx: Ctx, challenge: UUID) -> None:
    await ctx.conn.execute("update sign_in_challenges set used_at = $2 where id = $1", challenge, ctx.now)


def about(account: Account) -> Subject:
    """A line about signing in: heard by the person alone."""
    return Subject("account", account.staff, account.version, (person(account.staff),))


def _account(ctx: Ctx, row: Any) -> Account | None:
    if row is None:
        return None
    ring = ctx.house.keyring
    fields = dict(row)
    fields["state"] = StaffState(row["state"])
    fields["seed"] = SEED.open(ring, row["seed"]) if row["seed"] else None
    fields["new_seed"] = NEW_SEED.open(ring, row["new_seed"]) if row["new_seed"] else None
    fields["recovery"] = tuple(row["recovery"])
    return Account(**fields)
