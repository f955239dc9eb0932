"""The room's SQL: rows of evidence, their sealed columns, and the one way in for whoever shows a token."""

from collections.abc import Sequence
from uuid import UUID

import asyncpg
import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Secret, Sensitive
from anmin.kernel.writes import insert
from anmin.media import terms
from anmin.media.model import Evidence
from anmin.media.terms import EvidenceKind, MediaType, ShownCopy

NAME = SealedColumn(Sensitive, "media.evidence.name")
TOKEN = SealedColumn(Secret, "media.evidence.token")

EVIDENCE = insert(
    "evidence",
    id="uuid",
    version="int",
    sha256="bytea",
    size="bigint",
    kind="text",
    media_type="text",
    copy="text",
    copy_type="text",
    copy_size="bigint",
    name="bytea",
    file_key="bytea",
    token_hash="bytea",  # noqa: S106 - a column's type
    uploader="text",
    person="uuid",
    taken_at="timestamptz",
    stored_at="timestamptz",
    loose_since="timestamptz",
)

_COLUMNS = """
  id, version, sha256, size, kind, media_type, copy, copy_type, copy_size, token_hash, uploader, person, offices, owner,
  taken_at, stored_at
"""
SELECT = f"select {_COLUMNS} from evidence"
BY_ID = f"{SELECT} where id = $1"
LOCKED = f"{BY_ID} for update"
OF_OWNER = f"{SELECT} where owner = $1 order by id"
OF_OWNER_LOCKED = f"{OF_OWNER} for update"
OF_UPLOADER = f"{SELECT} where uploader = $1 order by id"
SAVE = """
update evidence set version = $2, person = $3, offices = $4, owner = $5, loose_since = null where id = $1
"""
KEY_AND_NAME = "select file_key, name from evidence where id = $1"
LOOSEN = "delete from evidence where uploader = $1 and owner is null"
OWNERS = "select distinct owner from evidence where owner > $1 order by owner limit 1000"
ERASE = "delete from evidence where owner = any($1::text[]) returning id, owner, version"
STANDING = "select id from evidence where id = any($1::uuid[])"
SHOW_TOKENS = "select set_config('anmin.evidence_tokens', $1, true)"


class Unlocked(msgspec.Struct, frozen=True):
    """What opens a file: its sealed key; and the name under which it came."""

    file_key: bytes
    name: Sensitive | None


async def get(ctx: Ctx, id: UUID) -> Evidence:
    """Raises EVIDENCE_UNKNOWN."""
    return _found(await ctx.conn.fetchrow(BY_ID, id))


async def to_attach(ctx: Ctx, id: UUID, shown: Sequence[bytes]) -> Evidence:
    """Locked, and reached by one of these token hashes as well. Raises EVIDENCE_UNKNOWN."""
    await ctx.conn.execute(SHOW_TOKENS, ",".join(each.hex() for each in shown))
    row = await ctx.conn.fetchrow(LOCKED, id)
    await ctx.conn.execute(SHOW_TOKENS, "")
    return _found(row)


async def of_owner(ctx: Ctx, owner: str, *, change: bool = False) -> list[Evidence]:
    """What belongs to this owner and the scope admits, oldest first."""
    rows = await ctx.conn.fetch(OF_OWNER_LOCKED if change else OF_OWNER, owner)
    return [_evidence(row) for row in rows]


async def of_uploader(ctx: Ctx, uploader: str) -> list[Evidence]:
    return [_evidence(row) for row in await ctx.conn.fetch(OF_UPLOADER, uploader)]


async def save(ctx: Ctx, evidence: Evidence) -> None:
    """Its owner and who sees it. A row may leave the sight of whoever gives it away, so its own token is shown."""
    await ctx.conn.execute(SHOW_TOKENS, evidence.token_hash.hex())
    await ctx.conn.execute(SAVE, evidence.id, evidence.version, evidence.person, list(evidence.offices), evidence.owner)
    await ctx.conn.execute(SHOW_TOKENS, "")


async def unlocked(ctx: Ctx, id: UUID) -> Unlocked:
    row = await ctx.conn.fetchrow(KEY_AND_NAME, id)
    if row is None:
        raise terms.EVIDENCE_UNKNOWN()
    name = NAME.open(ctx.house.keyring, row["name"]) if row["name"] is not None else None
    return Unlocked(row["file_key"], name)


async def drop_loose(ctx: Ctx, uploader: str) -> None:
    await ctx.conn.execute(LOOSEN, uploader)


async def owners(ctx: Ctx, after: str) -> list[str]:
    """The next owners in their order; at most 1,000."""
    return [row["owner"] for row in await ctx.conn.fetch(OWNERS, after)]


async def erase(ctx: Ctx, owners: Sequence[str]) -> list[tuple[UUID, str, int]]:
    """Erase what belongs to these: ids, owners and versions of what went."""
    return [(row["id"], row["owner"], row["version"]) for row in await ctx.conn.fetch(ERASE, list(owners))]


async def standing(ctx: Ctx, ids: Sequence[UUID]) -> set[UUID]:
    return {row["id"] for row in await ctx.conn.fetch(STANDING, list(ids))}


def _found(row: asyncpg.Record | None) -> Evidence:
    if row is None:
        raise terms.EVIDENCE_UNKNOWN()
    return _evidence(row)


def _evidence(row: asyncpg.Record) -> Evidence:
    values = dict(row)
    values["kind"] = EvidenceKind(row["kind"])
    values["media_type"] = MediaType(row["media_type"])
    values["copy"] = ShownCopy(row["copy"])
    values["copy_type"] = MediaType(row["copy_type"])
    values["offices"] = frozenset(row["offices"])
    return Evidence(**values)
