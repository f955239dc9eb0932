"""What happens to lamps."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("灯已开关", "Switched")
class Switched(Event, frozen=True):
    lamp: UUID
    version: int


@fact("灯已擦净", "Wiped")
class Wiped(Event, frozen=True):
    lamp: UUID


@fact("已划一笔", "Stroked")
class Stroked(Event, frozen=True):
    what: str
