"""Facts about supervision orders, instructions and reminders. What they say stays in the table."""

from datetime import datetime
from uuid import UUID

from anmin.kernel.words import Event, fact
from anmin.matters.terms.supervision import SupervisionKind


@fact("督办或批示已下达", "A supervision order or instruction was issued")
class SupervisionIssued(Event, frozen=True):
    case: UUID
    supervision: UUID
    kind: SupervisionKind
    from_office: UUID
    to_office: UUID
    due: datetime


@fact("督办或批示已阅知", "A supervision order or instruction was seen")
class SupervisionSeen(Event, frozen=True):
    case: UUID
    supervision: UUID


@fact("督办或批示已回复", "A supervision order or instruction was answered")
class SupervisionAnswered(Event, frozen=True):
    """`seconds` since it was issued; `late`: after its deadline."""

    case: UUID
    supervision: UUID
    seconds: int
    late: bool


@fact("督办回复被退回", "The answer to a supervision order was sent back")
class SupervisionSentBack(Event, frozen=True):
    case: UUID
    supervision: UUID
    due: datetime


@fact("督办或批示已办结", "A supervision order or instruction was ended")
class SupervisionEnded(Event, frozen=True):
    case: UUID
    supervision: UUID
    answered: bool


@fact("督办或批示超时", "A supervision order or instruction is overdue")
class SupervisionOverdue(Event, frozen=True):
    case: UUID
    supervision: UUID
    to_office: UUID
    level: int


@fact("督办升级", "A supervision order went one level up")
class SupervisionEscalated(Event, frozen=True):
    """`from_office`: who supervises from now on."""

    case: UUID
    supervision: UUID
    from_office: UUID
    level: int
    due: datetime


@fact("已催办", "An organisation was reminded")
class OrganisationReminded(Event, frozen=True):
    case: UUID
    office: UUID
