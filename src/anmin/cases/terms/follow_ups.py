"""Words of follow-ups: the call or visit after a case was closed."""

from anmin.kernel.words import Code, Fault


class FollowUpWay(Code):
    CALL = "call", "电话回访", "Call"
    VISIT = "visit", "上门回访", "Visit"


class FollowUpState(Code):
    OPEN = "open", "待回访", "To be done"
    DONE = "done", "已回访", "Done"
    MISSED = "missed", "未联系上", "Nobody was reached"
    DROPPED = "dropped", "已取消", "Not needed any more"


FOLLOW_UP_UNKNOWN = Fault(
    "follow_up_unknown", 404, "没有这项回访，或不在您的范围内。", "There is no such follow-up within your reach."
)
FOLLOW_UP_ENDED = Fault("follow_up_ended", 409, "这项回访已经结束。", "This follow-up has already ended.")
VISIT_ONLY = Fault(
    "visit_only",
    422,
    "报警人不便通话，只能上门回访。",
    "It is not safe to call this person; follow up by a visit.",
)
FOLLOW_UP_PAST = Fault("follow_up_past", 422, "回访时间应在现在之后。", "The follow-up must lie ahead.")
