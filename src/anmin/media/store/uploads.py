"""The SQL of files on their way. Their doors see beyond any scope, so that here the token alone leads to a row."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from uuid import UUID

from anmin.kernel.ctx import Ctx
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Secret, Sensitive
from anmin.kernel.writes import insert
from anmin.media.model.uploads import LASTS, Ticket
from anmin.media.terms import uploads as terms
from anmin.media.terms.evidence import EvidenceKind

NAME = SealedColumn(Sensitive, "media.uploads.name")
TOKEN = SealedColumn(Secret, "media.evidence.token")
"""The token of the evidence that it becomes."""

UPLOAD = insert(
    "uploads",
    id="uuid",
    kind="text",
    claimed="text",
    size="bigint",
    sha256="bytea",
    name="bytea",
    file_key="bytea",
    token_hash="bytea",  # noqa: S106 - a column's type
    uploader="text",
    person="uuid",
    taken_at="timestamptz",
    opened_at="timestamptz",
)
COLUMNS = "id, kind, claimed, size, sha256, ends, name, file_key, uploader, taken_at, opened_at"
FOUND = f"select {COLUMNS} from uploads where id = $1 and token_hash = any($2::bytea[]) and opened_at > $3"
OPEN = "select count(*) from uploads where uploader = $1 and opened_at > $2"
SAVE = "update uploads set ends = $2 where id = $1"
END = "delete from uploads where id = $1 returning ends"
DROP = "delete from uploads where uploader = $1"
WAIT = "select pg_advisory_lock($1)"
HAND_OVER = "select pg_advisory_xact_lock($1), pg_advisory_unlock($1)"
STANDING = "select id from uploads where id = any($1::uuid[])"


async def found(ctx: Ctx, id: UUID, token: Secret, *, change: bool = False) -> Ticket | None:
    """The upload, if this is its token and it is less than a day old."""
    hashes = TOKEN.search_hashes(ctx.house.keyring, token)
    row = await ctx.conn.fetchrow(f"{FOUND} for update" if change else FOUND, id, hashes, ctx.now - LASTS)
    if row is None:
        return None
    values = dict(row) | {"kind": EvidenceKind(row["kind"]), "ends": tuple(row["ends"])}
    values["name"] = NAME.open(ctx.house.keyring, row["name"]) if row["name"] is not None else None
    return Ticket(**values)


async def get(ctx: Ctx, id: UUID, token: Secret, *, change: bool = False) -> Ticket:
    """Raises UPLOAD_UNKNOWN."""
    ticket = await found(ctx, id, token, change=change)
    if ticket is None:
        raise terms.UPLOAD_UNKNOWN()
    return ticket


@asynccontextmanager
async def alone(ctx: Ctx, id: UUID) -> AsyncIterator[None]:
    """Nobody else is in here with this upload until the transaction has ended, also while `ctx.outside` leaves none open."""
    key = int.from_bytes(id.bytes[8:], "big", signed=True)
    try:
        await ctx.conn.execute(WAIT, key)
        yield
    except BaseException:
        if not ctx.conn.is_closed():
            await ctx.conn.execute(f"rollback; select pg_advisory_unlock({key})")
        raise
    await ctx.conn.execute(HAND_OVER, key)


async def under_way(ctx: Ctx, uploader: str) -> int:
    """How many of this sender are not finished."""
    return int(await ctx.conn.fetchval(OPEN, uploader, ctx.now - LASTS))


async def save(ctx: Ctx, ticket: Ticket) -> None:
    await ctx.conn.execute(SAVE, ticket.id, list(ticket.ends))


async def end(ctx: Ctx, id: UUID) -> Sequence[int] | None:
    """The row goes; where its pieces ended."""
    row = await ctx.conn.fetchrow(END, id)
    return row["ends"] if row else None


async def drop(ctx: Ctx, uploader: str) -> None:
    await ctx.conn.execute(DROP, uploader)


async def standing(ctx: Ctx, ids: Sequence[UUID]) -> set[UUID]:
    return {row["id"] for row in await ctx.conn.fetch(STANDING, list(ids))}
