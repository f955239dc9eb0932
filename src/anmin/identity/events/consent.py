"""Facts about consent."""

from uuid import UUID

from anmin.identity.terms.consent import ConsentKind
from anmin.kernel.words import Event, fact


@fact("发布同意书", "A consent text was published")
class ConsentTextPublished(Event, frozen=True):
    text: UUID
    kind: ConsentKind
    text_version: int


@fact("作出同意", "Consent was given")
class ConsentGiven(Event, frozen=True):
    citizen: UUID
    kind: ConsentKind
    text_version: int


@fact("撤回同意", "Consent was withdrawn")
class ConsentWithdrawn(Event, frozen=True):
    citizen: UUID
    kind: ConsentKind


@fact("监护人同意", "A guardian consented at a counter")
class GuardianConsented(Event, frozen=True):
    citizen: UUID
    text_version: int
