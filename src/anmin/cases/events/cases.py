"""Facts about a case."""

from datetime import datetime
from uuid import UUID

from anmin.cases.terms.cases import CaseKind, CaseState, Channel, Flag, JurisdictionReason, LevelReason
from anmin.cases.terms.places import PlaceState
from anmin.cases.terms.stages import PublicStage
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("警情上报", "A case was raised")
class Raised(Event, frozen=True):
    case: UUID
    kind: CaseKind
    channel: Channel
    level: int
    tag: CodeText | None
    category: CodeText | None
    desk: UUID
    office: UUID
    flags: tuple[Flag, ...]


@fact("首次打开警情", "A case was opened for the first time")
class Opened(Event, frozen=True):
    case: UUID


@fact("正在接警", "A case is being opened by somebody")
class Claimed(Event, frozen=True):
    case: UUID


@fact("已接警", "A case was taken")
class Taken(Event, frozen=True):
    case: UUID
    seconds: int
    """Since it was raised."""


@fact("警情分类", "A case was classified")
class Classified(Event, frozen=True):
    case: UUID
    before: CodeText | None
    category: CodeText


@fact("警情级别变更", "The level of a case was changed")
class LevelSet(Event, frozen=True):
    case: UUID
    before: int
    level: int
    reason: LevelReason


@fact("事项类型变更", "The kind of a case was changed")
class KindSet(Event, frozen=True):
    case: UUID
    before: CaseKind
    kind: CaseKind


@fact("警情标记变更", "The flags of a case were changed")
class FlagsSet(Event, frozen=True):
    case: UUID
    flags: tuple[Flag, ...]


@fact("地点变更", "The place of a case was changed")
class PlaceSet(Event, frozen=True):
    case: UUID
    state: PlaceState


@fact("管辖单位变更", "The jurisdiction of a case was changed")
class JurisdictionSet(Event, frozen=True):
    case: UUID
    before: UUID
    office: UUID
    reason: JurisdictionReason


@fact("警情状态变化", "A case moved on")
class Moved(Event, frozen=True):
    """The state followed from its orders."""

    case: UUID
    before: CaseState
    state: CaseState


@fact("办理进度更新", "The caller was told of progress")
class Advanced(Event, frozen=True):
    """The only line of a case that its caller hears besides messages: a public stage, no unit, no place."""

    case: UUID
    stage: PublicStage


@fact("警情超时", "The clock of a case ran out")
class ClockRanOut(Event, frozen=True):
    """`step` 1 warns the desk, 2 the watch commander, 3 the level above; then it repeats."""

    case: UUID
    state: CaseState
    step: int
    since: datetime
