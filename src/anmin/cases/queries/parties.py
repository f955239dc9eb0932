"""People involved in a case as staff see them: masked, one field in clear when asked for, and every look noted."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.purposes import AFTERWARDS
from anmin.cases.store import cases
from anmin.cases.store import parties as store
from anmin.cases.store.parties import Party
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import parties as terms
from anmin.cases.terms.cases import SEE_PARTIES
from anmin.cases.terms.parties import PartyField, PartyPurpose
from anmin.cases.terms.places import PartyRole
from anmin.identity.purposes import Purposes
from anmin.kernel.access import Actor
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.door import Question, query
from anmin.kernel.faults import NOT_FOUND
from anmin.kernel.house import House
from anmin.kernel.personal import Personal
from anmin.kernel.reveal import NO_GROUND, Whose, looked, reveal

INVOLVED = """
select exists (
  select 1 from parties p join cases c on c.id = p.case_id
  where (p.id = $1 or p.person = $1) and (c.closed_at is null or c.closed_at > $3
      or exists (select 1 from cases l where l.id = c.lead and (l.closed_at is null or l.closed_at > $3)))
    and exists (select 1 from scope_tree t where t.descendant = any (c.offices) and t.ancestor = any ($2::uuid[])))
"""
"""The offices are compared here as well: a door that sees beyond its scope is not bound by the row-level policy."""


class CaseParties(Question, frozen=True):
    case: UUID


class PartyShown(msgspec.Struct, frozen=True, kw_only=True):
    """Everything personal is masked; None: not known."""

    party: UUID
    role: PartyRole
    person: UUID | None
    name: str | None
    sex: str
    phone: str | None
    document_kind: str
    document: str | None
    address: str | None
    note: str | None
    at: datetime


class RevealParty(Question, frozen=True):
    party: UUID
    field: PartyField


class PartyClear(msgspec.Struct, frozen=True):
    """To be shown to the person who asked, and kept nowhere."""

    value: str


@query("cases.case_parties", needs=SEE_PARTIES, faults=(case_terms.CASE_UNKNOWN, NO_GROUND))
async def case_parties(ctx: Ctx, question: CaseParties) -> list[PartyShown]:
    """Who is involved in a case, masked; the look is noted for each of them."""
    case = await cases.get(ctx, question.case)
    shown = []
    for party in await store.of_case(ctx, case.id):
        fields = tuple(name for name, value in _known(party).items() if value is not None)
        await looked(ctx, Whose("citizen", party.stands_for), fields, PartyPurpose.INVOLVED)
        shown.append(_shown(party))
    return shown


@query("cases.reveal_party", needs=SEE_PARTIES, faults=(terms.PARTY_UNKNOWN, NO_GROUND))
async def reveal_party(ctx: Ctx, question: RevealParty) -> PartyClear:
    """One field of a party in clear, as long as the case is open or closed for no more than thirty days."""
    party = await store.get(ctx, question.party)
    value = _known(party)[question.field.value]
    if value is None:
        raise NOT_FOUND()
    return PartyClear(await reveal(ctx, value, PartyPurpose.INVOLVED, Whose("citizen", party.stands_for)))


def register(house: House) -> None:
    """Once, at the start: the ground on which a party's data is seen."""

    async def involved(conn: Connection, actor: Actor, subject: str) -> bool:
        kind, _, id = subject.partition(":")
        offices = actor.grants.get(SEE_PARTIES.code)
        if kind != "citizen" or not offices or actor.restricted:
            return False
        return bool(await conn.fetchval(INVOLVED, UUID(id), list(offices), house.clock.now() - AFTERWARDS))

    house.service(Purposes).register(house, PartyPurpose.INVOLVED, involved)


def _known(party: Party) -> dict[str, Personal | None]:
    return {each.value: getattr(party.known, each.value) for each in PartyField}


def _shown(party: Party) -> PartyShown:
    masked = {name: None if value is None else str(value) for name, value in _known(party).items()}
    return PartyShown(
        party=party.id,
        role=party.role,
        person=party.person,
        sex=party.sex,
        document_kind=party.document_kind,
        at=party.at,
        **masked,
    )
