"""Words of the assistance letter 协查函: written and numbered once, sent, answered."""

from anmin.kernel.words import Code, Fault


class LetterState(Code):
    WRITTEN = "written", "已拟制", "Written"
    SENT = "sent", "已发出", "Sent"
    ANSWERED = "answered", "已回函", "Answered"


LETTER_UNKNOWN = Fault(
    "letter_unknown", 404, "没有这份协查函，或不在您的范围内。", "There is no such letter within your reach."
)
LETTER_STATE = Fault(
    "letter_state",
    409,
    "协查函当前为“{state}”，不能这样办理。",
    "The letter stands at “{state}”, which does not allow this.",
)
