"""What happened to a probe."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("已记录", "Noted")
class Noted(Event, frozen=True):
    note: UUID
    kind: int
