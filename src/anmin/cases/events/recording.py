"""Facts about cases that staff bring in: a scheduled one came due."""

from datetime import datetime
from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("预约警情到时", "A scheduled case is due")
class CameDue(Event, frozen=True):
    """From now on it waits to be taken like any other."""

    case: UUID
    due_at: datetime
