"""Facts about where a caller is. Never the place itself: whoever may see it asks for the track."""

from uuid import UUID

from anmin.cases.terms.orders import PositionMark
from anmin.kernel.words import Event, fact


@fact("报警人位置更新", "The caller's position was updated")
class CallerMoved(Event, frozen=True):
    """Said at most every five seconds. `mark`: of the newest position."""

    case: UUID
    mark: PositionMark
