"""Facts about the parties of a response, on the time line of its case; levels are told by `cases.events.command`."""

from uuid import UUID

from anmin.kernel.words import Event, fact


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
