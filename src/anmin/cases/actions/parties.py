"""People involved in a case: noted and changed. They stand in a table of their own behind a permission of its own."""

from typing import Any
from uuid import UUID

from anmin.cases.actions.noting import note
from anmin.cases.events.parties import PartyChanged, PartyNoted
from anmin.cases.meanwhile import Clash, Version, check_meanwhile
from anmin.cases.store import cases
from anmin.cases.store import parties as store
from anmin.cases.store.cases import PartyGiven
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import parties as terms
from anmin.cases.terms.cases import SEE_PARTIES
from anmin.cases.terms.places import PartyRole
from anmin.identity.documents import DocumentKind, Sex
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.faults import CHANGED_MEANWHILE
from anmin.kernel.ids import new_id
from anmin.kernel.personal import IdNumber, Phone, RealName, Sensitive


class AddParty(Command, frozen=True):
    """Anything may be left out but the role: an unknown person is a party too."""

    case: UUID
    role: PartyRole
    name: RealName | None = None
    sex: Sex | None = None
    phone: Phone | None = None
    document_kind: DocumentKind | None = None
    document: IdNumber | None = None
    address: Sensitive | None = None
    note: Sensitive | None = None


class ChangeParty(Command, frozen=True):
    """What is left out stays as it was. `version`: of the case's page; refused when somebody else has changed them since."""

    party: UUID
    version: Version | None = None
    role: PartyRole | None = None
    name: RealName | None = None
    sex: Sex | None = None
    phone: Phone | None = None
    document_kind: DocumentKind | None = None
    document: IdNumber | None = None
    address: Sensitive | None = None
    note: Sensitive | None = None


@action("cases.add_party", needs=SEE_PARTIES, faults=(case_terms.CASE_UNKNOWN,))
async def add_party(ctx: Ctx, command: AddParty) -> UUID:
    """Note somebody involved in a case."""
    case, party = await cases.get(ctx, command.case, change=True), new_id()
    more = {"sex": command.sex or "", "document_kind": command.document_kind or ""}
    cases.add_party(ctx, case.id, command.role, None, _known(command), id=party, **more)
    await note(ctx, case, PartyNoted(case.id, party, command.role))
    return party


@action(
    "cases.change_party", needs=SEE_PARTIES, faults=(case_terms.CASE_UNKNOWN, terms.PARTY_UNKNOWN, CHANGED_MEANWHILE)
)
async def change_party(ctx: Ctx, command: ChangeParty) -> None:
    """Add to or correct what is known of a party."""
    case = await cases.get(ctx, (await store.get(ctx, command.party)).case, change=True)
    party = await store.get(ctx, command.party)
    await check_meanwhile(ctx, case, command.version, PartyChanged, Clash("party", part=party.id))
    change = store.PartyChange(
        role=command.role, sex=command.sex, document_kind=command.document_kind, known=_known(command)
    )
    await store.change(ctx, party.id, change)
    await note(ctx, case, PartyChanged(case.id, party.id, command.role or party.role))


def _known(command: Any) -> PartyGiven:
    return PartyGiven(**{name: getattr(command, name) for name in PartyGiven.__struct_fields__})
