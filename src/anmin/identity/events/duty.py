"""Facts about duty. Reasons and notes are free text: they stay in the tables."""

from datetime import datetime
from uuid import UUID

from anmin.identity.terms.duty import DutyPost
from anmin.kernel.words import Event, fact


@fact("排班", "A shift was put on the roster")
class ShiftAdded(Event, frozen=True):
    shift: UUID
    organisation: UUID
    post: DutyPost
    staff: UUID
    starts: datetime
    ends: datetime
    forced: bool


@fact("换人值班", "Somebody else stands a shift")
class ShiftReassigned(Event, frozen=True):
    shift: UUID
    before: UUID
    after: UUID
    forced: bool


@fact("取消班次", "A shift was cancelled")
class ShiftCancelled(Event, frozen=True):
    shift: UUID


@fact("写交接班记录", "A handover was written")
class HandoverWritten(Event, frozen=True):
    handover: UUID
    shift: UUID
    organisation: UUID


@fact("确认交接班", "A handover was acknowledged")
class HandoverAcknowledged(Event, frozen=True):
    handover: UUID
    by: UUID
