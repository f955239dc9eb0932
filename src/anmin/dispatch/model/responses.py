"""A response at work: its parties, where each stands by its orders, and who still holds joint closure. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.model.orders import Order
from anmin.dispatch.model.levels import ResponsePartyRow
from anmin.dispatch.terms.responses import LeftOut, PartyKind, PartyRole, Standing
from anmin.dispatch.terms.units import UnitKind
from anmin.kernel.ids import new_id

SETTLED = frozenset({Standing.DONE, Standing.EXCUSED})


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """A response level in force for a case. `code`: the preset list; `plan`: empty when none serves."""

    id: UUID
    case: UUID
    level: int
    code: str
    plan: str
    ordered_at: datetime
    ended_at: datetime | None = None


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One responder of a response. `list`, `code`: the row that asks for it; `number` counts several units of one row,
    each of `unit_kind`.

    `left_out`: why nobody could be ordered; `excused_at`: from then on nothing waits for it.
    """

    id: UUID
    response: UUID
    list: str
    code: str
    number: int
    kind: PartyKind
    unit_kind: UnitKind | None
    responder: UUID | None
    role: PartyRole
    required: bool
    left_out: LeftOut | None
    excused_at: datetime | None

    def standing(self, orders: Iterable[Order]) -> Standing:
        """By the newest order of its responder: one that overrides a refusal counts, the refused one no more."""
        if self.excused_at is not None:
            return Standing.EXCUSED
        mine = [each for each in orders if each.responder == self.responder]
        if self.responder is None or self.left_out is not None or not mine:
            return Standing.NOT_ORDERED
        state = max(mine, key=lambda each: each.number).state
        return Standing(state.value) if state.value in list(Standing) else Standing.UNDER_WAY


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the list with the responder it was resolved to, or why it could not be."""

    row: ResponsePartyRow
    number: int
    responder: UUID | None = None
    why: LeftOut | None = None

    def is_for(self, party: Party) -> bool:
        """Whether the party is this one already: the same organisation under any list, or a unit of this kind in this place."""
        if self.row.kind is not party.kind:
            return False
        same_place = (self.row.code, self.number) == (party.code, party.number)
        if self.row.kind is PartyKind.UNIT:
            return same_place and self.row.unit_kind is party.unit_kind
        if self.responder and party.responder:
            return self.responder == party.responder
        return same_place and (party.responder is None or party.list == self.row.level)

    def as_party(self, response: UUID) -> Party:
        row = self.row
        return Party(
            id=new_id(),
            response=response,
            list=row.level,
            code=row.code,
            number=self.number,
            kind=row.kind,
            unit_kind=row.unit_kind,
            responder=self.responder,
            role=row.role,
            required=row.required,
            left_out=self.why,
            excused_at=None,
        )

    def instead_of(self, party: Party) -> Party:
        """The party that could not be ordered before, as it is now."""
        return msgspec.structs.replace(self.as_party(party.response), id=party.id)

    def beside(self, party: Party) -> Party:
        """The party as it stands; whoever is required by one list is not released by another."""
        return msgspec.structs.replace(party, required=party.required or self.row.required)


def missing(parties: Iterable[Party], orders: Sequence[Order]) -> list[Party]:
    """The required parties that have neither done nor been excused: joint closure waits for each of them (XM-09)."""
    return [each for each in parties if each.required and each.standing(orders) not in SETTLED]


def nobody_asks_for(parties: Iterable[Party], wanted: Sequence[Wanted]) -> list[Party]:
    """The parties that the list now in force does not name."""
    return [each for each in parties if not any(want.is_for(each) for want in wanted)]
