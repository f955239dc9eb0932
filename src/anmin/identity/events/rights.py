"""Facts about a person's rights over their data."""

from datetime import datetime
from uuid import UUID

from anmin.identity.terms.rights import HoldReason
from anmin.kernel.words import Event, fact


@fact("账号注销，个人信息已删除", "The account was closed and its personal data erased")
class CitizenErased(Event, frozen=True):
    citizen: UUID


@fact("依法暂停删除", "Erasure was put on hold")
class HoldPlaced(Event, frozen=True):
    citizen: UUID
    reason: HoldReason
    until: datetime


@fact("恢复删除", "A hold on erasure was lifted")
class HoldLifted(Event, frozen=True):
    citizen: UUID
