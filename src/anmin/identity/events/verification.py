"""Facts about real names: how far they were checked, never what they are."""

from uuid import UUID

from anmin.identity.terms.verification import RealNameState, RefusalReason, Released
from anmin.kernel.words import Event, fact


@fact("申请实名核验", "A real name was given for verification")
class RealNameGiven(Event, frozen=True):
    citizen: UUID
    verification: UUID
    level: RealNameState
    waits: bool


@fact("实名核验等级变更", "The level of a real name changed")
class RealNameJudged(Event, frozen=True):
    citizen: UUID
    verification: UUID
    level: RealNameState


@fact("选择核实机构", "An office was chosen for the confirmation")
class CounterChosen(Event, frozen=True):
    citizen: UUID
    verification: UUID
    office: UUID


@fact("窗口核实本人", "A real name was confirmed in person")
class RealNameConfirmed(Event, frozen=True):
    citizen: UUID
    verification: UUID
    moved: bool


@fact("实名核实未通过", "A real name was refused")
class RealNameRefused(Event, frozen=True):
    citizen: UUID
    verification: UUID
    reason: RefusalReason


@fact("账号与证件解除绑定", "A document was released from an account")
class RealNameReleased(Event, frozen=True):
    citizen: UUID
    why: Released
