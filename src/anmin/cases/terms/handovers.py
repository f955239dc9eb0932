"""Words of hand-overs: a matter given to an agency outside the house, or made a criminal case."""

from anmin.kernel.words import Code, Fault, Permission

PROMOTE_CASES = Permission("cases.promote", "转为案件", "Promote a matter to a criminal case")


class HandOverKind(Code):
    AGENCY = "agency", "移交其他单位", "Handed over to another agency"
    CASE_FILE = "case_file", "转为案件", "Promoted to a criminal case"


class HandOverState(Code):
    """`offered → accepted → done | returned`, or `refused`: a transfer is a contract."""

    OFFERED = "offered", "待接收", "Offered"
    ACCEPTED = "accepted", "已接收", "Accepted"
    REFUSED = "refused", "已拒绝", "Refused"
    DONE = "done", "已办结", "Done"
    RETURNED = "returned", "已退回", "Returned"


HAND_OVER_UNKNOWN = Fault(
    "hand_over_unknown", 404, "没有这次移交，或不在您的范围内。", "There is no such hand-over within your reach."
)
HAND_OVER_STATE = Fault(
    "hand_over_state",
    409,
    "移交当前为“{state}”，下一步只能是：{legal}。",
    "The hand-over stands at “{state}”; what may come next: {legal}.",
)
