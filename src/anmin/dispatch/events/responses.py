"""Facts about response levels at work. What they mean for the case, `cases.events.command` says."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("响应已启动", "A response level was put in force")
class ResponseOrdered(Event, frozen=True):
    """`ordered`, `left_out`: how many parties were ordered by this act and how many could not be."""

    case: UUID
    response: UUID
    level: int
    code: CodeText
    plan: CodeText | None
    ordered: int
    left_out: int


@fact("响应方已指定", "A responder was named for a party")
class PartyNamed(Event, frozen=True):
    case: UUID
    response: UUID
    party: UUID
    responder: UUID


@fact("响应方已免除", "A party was excused")
class PartyExcused(Event, frozen=True):
    case: UUID
    response: UUID
    party: UUID


@fact("响应已结束", "A response ended")
class ResponseEnded(Event, frozen=True):
    """`seconds` since it was ordered."""

    case: UUID
    response: UUID
    seconds: int
