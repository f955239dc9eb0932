"""Words of telephone calls: where one stands, what marks a repeat caller, refusals."""

from anmin.kernel.words import Code, Fault


class CallState(Code):
    RINGING = "ringing", "振铃", "Ringing"
    ANSWERED = "answered", "通话中", "Answered"
    ENDED = "ended", "已结束", "Ended"
    ABANDONED = "abandoned", "未接通", "Abandoned before it was answered"
    CALLED_BACK = "called_back", "已回拨", "Called back"


class CallQuiet(Code):
    """Why a message of the telephone system changed nothing."""

    SAME = "same", "重复消息", "The same message again"
    LATE = "late", "迟到消息", "The call had gone further already"


class RepeatBy(Code):
    """What an earlier call came to, that makes its number one of a repeat caller."""

    NUISANCE = "nuisance", "骚扰电话", "Nuisance calls"
    FALSE_REPORT = "false_report", "虚假报警", "False reports"


class CallPurpose(Code):
    CALL_BACK = "call_back", "核对或回拨来电", "Confirming or calling back a caller"


CALL_UNKNOWN = Fault(
    "call_unknown", 404, "没有这通电话，或不在您的范围内。", "There is no such call within your reach."
)
CALL_RECORDED = Fault("call_recorded", 409, "这通电话已登记为警情。", "This call has been recorded as a case already.")
CALL_NOT_WAITING = Fault("call_not_waiting", 409, "这通电话无须回拨。", "This call does not wait to be called back.")
CALL_BACK_UNSAFE = Fault(
    "call_back_unsafe",
    409,
    "此号码关联静默或不便通话的警情，严禁回拨。",
    "This number belongs to a quiet or unsafe case: never call it back.",
)
