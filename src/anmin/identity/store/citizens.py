"""Citizens' accounts as rows: opened by their owner, found by keyed hash, changed one thing at a time."""

from datetime import date
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from anmin.identity.documents import DocumentKind
from anmin.identity.model import nicknames
from anmin.identity.model.citizens import Citizen
from anmin.identity.model.verification import Claim
from anmin.identity.providers import Document
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN, CitizenState
from anmin.identity.terms.verification import RealNameState
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.keyring import Keyring, SealedColumn
from anmin.kernel.personal import IdNumber, Personal, Phone, RealName, Sensitive
from anmin.kernel.writes import insert

P = TypeVar("P", bound=Personal)

PHONE = SealedColumn(Phone, "identity.citizens.phone")
NAME = SealedColumn(RealName, "identity.citizens.real_name")
DOCUMENT = SealedColumn(IdNumber, "identity.citizens.document")
BIRTH = SealedColumn(Sensitive, "identity.citizens.birth_date")

CITIZENS = insert(
    "citizens",
    id="uuid",
    version="int",
    state="text",
    nickname="text",
    lang="text",
    phone="bytea",
    phone_hash="bytea",
    real_name_state="text",
    created_at="timestamptz",
)

READ = """
select id, version, state, nickname, lang, no_voice, phone, real_name_state, real_name, document_kind,
  document_country, document, birth_date, created_at from citizens where id = $1
"""
BY_PHONE = "select id from citizens where phone_hash = any($1)"
BY_DOCUMENT = """
select id from citizens where document_hash = any($1) and document_kind = $2 and document_country = $3
"""
SET_NICKNAME = "update citizens set nickname = $2, version = version + 1 where id = $1 returning version"
SET_PREFERENCES = "update citizens set lang = $2, no_voice = $3, version = version + 1 where id = $1 returning version"
SET_PHONE = "update citizens set phone = $2, phone_hash = $3, version = version + 1 where id = $1 returning version"
SET_LEVEL = "update citizens set real_name_state = $2, version = version + 1 where id = $1 returning version"
BIND = """
update citizens set real_name_state = $2, real_name = $3, document_kind = $4, document_country = $5, document = $6,
  document_hash = $7, birth_date = $8, version = version + 1 where id = $1 returning version
"""
RELEASE = """
update citizens set real_name_state = $2, real_name = null, document_kind = null, document_country = '',
  document = null, document_hash = null, birth_date = null, version = version + 1 where id = $1 returning version
"""
CLOSE = """
update citizens set state = 'closed', closed_at = $2, nickname = '', no_voice = false, phone = null, phone_hash = null,
  real_name_state = 'none', real_name = null, document_kind = null, document_country = '', document = null,
  document_hash = null, birth_date = null, version = version + 1
where id = $1 and state = 'active' returning version
"""

SIGN_INS = """
select made_at, seen_at, channel, ended_at from sessions where kind = 'citizen' and person = $1
order by made_at desc limit 100
"""


def today(ctx: Ctx) -> date:
    """The bureau's local date."""
    return ctx.now.astimezone(ZoneInfo(ctx.house.settings.bureau.zone)).date()


def register(ctx: Ctx, phone: Phone) -> UUID:
    """A new account with a random nickname."""
    ring, id = ctx.house.keyring, new_id()
    ctx.insert(
        CITIZENS,
        id=id,
        version=1,
        state=CitizenState.ACTIVE.value,
        nickname=nicknames.first(),
        lang=ctx.lang,
        phone=PHONE.seal(ring, phone),
        phone_hash=PHONE.search_hash(ring, phone),
        real_name_state=RealNameState.NONE.value,
        created_at=ctx.now,
    )
    return id


async def get(ctx: Ctx, id: UUID, *, change: bool = False) -> Citizen:
    """A living account in scope; `change` locks its row. Raises CITIZEN_UNKNOWN."""
    row = await ctx.conn.fetchrow(READ + (" for update" if change else ""), id)
    if row is None or row["state"] != CitizenState.ACTIVE.value:
        raise CITIZEN_UNKNOWN()
    return _citizen(ctx.house.keyring, row)


async def by_phone(ctx: Ctx, phone: Phone) -> UUID | None:
    found: UUID | None = await ctx.conn.fetchval(BY_PHONE, PHONE.search_hashes(ctx.house.keyring, phone))
    return found


async def by_document(ctx: Ctx, document: Document) -> UUID | None:
    """The living account this document is bound to, whosever it is."""
    hashes = DOCUMENT.search_hashes(ctx.house.keyring, document.number)
    found: UUID | None = await ctx.conn.fetchval(BY_DOCUMENT, hashes, document.kind.value, document.country)
    return found


async def set_nickname(ctx: Ctx, id: UUID, nickname: str) -> int:
    return await _changed(ctx, SET_NICKNAME, id, nickname)


async def set_preferences(ctx: Ctx, id: UUID, lang: str, no_voice: bool) -> int:
    return await _changed(ctx, SET_PREFERENCES, id, lang, no_voice)


async def set_phone(ctx: Ctx, id: UUID, phone: Phone) -> int:
    ring = ctx.house.keyring
    return await _changed(ctx, SET_PHONE, id, PHONE.seal(ring, phone), PHONE.search_hash(ring, phone))


async def set_level(ctx: Ctx, id: UUID, level: RealNameState) -> int:
    return await _changed(ctx, SET_LEVEL, id, level.value)


async def bind(ctx: Ctx, id: UUID, claim: Claim, level: RealNameState) -> int:
    """Bind this document to the account; the unique index refuses one that stands with another living account."""
    ring = ctx.house.keyring
    born = claim.birth_date
    return await _changed(
        ctx,
        BIND,
        id,
        level.value,
        NAME.seal(ring, claim.name),
        claim.kind.value,
        claim.country,
        DOCUMENT.seal(ring, claim.number),
        DOCUMENT.search_hash(ring, claim.number),
        BIRTH.seal(ring, born) if born else None,
    )


async def release(ctx: Ctx, id: UUID, level: RealNameState) -> int:
    """Empty everything that came with the document."""
    return await _changed(ctx, RELEASE, id, level.value)


async def close(ctx: Ctx, id: UUID) -> int:
    """Empty the account and leave its id, state and when it was closed."""
    return await _changed(ctx, CLOSE, id, ctx.now)


async def sign_ins(ctx: Ctx, id: UUID) -> list[dict[str, Any]]:
    return [dict(row) for row in await ctx.conn.fetch(SIGN_INS, id)]


async def forget_results(ctx: Ctx, id: UUID) -> None:
    """Answers that were kept for repeated calls of this account."""
    await ctx.conn.execute("delete from requests where actor = $1", f"citizen:{id}")


async def _changed(ctx: Ctx, statement: str, *values: Any) -> int:
    version: int | None = await ctx.conn.fetchval(statement, *values)
    if version is None:
        raise CITIZEN_UNKNOWN()
    return version


def _citizen(ring: Keyring, row: Any) -> Citizen:
    kind = row["document_kind"]
    return Citizen(
        id=row["id"],
        version=row["version"],
        state=CitizenState(row["state"]),
        nickname=row["nickname"],
        lang=row["lang"],
        no_voice=row["no_voice"],
        phone=_opened(ring, PHONE, row["phone"]),
        real_name_state=RealNameState(row["real_name_state"]),
        real_name=_opened(ring, NAME, row["real_name"]),
        document_kind=DocumentKind(kind) if kind else None,
        document_country=row["document_country"],
        document=_opened(ring, DOCUMENT, row["document"]),
        birth_date=_opened(ring, BIRTH, row["birth_date"]),
        created_at=row["created_at"],
    )


def _opened(ring: Keyring, column: SealedColumn[P], sealed: bytes | None) -> P | None:
    return None if sealed is None else column.open(ring, sealed)
