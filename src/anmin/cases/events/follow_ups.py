"""Facts about follow-ups."""

from datetime import datetime
from uuid import UUID

from anmin.cases.terms.follow_ups import FollowUpState, FollowUpWay
from anmin.cases.terms.rating import Verdict
from anmin.kernel.words import Event, fact


@fact("回访已安排", "A follow-up was planned")
class FollowUpPlanned(Event, frozen=True):
    case: UUID
    follow_up: UUID
    way: FollowUpWay
    due: datetime


@fact("回访结束", "A follow-up ended")
class FollowUpEnded(Event, frozen=True):
    case: UUID
    follow_up: UUID
    way: FollowUpWay
    state: FollowUpState
    verdict: Verdict | None


@fact("回访到期", "A follow-up is due")
class FollowUpDue(Event, frozen=True):
    """`step` counts the reminders."""

    case: UUID
    follow_up: UUID
    step: int
