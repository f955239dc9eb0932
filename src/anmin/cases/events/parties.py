"""Facts about involved parties: that one was noted or changed, never who."""

from uuid import UUID

from anmin.cases.terms.places import PartyRole
from anmin.kernel.words import Event, fact


@fact("当事人登记", "A party was noted")
class PartyNoted(Event, frozen=True):
    case: UUID
    party: UUID
    role: PartyRole


@fact("当事人信息变更", "A party was changed")
class PartyChanged(Event, frozen=True):
    case: UUID
    party: UUID
    role: PartyRole
