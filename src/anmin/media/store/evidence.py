"""The room's SQL: rows of evidence, their sealed columns, and the one way in for whoever shows a token."""

import secrets
from collections.abc import Sequence
from uuid import UUID

import asyncpg
import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Secret, Sensitive
from anmin.kernel.writes import insert
from anmin.media.examining import Examined
from anmin.media.files import Place
from anmin.media.model.evidence import Evidence
from anmin.media.terms import evidence as terms
from anmin.media.terms.evidence import EvidenceKind, MediaType, ShownCopy
from anmin.media.terms.redaction import Derivation

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
  taken_at, stored_at, derived_from, derivation, why, shown_by
"""
SELECT = f"select {_COLUMNS} from evidence"
BY_ID = f"{SELECT} where id = $1"
BY_IDS = f"{SELECT} where id = any($1::uuid[])"
LOCKED = f"{BY_ID} for update"
OF_OWNER = f"{SELECT} where owner = $1 order by id"
OF_OWNER_LOCKED = f"{OF_OWNER} for update"
OF_CALL_LOCKED = f"""
with recursive kept(id) as (
  select evidence from recordings where call_id = $1 union select evidence from call_marks where call_id = $1
  union select e.id from evidence e join kept on e.derived_from = kept.id)
{SELECT} where id in (select id from kept) order by id for update
"""
OF_UPLOADER = f"{SELECT} where uploader = $1 order by id"
SAVE = """
update evidence set version = $2, person = $3, offices = $4, owner = $5, loose_since = null where id = $1
"""
DERIVE = """
insert into evidence (id, version, sha256, size, kind, media_type, copy, copy_type, copy_size, file_key, token_hash,
  uploader, person, offices, owner, taken_at, stored_at, derived_from, derivation, why)
select $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, person, offices, owner, taken_at, $13, id, $14, $15
from evidence where id = $1
"""
SHOW_BY = "update evidence set shown_by = $2, version = version + 1 where id = $1"
KEY_AND_NAME = "select file_key, name from evidence where id = $1"
LOOSEN = "delete from evidence where uploader = $1 and owner is null"
OWNERS = "select distinct owner from evidence where owner > $1 order by owner limit 1000"
ERASE = "delete from evidence where owner = any($1::text[]) returning id, owner, version"
ERASE_KINDS = f"""
delete from evidence where owner = $1 and kind = any($2::text[]) and derived_from is null returning {_COLUMNS}
"""
STANDING = "select id from evidence where id = any($1::uuid[])"
SHOW_TOKENS = "select set_config('anmin.evidence_tokens', $1, true)"


class Unlocked(msgspec.Struct, frozen=True):
    """What opens a file: its sealed key; and the name under which it came."""

    file_key: bytes
    name: Sensitive | None


class Derived(msgspec.Struct, frozen=True):
    """A piece that was made of another, as its row holds it."""

    place: Place
    examined: Examined
    kind: EvidenceKind
    token_hash: bytes
    derivation: Derivation
    why: str | None


def nobodys_token(ctx: Ctx) -> bytes:
    """The hash of a token that nobody is ever given: the piece belongs to its owner from the beginning."""
    return TOKEN.search_hash(ctx.house.keyring, Secret(secrets.token_hex(32)))


async def get(ctx: Ctx, id: UUID, *, change: bool = False) -> Evidence:
    """Raises EVIDENCE_UNKNOWN."""
    return _found(await ctx.conn.fetchrow(LOCKED if change else BY_ID, id))


async def derive(ctx: Ctx, source: UUID, made: Derived) -> None:
    """Its owner and everybody who sees it are those of its source."""
    place, file = made.place, made.examined
    shown = (file.copy.value, file.copy_type.value, file.copy_size)
    what = (place.sha256, file.size, made.kind.value, file.media_type.value, *shown, place.file_key, made.token_hash)
    whence = (ctx.actor.name, ctx.now, made.derivation.value, made.why)
    await ctx.conn.execute(DERIVE, source, place.evidence, *what, *whence)


async def show_by(ctx: Ctx, source: Evidence, derived: UUID | None) -> Evidence:
    """From now on this derived piece is shown instead of it; None: its own copy again."""
    await ctx.conn.execute(SHOW_BY, source.id, derived)
    return msgspec.structs.replace(source, shown_by=derived, version=source.version + 1)


async def of_token(ctx: Ctx, id: UUID, token: Secret) -> Evidence | None:
    """The evidence of this id, if this is its token."""
    row = await ctx.conn.fetchrow(BY_ID, id)
    shown = TOKEN.search_hashes(ctx.house.keyring, token)
    return _evidence(row) if row is not None and row["token_hash"] in shown else None


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


async def some(ctx: Ctx, ids: Sequence[UUID]) -> dict[UUID, Evidence]:
    """Those of these that stand and the scope admits."""
    return {row["id"]: _evidence(row) for row in await ctx.conn.fetch(BY_IDS, list(ids))}


async def of_call(ctx: Ctx, call: UUID) -> list[Evidence]:
    """What was kept of a call, and what was made of that, as far as the scope admits; locked."""
    return [_evidence(row) for row in await ctx.conn.fetch(OF_CALL_LOCKED, call)]


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


async def erase_kinds(ctx: Ctx, owner: str, kinds: Sequence[EvidenceKind]) -> list[Evidence]:
    """Erase what the owner has of these kinds, with what was made of it; those that went."""
    return [_evidence(row) for row in await ctx.conn.fetch(ERASE_KINDS, owner, [each.value for each in kinds])]


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
    values["derivation"] = Derivation(row["derivation"]) if row["derivation"] else None
    values["offices"] = frozenset(row["offices"])
    return Evidence(**values)
