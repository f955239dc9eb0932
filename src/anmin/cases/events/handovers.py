"""Facts about hand-overs and promotions."""

from uuid import UUID

from anmin.cases.terms.handovers import HandOverState
from anmin.kernel.words import Event, fact


@fact("警情移交", "A case was handed over to another agency")
class HandedOver(Event, frozen=True):
    case: UUID
    hand_over: UUID


@fact("移交已答复", "A hand-over was answered")
class HandOverAnswered(Event, frozen=True):
    case: UUID
    hand_over: UUID
    state: HandOverState


@fact("警情转为案件", "A case was promoted to a criminal case")
class Promoted(Event, frozen=True):
    case: UUID
    hand_over: UUID
