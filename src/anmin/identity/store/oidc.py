"""Journeys to the OpenID provider and bindings of its identities, as rows. A subject is kept as a keyed digest only."""

from uuid import UUID

import msgspec

from anmin.identity.model.oidc import Start
from anmin.identity.model.sessions import token_hash
from anmin.identity.model.sign_in import OIDC_LIFE
from anmin.kernel.ctx import Ctx

SEALED = "identity.oidc_starts.sealed"
SUBJECT = "identity.oidc_bindings.subject"

ADD = "insert into oidc_starts (ticket_hash, sealed, expires_at) values ($1, $2, $3)"

USE = """
update oidc_starts set used_at = $2 where ticket_hash = $1 and used_at is null and expires_at > $2 returning sealed
"""


async def remember(ctx: Ctx, ticket: str, start: Start) -> None:
    sealed = ctx.house.keyring.encrypt(msgspec.json.encode(start), SEALED)
    await ctx.conn.execute(ADD, token_hash(ticket), sealed, ctx.now + OIDC_LIFE)


async def use(ctx: Ctx, ticket: str) -> Start | None:
    """The journey of this ticket, once; None when it is unknown, expired or used."""
    sealed = await ctx.conn.fetchval(USE, token_hash(ticket), ctx.now)
    return msgspec.json.decode(ctx.house.keyring.decrypt(sealed, SEALED), type=Start) if sealed else None


async def bind(ctx: Ctx, issuer: str, subject: str, staff: UUID) -> None:
    await ctx.conn.execute(
        "insert into oidc_bindings (issuer, subject, staff) values ($1, $2, $3)", issuer, _digest(ctx, subject), staff
    )


async def unbind(ctx: Ctx, staff: UUID) -> bool:
    """Whether there was a binding."""
    return bool(await ctx.conn.fetchval("delete from oidc_bindings where staff = $1 returning true", staff))


async def bound(ctx: Ctx, issuer: str, subject: str) -> UUID | None:
    """The member of staff who is bound to this identity."""
    staff: UUID | None = await ctx.conn.fetchval(
        "select staff from oidc_bindings where issuer = $1 and subject = $2", issuer, _digest(ctx, subject)
    )
    return staff


def _digest(ctx: Ctx, subject: str) -> bytes:
    return ctx.house.keyring.digest(subject, SUBJECT)
