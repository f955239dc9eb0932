"""Verifications as rows: the claim stands in them, sealed, while somebody may still have to look at it."""

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from anmin.identity.documents import DocumentKind, Finding
from anmin.identity.model.verification import DAY, Claim, Waiting
from anmin.identity.providers import Verification
from anmin.identity.terms.verification import RealNameState, RefusalReason, VerificationState
from anmin.kernel.access import EVERYTHING
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.keyring import Keyring, SealedColumn
from anmin.kernel.personal import IdNumber, RealName, Sensitive
from anmin.kernel.writes import insert

NAME = SealedColumn(RealName, "identity.verifications.real_name")
DOCUMENT = SealedColumn(IdNumber, "identity.verifications.document")
BIRTH = SealedColumn(Sensitive, "identity.verifications.birth_date")

VERIFICATIONS = insert(
    "verifications",
    id="uuid",
    citizen="uuid",
    state="text",
    level="text",
    warnings="text[]",
    provider="text",
    elsewhere="boolean",
    office="uuid",
    document_kind="text",
    document_country="text",
    real_name="bytea",
    document="bytea",
    birth_date="bytea",
    at="timestamptz",
)

COLUMNS = """
select id, citizen, version, level, elsewhere, office, document_kind, document_country, real_name, document, birth_date
from verifications where state = 'open'
"""
ATTEMPTS = "select count(*) from verifications where citizen = $1 and at > $2"
DECIDE = """
update verifications set state = $2, decided_at = $3, decided_by = $4, reason = $5, real_name = null, document = null,
  birth_date = null, version = version + 1 where id = $1 and state = 'open' returning version
"""
SET_OFFICE = "update verifications set office = $2, version = version + 1 where id = $1 returning version"
SET_LEVEL = """
update verifications set level = $2, provider = $3, warnings = $4, version = version + 1 where id = $1 returning version
"""
HISTORY = """
select id, at, state, level, warnings, document_kind as kind, office, decided_at, reason
from verifications where citizen = $1 order by at desc, id desc limit 100
"""
AT_OFFICE = """
select exists (select 1 from verifications v join scope_tree t on t.descendant = v.office
  where v.citizen = $1 and v.state = 'open' and t.ancestor = any($2::uuid[]))
"""
AT_COUNTER = """
select id, citizen, at, level, warnings, document_kind as kind, office, elsewhere from verifications
where state = 'open' and exists (
  select 1 from scope_tree t where t.descendant = office and t.ancestor = any($1::uuid[]))
order by at, id limit 200
"""
OFFICE_STANDS = "select exists (select 1 from scope_tree where descendant = $1 and ancestor = $1)"


class Opened(msgspec.Struct, frozen=True):
    """What a new verification begins with."""

    claim: Claim
    judged: Verification
    provider: str
    elsewhere: bool
    office: UUID | None


async def attempts(ctx: Ctx, citizen: UUID) -> int:
    """How many verifications this account began within a day."""
    count: int = await ctx.conn.fetchval(ATTEMPTS, citizen, ctx.now - DAY)
    return count


def open_one(ctx: Ctx, citizen: UUID, opened: Opened) -> UUID:
    ring, id, claim = ctx.house.keyring, new_id(), opened.claim
    ctx.insert(
        VERIFICATIONS,
        id=id,
        citizen=citizen,
        state=VerificationState.OPEN.value,
        level=opened.judged.level.value,
        warnings=[each.value for each in opened.judged.warnings],
        provider=opened.provider,
        elsewhere=opened.elsewhere,
        office=opened.office,
        document_kind=claim.kind.value,
        document_country=claim.country,
        real_name=NAME.seal(ring, claim.name),
        document=DOCUMENT.seal(ring, claim.number),
        birth_date=BIRTH.seal(ring, claim.birth_date) if claim.birth_date else None,
        at=ctx.now,
    )
    return id


async def of_citizen(ctx: Ctx, citizen: UUID) -> Waiting | None:
    """The open verification of this account."""
    return _waiting(ctx.house.keyring, await ctx.conn.fetchrow(f"{COLUMNS} and citizen = $1", citizen))


async def waiting(ctx: Ctx, id: UUID, *, change: bool = False) -> Waiting | None:
    """An open verification; `change` locks its row."""
    lock = " for update" if change else ""
    return _waiting(ctx.house.keyring, await ctx.conn.fetchrow(f"{COLUMNS} and id = $1{lock}", id))


async def to_ask(house: House, id: UUID) -> tuple[Claim, date] | None:
    """What a register is asked about an open verification, and the bureau's date; outside every transaction of an action."""
    async with house.db.transaction(EVERYTHING) as conn:
        found = _waiting(house.keyring, await conn.fetchrow(f"{COLUMNS} and id = $1", id))
    today = house.clock.now().astimezone(ZoneInfo(house.settings.bureau.zone)).date()
    return (found.claim, today) if found else None


async def decide(ctx: Ctx, id: UUID, state: VerificationState, reason: RefusalReason | None = None) -> int | None:
    """Close it and empty the claim. None when it was not open."""
    version: int | None = await ctx.conn.fetchval(
        DECIDE, id, state.value, ctx.now, ctx.actor.name, reason.value if reason else None
    )
    return version


async def set_office(ctx: Ctx, id: UUID, office: UUID) -> int:
    version: int = await ctx.conn.fetchval(SET_OFFICE, id, office)
    return version


async def set_level(ctx: Ctx, id: UUID, level: RealNameState, provider: str, warnings: tuple[Finding, ...]) -> int:
    version: int = await ctx.conn.fetchval(SET_LEVEL, id, level.value, provider, [each.value for each in warnings])
    return version


async def office_stands(ctx: Ctx, office: UUID) -> bool:
    stands: bool = await ctx.conn.fetchval(OFFICE_STANDS, office)
    return stands


async def waits_at(conn: Connection, citizen: UUID, offices: frozenset[UUID]) -> bool:
    """Whether this account's verification waits at one of these offices or below one."""
    stands: bool = await conn.fetchval(AT_OFFICE, citizen, list(offices))
    return stands


async def history(ctx: Ctx, citizen: UUID) -> list[dict[str, Any]]:
    return [dict(row) for row in await ctx.conn.fetch(HISTORY, citizen)]


async def at_counters(ctx: Ctx, offices: frozenset[UUID]) -> list[dict[str, Any]]:
    return [dict(row) for row in await ctx.conn.fetch(AT_COUNTER, list(offices))]


def _waiting(ring: Keyring, row: Any) -> Waiting | None:
    if row is None:
        return None
    claim = Claim(
        kind=DocumentKind(row["document_kind"]),
        country=row["document_country"],
        number=DOCUMENT.open(ring, row["document"]),
        name=NAME.open(ring, row["real_name"]),
        birth_date=BIRTH.open(ring, row["birth_date"]) if row["birth_date"] is not None else None,
    )
    return Waiting(
        id=row["id"],
        citizen=row["citizen"],
        version=row["version"],
        level=RealNameState(row["level"]),
        elsewhere=row["elsewhere"],
        office=row["office"],
        claim=claim,
    )
