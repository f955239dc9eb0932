"""Facts about merging and splitting; each is said of both cases, so that both time lines tell it."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("警情已并案", "A case was merged into another")
class Merged(Event, frozen=True):
    case: UUID
    lead: UUID


@fact("警情已拆分", "A case was split")
class Split(Event, frozen=True):
    """`case` stands alone beside `other`. `office`: the jurisdiction of a second case; None when a merge was undone."""

    case: UUID
    other: UUID
    office: UUID | None
