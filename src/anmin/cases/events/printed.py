"""Facts about printed sheets."""

from datetime import datetime
from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("打印接处警登记表", "The sheet of a case was printed")
class SheetPrinted(Event, frozen=True):
    case: UUID


@fact("打印值班日志", "The log of a shift was printed")
class ShiftLogPrinted(Event, frozen=True):
    organisation: UUID
    since: datetime
    until: datetime
    cases: int
