"""What happened because of a note."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("已回响", "Echoed")
class Echoed(Event, frozen=True):
    note: UUID
    means: CodeText
