"""Drafts as rows: what was said is sealed as a whole, name and phone apart from it."""

from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.model.drafts import Draft, Piece, Told
from anmin.cases.store.cases import ONE_AT_A_TIME
from anmin.cases.terms.drafts import DRAFT_UNKNOWN, DraftState
from anmin.kernel.ctx import Ctx
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Phone, RealName

FIELDS = "cases.drafts.fields"
NAME = SealedColumn(RealName, "cases.drafts.name")
PHONE = SealedColumn(Phone, "cases.drafts.phone")
GET = "select id, version, person, state, fields, name, phone, case_id from drafts where id = $1 and person = $2"
LOCK = f"{GET} for update"
SAVE = """
insert into drafts (id, version, person, state, fields, name, phone, case_id, made_at, touched_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
on conflict (id) do update set version = excluded.version, state = excluded.state, fields = excluded.fields,
  name = excluded.name, phone = excluded.phone, case_id = excluded.case_id, touched_at = excluded.touched_at
"""
NUMBER = "select number from cases where id = $1"


class _Fields(msgspec.Struct, frozen=True):
    told: Told
    pieces: tuple[Piece, ...]


async def get(ctx: Ctx, draft: UUID, person: UUID, *, change: bool = False) -> Draft:
    """A draft of this person; `change` locks it. Raises DRAFT_UNKNOWN."""
    row = await ctx.conn.fetchrow(LOCK if change else GET, draft, person)
    if row is None:
        raise DRAFT_UNKNOWN()
    return _draft(ctx, row)


async def save(ctx: Ctx, draft: Draft) -> None:
    ring = ctx.house.keyring
    await ctx.conn.execute(
        SAVE,
        draft.id,
        draft.version,
        draft.person,
        draft.state.value,
        ring.encrypt(msgspec.json.encode(_Fields(draft.told, draft.pieces)), FIELDS),
        NAME.seal(ring, draft.name) if draft.name else None,
        PHONE.seal(ring, draft.phone) if draft.phone else None,
        draft.case,
        ctx.now,
    )


async def number_of(ctx: Ctx, case: UUID) -> str | None:
    """The number of a case whose id its sender made; two who send at once come one after the other."""
    await ctx.conn.execute(ONE_AT_A_TIME, f"case:{case}")
    number: str | None = await ctx.conn.fetchval(NUMBER, case)
    return number


def _draft(ctx: Ctx, row: Any) -> Draft:
    ring = ctx.house.keyring
    fields = msgspec.json.decode(ring.decrypt(row["fields"], FIELDS), type=_Fields)
    return Draft(
        id=row["id"],
        version=row["version"],
        person=row["person"],
        state=DraftState(row["state"]),
        told=fields.told,
        pieces=fields.pieces,
        name=NAME.open(ring, row["name"]) if row["name"] else None,
        phone=PHONE.open(ring, row["phone"]) if row["phone"] else None,
        case=row["case_id"],
    )
