"""Facts about matters that go up and about the office of the registered residence."""

from uuid import UUID

from anmin.cases.terms.overseas import Step
from anmin.kernel.words import Event, fact


@fact("逐级上报", "A case was escalated")
class Escalated(Event, frozen=True):
    case: UUID
    escalation: UUID
    step: Step
    office: UUID


@fact("上报已答复", "An escalation was answered")
class EscalationAnswered(Event, frozen=True):
    """`seconds` since it was escalated."""

    case: UUID
    escalation: UUID
    step: Step
    seconds: int


@fact("转户籍地", "A case was routed by registered residence")
class RoutedByResidence(Event, frozen=True):
    case: UUID
    before: UUID | None
    office: UUID
