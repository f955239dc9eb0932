"""Facts about orders and reports."""

from uuid import UUID

from anmin.cases.terms.orders import Ask, OrderState, PositionMark, RefusalReason, ResponderKind, WithdrawReason
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("已派警", "A responder was ordered")
class Ordered(Event, frozen=True):
    case: UUID
    order: UUID
    kind: ResponderKind
    responder: UUID
    office: UUID
    level: int
    required: bool


@fact("环节已到达", "An order reached a stage")
class StageReached(Event, frozen=True):
    """`seconds` since it was ordered; `mark` tells how far its position can be trusted."""

    case: UUID
    order: UUID
    responder: UUID
    stage: OrderState
    seconds: int
    mark: PositionMark
    skipped: tuple[OrderState, ...] = ()


@fact("拒绝派警", "An order was refused")
class Refused(Event, frozen=True):
    """`times`: how often this case has been refused; from the second on the watch commander decides."""

    case: UUID
    order: UUID
    responder: UUID
    reason: RefusalReason
    times: int


@fact("派警已撤回", "An order was withdrawn")
class Withdrawn(Event, frozen=True):
    case: UUID
    order: UUID
    responder: UUID
    reason: WithdrawReason


@fact("撤回已知悉", "The end of an order was acknowledged")
class EndSeen(Event, frozen=True):
    case: UUID
    order: UUID


@fact("现场反馈", "A report came back")
class ReportedBack(Event, frozen=True):
    """`asks`: partners wanted on the scene (XY-20)."""

    case: UUID
    order: UUID
    final: bool
    category: CodeText | None
    level: int | None
    injured: int
    dead: int
    asks: tuple[Ask, ...] = ()


@fact("拒绝被驳回", "A refusal was overridden")
class Overridden(Event, frozen=True):
    case: UUID
    order: UUID


@fact("派警超时", "The clock of an order ran out")
class OrderOverdue(Event, frozen=True):
    """`step` 1 warns the desk, 2 the watch commander, 3 the level above; then it repeats."""

    case: UUID
    order: UUID
    state: OrderState
    step: int


@fact("现场安全确认", "A welfare check is due or was answered")
class WelfareChecked(Event, frozen=True):
    case: UUID
    order: UUID
    answered: bool
