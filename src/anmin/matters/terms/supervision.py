"""Words of supervision 督办: orders of the office above, leaders' instructions, reminders, the lamps of the board."""

from anmin.kernel.words import Code, Fault, Permission

SUPERVISE = Permission("matters.supervise", "督办与催办", "Supervise: orders from above and reminders")
INSTRUCT = Permission("matters.instruct", "领导批示", "Give a leader's instruction")


class SupervisionKind(Code):
    SUPERVISION = "supervision", "督办单", "Supervision order"
    INSTRUCTION = "instruction", "领导批示", "Leader's instruction"


class SupervisionState(Code):
    """`issued → seen → answered → ended`; an answer that does not satisfy leads back to `issued`."""

    ISSUED = "issued", "已下达", "Issued"
    SEEN = "seen", "已阅知", "Seen"
    ANSWERED = "answered", "已回复", "Answered"
    ENDED = "ended", "已办结", "Ended"


class Lamp(Code):
    """Of an open matter: overdue, three quarters of its time spent, in time. A pause holds the lamp where it was."""

    RED = "red", "红灯（已超时）", "Red: overdue"
    YELLOW = "yellow", "黄灯（将到期）", "Yellow: nearly due"
    GREEN = "green", "绿灯（期限内）", "Green: in time"


class SupervisionQuiet(Code):
    SAME = "same", "已阅知或已回复", "It was seen before"
    STALE = "stale", "情况已变化，无须处理", "The state has moved on"


SUPERVISION_UNKNOWN = Fault(
    "supervision_unknown", 404, "没有这份督办或批示，或不归您办理。", "There is no such order, or it is not yours."
)
SUPERVISION_STATE = Fault(
    "supervision_state",
    409,
    "当前为“{state}”，不能这样办理。",
    "It stands at “{state}”, which does not allow this.",
)
SUPERVISION_STANDS = Fault(
    "supervision_stands",
    409,
    "对该单位的{number}尚未办结，请先办结或催办。",
    "{number} to this organisation is still open; end it first, or remind the organisation.",
)
NOT_A_PART = Fault(
    "not_a_part",
    422,
    "该单位没有承办或协办此事项，请先转交。",
    "This organisation neither leads nor supports the matter; hand it over first.",
)
NOT_ABOVE = Fault(
    "not_above",
    403,
    "督办须由承办单位的上级或接警台发出。",
    "Only the office above this organisation, or the desk, may supervise it.",
)
DEADLINE_PAST = Fault("deadline_past", 422, "期限应在今后一年之内。", "The deadline must lie within the next year.")
REMINDED_TODAY = Fault(
    "reminded_today",
    409,
    "今天已催办过该单位，请明天再催，或改发督办单。",
    "This organisation was reminded today; remind it tomorrow, or issue a supervision order.",
)
