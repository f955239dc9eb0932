"""Facts about proposals and roads."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("已推荐警力", "Units were proposed for a case")
class Proposed(Event, frozen=True):
    """Best first; `seconds[i]` until `units[i]` is there, None when that is not known. `straight`: no road was reckoned."""

    case: UUID
    units: tuple[UUID, ...]
    seconds: tuple[int | None, ...]
    straight: bool
    missing: int


@fact("已导入路网", "Roads were imported")
class RoadsImported(Event, frozen=True):
    version: int
    nodes: int
    edges: int
