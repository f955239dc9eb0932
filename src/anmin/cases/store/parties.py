"""Involved parties as rows: everything about them is sealed."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.store.cases import (
    PARTY_ADDRESS,
    PARTY_DOCUMENT,
    PARTY_NAME,
    PARTY_NOTE,
    PARTY_PHONE,
    PartyGiven,
)
from anmin.cases.terms.parties import PARTY_UNKNOWN
from anmin.cases.terms.places import PartyRole
from anmin.kernel.ctx import Ctx

COLUMNS = "id, case_id, role, person, name, sex, phone, document_kind, document, address, note, at"
OF_CASE = f"select {COLUMNS} from parties where case_id = $1 order by at, id"
GET = f"select {COLUMNS} from parties where id = $1"
CHANGE = """
update parties set version = version + 1, role = coalesce($2, role), name = coalesce($3, name), sex = coalesce($4, sex),
  phone = coalesce($5, phone), phone_hash = coalesce($6, phone_hash), document_kind = coalesce($7, document_kind),
  document = coalesce($8, document), document_hash = coalesce($9, document_hash), address = coalesce($10, address),
  note = coalesce($11, note) where id = $1
"""


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """`person`: the citizen or guest they are, when that is known."""

    id: UUID
    case: UUID
    role: PartyRole
    person: UUID | None
    sex: str
    document_kind: str
    known: PartyGiven
    at: datetime

    @property
    def stands_for(self) -> UUID:
        """Whom a look at this party is noted for: the citizen, or the row of somebody without an account."""
        return self.person or self.id


class PartyChange(msgspec.Struct, frozen=True, kw_only=True):
    """None: as it stands."""

    role: PartyRole | None
    sex: str | None
    document_kind: str | None
    known: PartyGiven


async def of_case(ctx: Ctx, case: UUID) -> list[Party]:
    return [_party(ctx, row) for row in await ctx.conn.fetch(OF_CASE, case)]


async def get(ctx: Ctx, party: UUID) -> Party:
    """Raises PARTY_UNKNOWN."""
    row = await ctx.conn.fetchrow(GET, party)
    if row is None:
        raise PARTY_UNKNOWN()
    return _party(ctx, row)


async def change(ctx: Ctx, party: UUID, to: PartyChange) -> None:
    ring, known = ctx.house.keyring, to.known
    await ctx.conn.execute(
        CHANGE,
        party,
        to.role,
        PARTY_NAME.seal(ring, known.name) if known.name else None,
        to.sex,
        PARTY_PHONE.seal(ring, known.phone) if known.phone else None,
        PARTY_PHONE.search_hash(ring, known.phone) if known.phone else None,
        to.document_kind,
        PARTY_DOCUMENT.seal(ring, known.document) if known.document else None,
        PARTY_DOCUMENT.search_hash(ring, known.document) if known.document else None,
        PARTY_ADDRESS.seal(ring, known.address) if known.address else None,
        PARTY_NOTE.seal(ring, known.note) if known.note else None,
    )


def _party(ctx: Ctx, row: Any) -> Party:
    ring = ctx.house.keyring
    return Party(
        id=row["id"],
        case=row["case_id"],
        role=PartyRole(row["role"]),
        person=row["person"],
        sex=row["sex"],
        document_kind=row["document_kind"],
        known=PartyGiven(
            name=PARTY_NAME.open(ring, row["name"]) if row["name"] else None,
            phone=PARTY_PHONE.open(ring, row["phone"]) if row["phone"] else None,
            document=PARTY_DOCUMENT.open(ring, row["document"]) if row["document"] else None,
            address=PARTY_ADDRESS.open(ring, row["address"]) if row["address"] else None,
            note=PARTY_NOTE.open(ring, row["note"]) if row["note"] else None,
        ),
        at=row["at"],
    )
