"""Facts about staff accounts."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("新增账号", "An account was added")
class StaffAdded(Event, frozen=True):
    staff: UUID
    organisation: UUID


@fact("变更人员信息", "An account's particulars were changed")
class StaffChanged(Event, frozen=True):
    staff: UUID
    name_public: bool


@fact("重置账号", "An account was reset")
class StaffReset(Event, frozen=True):
    """`held`: the grants rest until the security administrator confirms the person."""

    staff: UUID
    held: bool


@fact("恢复账号授权", "The grants of an account were released")
class StaffReleased(Event, frozen=True):
    staff: UUID


@fact("解锁账号", "An account was unlocked")
class StaffUnlocked(Event, frozen=True):
    staff: UUID


@fact("停用账号", "An account was suspended")
class StaffSuspended(Event, frozen=True):
    staff: UUID


@fact("恢复账号", "An account was restored")
class StaffRestored(Event, frozen=True):
    staff: UUID


@fact("调动人员", "A member of staff was moved")
class StaffMoved(Event, frozen=True):
    staff: UUID
    before: UUID
    after: UUID


@fact("人员离职", "A member of staff left")
class StaffLeft(Event, frozen=True):
    staff: UUID
