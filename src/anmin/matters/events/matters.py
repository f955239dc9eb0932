"""Facts about a matter. Ids, codes and instants only: what people wrote stays sealed in its table."""

from datetime import datetime
from uuid import UUID

from anmin.cases.terms.cases import CaseKind
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact
from anmin.matters.terms.matters import MatterStep, PartRole, PauseWhy, ReturnReason, Urgency


@fact("诉求已研判", "A matter was assessed")
class Assessed(Event, frozen=True):
    """`rule`: the row that suggested it; empty when somebody decided otherwise. `due`: its deadline from now on."""

    case: UUID
    kind: CaseKind
    urgency: Urgency
    rule: CodeText | None
    due: datetime


@fact("诉求已分派", "A matter was handed over")
class Routed(Event, frozen=True):
    """`route`: the row that named the organisation."""

    case: UUID
    order: UUID
    office: UUID
    role: PartRole
    route: CodeText | None
    override: bool


@fact("诉求已签收", "A matter was accepted")
class Accepted(Event, frozen=True):
    """`responsible`: the member of staff who stands for it."""

    case: UUID
    order: UUID
    office: UUID
    responsible: UUID


@fact("诉求被退回", "A matter was returned")
class Returned(Event, frozen=True):
    """`to`: who leads from now on. `times`: how often it was returned; from the second on the level above the desk leads."""

    case: UUID
    order: UUID
    office: UUID
    reason: ReturnReason
    to: UUID
    times: int


@fact("诉求时限暂停", "The clock of a matter was paused")
class Paused(Event, frozen=True):
    case: UUID
    why: PauseWhy


@fact("诉求时限恢复", "The clock of a matter runs again")
class Resumed(Event, frozen=True):
    case: UUID
    due: datetime


@fact("申请延期", "An extension was asked for")
class ExtensionAsked(Event, frozen=True):
    case: UUID
    extension: UUID
    count: int


@fact("延期已审批", "An extension was decided")
class ExtensionDecided(Event, frozen=True):
    case: UUID
    extension: UUID
    granted: bool
    due: datetime


@fact("已提交答复", "An answer was handed in")
class AnswerGivenIn(Event, frozen=True):
    case: UUID
    answer: UUID
    office: UUID


@fact("答复被退回修改", "An answer was sent back")
class AnswerSentBack(Event, frozen=True):
    case: UUID
    answer: UUID


@fact("诉求已办结", "A matter was concluded")
class Concluded(Event, frozen=True):
    """`answer` None: it was closed or became an emergency without one. `late`: after its deadline."""

    case: UUID
    answer: UUID | None
    late: bool


@fact("诉求重新办理", "A matter is taken up again")
class TakenUpAgain(Event, frozen=True):
    """`round`: 2 with the first reopening. `to`: who leads from now on."""

    case: UUID
    round: int
    to: UUID
    due: datetime


@fact("诉求时限提示", "The clock of a matter struck")
class ClockStruck(Event, frozen=True):
    """`lead`: who was responsible; `due`: what was to be kept."""

    case: UUID
    step: MatterStep
    lead: UUID
    due: datetime


@fact("诉求承办单位变更", "A matter moved to another organisation")
class LeadMoved(Event, frozen=True):
    """Its lead was closed."""

    case: UUID
    before: UUID
    after: UUID
