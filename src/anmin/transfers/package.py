"""What a transfer carries: the record, the thread and the evidence manifest, so that nothing is typed again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.evidence import owner_of
from anmin.cases.model.cases import Case
from anmin.cases.store import cases, messages, page, parties
from anmin.cases.store.cases import ADDRESS
from anmin.cases.terms.cases import SEE_PARTIES
from anmin.cases.terms.messages import Side
from anmin.cases.terms.parties import PartyPurpose
from anmin.cases.terms.places import PartyRole
from anmin.identity.within import holds
from anmin.kernel.ctx import Ctx
from anmin.kernel.reveal import Whose, reveal
from anmin.media.queries.evidence import EvidenceOf, evidence_of

MOST_MESSAGES = 200


class Written(msgspec.Struct, frozen=True):
    """One message of the thread."""

    at: datetime
    side: str
    text: str


class Piece(msgspec.Struct, frozen=True):
    """One piece of evidence: `sha256` in hexadecimal, `size` in bytes. The file itself is asked for under its id."""

    evidence: UUID
    kind: str
    media_type: str
    size: int
    sha256: str


class Person(msgspec.Struct, frozen=True):
    name: str = ""
    phone: str = ""


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """A matter as it is handed over. Position in WGS-84 degrees, both or none."""

    matter: str
    number: str
    raised_at: datetime
    content: str
    category: str = ""
    address: str = ""
    lon: float | None = None
    lat: float | None = None
    caller: Person = Person()
    thread: tuple[Written, ...] = ()
    evidence: tuple[Piece, ...] = ()


async def packed(ctx: Ctx, case: Case) -> Package:
    """The matter of a locked case. Its caller goes along when the actor may see parties; each look leaves its line."""
    row = await ctx.conn.fetchrow(page.REST, case.id)
    thread = reversed(await messages.page(ctx, case.id, None, MOST_MESSAGES))
    return Package(
        matter=str(case.id),
        number=case.number,
        raised_at=case.raised_at,
        content=cases.opened(ctx, row["content"], cases.CONTENT) if row else "",
        category=case.category,
        address=cases.opened(ctx, row["address"], ADDRESS.context) if row else "",
        lon=case.lon,
        lat=case.lat,
        caller=await _caller(ctx, case),
        thread=tuple(
            Written(each.at, "caller" if each.side is Side.CALLER else "office", each.body) for each in thread
        ),
        evidence=tuple(
            [
                Piece(each.evidence, each.kind.value, each.media_type.value, each.size, each.sha256)
                for each in await evidence_of(ctx, EvidenceOf(owner=owner_of(case.id)))
            ]
        ),
    )


async def _caller(ctx: Ctx, case: Case) -> Person:
    if not any(holds(ctx, SEE_PARTIES, each) for each in case.offices) or ctx.actor.kind != "staff":
        return Person()
    for each in await parties.of_case(ctx, case.id):
        if each.role is PartyRole.CALLER:
            whose, known = Whose("citizen", each.stands_for), each.known
            name = await reveal(ctx, known.name, PartyPurpose.INVOLVED, whose) if known.name else ""
            phone = await reveal(ctx, known.phone, PartyPurpose.INVOLVED, whose) if known.phone else ""
            return Person(name, phone)
    return Person()
