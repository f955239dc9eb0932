"""Facts about units: who there is, how they stand, who is on them. A position is no fact, a surprising one is."""

from datetime import datetime
from uuid import UUID

from anmin.dispatch.terms.units import UnitKind
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("已新增警力", "A unit was added")
class UnitAdded(Event, frozen=True):
    unit: UUID
    unit_code: CodeText
    kind: UnitKind
    office: UUID


@fact("警力信息已变更", "A unit was changed")
class UnitChanged(Event, frozen=True):
    unit: UUID
    kind: UnitKind
    office: UUID


@fact("警力已撤销", "A unit was retired")
class UnitRetired(Event, frozen=True):
    unit: UUID


@fact("警力状态变更", "The status of a unit was changed")
class UnitStatusSet(Event, frozen=True):
    """`order`: the one whose stage brought it about; None: said by somebody."""

    unit: UUID
    before: CodeText
    status: CodeText
    order: UUID | None = None
    case: UUID | None = None


@fact("警力已排班", "A shift of a unit was set")
class ShiftSet(Event, frozen=True):
    unit: UUID
    shift: UUID
    starts: datetime
    ends: datetime
    crew: tuple[UUID, ...]


@fact("警力班次已取消", "A shift of a unit was cancelled")
class ShiftCancelled(Event, frozen=True):
    unit: UUID
    shift: UUID


@fact("警力位置跳变", "The position of a unit jumped")
class PositionJumped(Event, frozen=True):
    unit: UUID
    metres: int


@fact("警力重新上报位置", "A unit reports its position again")
class UnitSeenAgain(Event, frozen=True):
    """`seconds` without a report; None: it had never sent one."""

    unit: UUID
    seconds: int | None
