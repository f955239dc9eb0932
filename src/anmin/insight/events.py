"""Facts of the figures."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("印发督办周报", "A weekly supervision sheet was issued")
class WeeklySheetIssued(Event, frozen=True):
    """`red`: matters it leads that are overdue."""

    sheet: UUID
    organisation: UUID
    year: int
    week: int
    red: int
    yellow: int


@fact("打印督办周报", "A weekly supervision sheet was taken out as a file")
class WeeklySheetPrinted(Event, frozen=True):
    organisation: UUID
    year: int
    week: int
