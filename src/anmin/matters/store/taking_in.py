"""Matters taken in for others as rows. Of the code on the slip only a keyed hash stays."""

from uuid import UUID

from anmin.kernel.ctx import Ctx
from anmin.kernel.writes import insert
from anmin.matters.model.reply_links import plain_code
from anmin.matters.terms.taking_in import Consent

HASH = "matters.take_ins.code_hash"
TAKE_INS = insert(
    "take_ins",
    case_id="uuid",
    office="uuid",
    by="uuid",
    on_behalf="boolean",
    consent="text",
    person="uuid",
    code_hash="bytea",
    at="timestamptz",
)
BY_CODE = """
select c.id, c.person from take_ins t join cases c on c.id = t.case_id
where t.code_hash = any ($1::bytea[]) and c.number = $2 and c.person = t.person
"""


def add(ctx: Ctx, case: UUID, office: UUID | None, held: tuple[UUID, str], agreed: tuple[bool, Consent | None]) -> None:
    """`held`: the person that stands for the citizen until they sign in, and the code. Deferred, with the case."""
    person, code = held
    on_behalf, consent = agreed
    ctx.insert(
        TAKE_INS,
        case_id=case,
        office=office,
        by=ctx.actor.id,
        on_behalf=on_behalf,
        consent=consent or "",
        person=person,
        code_hash=ctx.house.keyring.search_hash(plain_code(code), HASH),
        at=ctx.now,
    )


async def by_code(ctx: Ctx, number: str, code: str) -> tuple[UUID, UUID] | None:
    """The case and the person that stands for its citizen."""
    hashes = ctx.house.keyring.search_hashes(plain_code(code), HASH)
    row = await ctx.conn.fetchrow(BY_CODE, list(hashes), number)
    return (row["id"], row["person"]) if row else None
