"""Facts about taking in. Who it is for stays with the case."""

from uuid import UUID

from anmin.kernel.words import Event, fact
from anmin.matters.terms.taking_in import Consent


@fact("代收诉求", "A matter was taken in for somebody")
class TakenIn(Event, frozen=True):
    case: UUID
    office: UUID | None
    on_behalf: bool
    consent: Consent | None


@fact("凭查询码查看诉求", "A matter was opened by its code")
class OpenedByCode(Event, frozen=True):
    case: UUID
