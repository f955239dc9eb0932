"""Facts about telephone calls. Never a number: whoever may see it asks for the call."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("来电", "A call came in")
class CallRang(Event, frozen=True):
    """`known`: earlier cases of this number; `repeat`: it is one of a repeat caller."""

    call: UUID
    desk: UUID
    seat: CodeText | None
    line: CodeText | None
    known: int
    repeat: bool


@fact("已接听", "A call was answered")
class CallAnswered(Event, frozen=True):
    """`seconds` since it came in."""

    call: UUID
    seconds: int


@fact("通话结束", "A call ended")
class CallEnded(Event, frozen=True):
    call: UUID
    seconds: int


@fact("来电未接通", "A call was abandoned")
class CallAbandoned(Event, frozen=True):
    """`call_back` False: the number belongs to a quiet case and must not be called."""

    call: UUID
    seconds: int
    call_back: bool


@fact("回拨超时", "A call-back is overdue")
class CallBackOverdue(Event, frozen=True):
    call: UUID
    step: int


@fact("已回拨", "A caller was called back")
class CalledBack(Event, frozen=True):
    call: UUID
    reached: bool


@fact("来电已登记", "A call was recorded as a case")
class CallRecorded(Event, frozen=True):
    call: UUID
    case: UUID
