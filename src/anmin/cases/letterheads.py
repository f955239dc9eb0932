"""The register of letterheads 发文机关: in whose name an assistance letter goes out, and the prefix of its number."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, SEE_CATALOGUE
from anmin.identity.tree import OrganisationTree
from anmin.kernel.ctx import Ctx
from anmin.kernel.registers import Register, Registers, Row, label
from anmin.territory.service import Territory

USUAL_PREFIX = "公协"


class LetterheadRow(Row, frozen=True):
    """It holds for the organisation and for all below it that have no row of their own."""

    organisation: Annotated[str, label("单位代码", "Organisation code", min_length=1, max_length=30)]
    issuer: Annotated[str, label("发文机关", "Issuer", min_length=1, max_length=60)]
    prefix: Annotated[str, label("机关代字", "Prefix of the number", min_length=1, max_length=20)]


LETTERHEADS: Register[LetterheadRow] = Register(
    code="cases.letterhead",
    zh="协查函发文机关",
    en="Letterheads",
    row=LetterheadRow,
    key="organisation",
    needs=MANAGE_CATALOGUE,
    reads=SEE_CATALOGUE,
    retention=KEPT,
)


def letterhead(ctx: Ctx, desk: UUID) -> LetterheadRow:
    """The letterhead of the nearest organisation from the desk upwards; without any row the desk writes in its own name."""
    offices = ctx.house.service(Territory).offices
    rows = {row.organisation: row for row in ctx.house.service(Registers).rows(LETTERHEADS, ctx.now)}
    chain = [found for up in ctx.house.service(OrganisationTree).ancestors(desk) if (found := offices.get(up))]
    named = next((rows[each.code] for each in chain if each.code in rows), None)
    if named is not None:
        return named
    own = chain[0] if chain else None
    return LetterheadRow(organisation=own.code if own else "-", issuer=own.name if own else "—", prefix=USUAL_PREFIX)
