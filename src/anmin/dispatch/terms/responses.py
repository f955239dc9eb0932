"""Words of response levels: the parties of a preset list, where each stands, and why one could not be ordered."""

from anmin.kernel.registers.terms import Complaint
from anmin.kernel.words import Code, Fault, Permission, Text

SEE_RESPONSES = Permission("dispatch.see_responses", "查看响应与预案", "See responses and plans")
MANAGE_RESPONSES = Permission("dispatch.manage_responses", "维护响应等级与预案", "Maintain response levels and plans")
KEPT = Text(
    "长期保存：当时依据何种预案调度须能说明。",
    "Kept for good: by which plan responders were ordered must stay explainable.",
)


class PartyKind(Code):
    UNIT = "unit", "警力单元", "Unit"
    ORGANISATION = "organisation", "单位", "Organisation"


class PartyRole(Code):
    JOIN = "join", "参与处置", "Takes part"
    INFORMED = "informed", "通报知悉", "Is informed"


INFORM = "inform"
"""The sub-task of an order that only informs (JJ-03)."""


class Standing(Code):
    """Where a party of a response stands; what is required holds joint closure until done or excused."""

    NOT_ORDERED = "not_ordered", "未下达", "Not ordered"
    UNDER_WAY = "under_way", "办理中", "Under way"
    REFUSED = "refused", "已拒绝", "Refused"
    WITHDRAWN = "withdrawn", "已撤回", "Withdrawn"
    DONE = "done", "已办结", "Done"
    EXCUSED = "excused", "指挥长免除", "Excused by the watch commander"


class LeftOut(Code):
    """Why a party of a preset list could not be ordered; it is always told."""

    UNKNOWN = "unknown", "名单中的单位代码不存在或已停用", "The list names an organisation that is not there or closed"
    NONE = "none", "附近没有这类单位", "No organisation of this kind is near"
    SEVERAL = "several", "有多个同类单位，请在名单中写明代码", "Several of this kind: name one in the list"
    NO_UNIT = "no_unit", "没有空闲的这类警力", "No unit of this kind is free"
    BUSY = "busy", "正在处置其他警情", "Busy with another case"
    OFF = "off", "不在岗", "Off duty"


LEVEL_UNKNOWN = Fault(
    "response_level_unknown",
    422,
    "这类警情没有这一等级的响应名单。",
    "There is no preset list of this level for this kind of case.",
)
PLAN_UNKNOWN = Fault("plan_unknown", 422, "没有这个预案。", "There is no such plan.")
RESPONSE_UNKNOWN = Fault(
    "response_unknown",
    404,
    "本警情没有启动响应。",
    "No response is in force for this case, or it is not within your reach.",
)
PARTY_UNKNOWN = Fault("response_party_unknown", 404, "响应中没有这一方。", "The response has no such party.")
PARTY_ORDERED = Fault("response_party_ordered", 409, "这一方正在办理，不能另派。", "This party is under way already.")
RESPONDER_IS_PARTY = Fault(
    "responder_is_party",
    409,
    "所选力量已是本次响应的另一方，请选其他力量。",
    "This responder is another party of the response; choose somebody else.",
)
RESPONSE_WAITS = Fault(
    "response_waits", 409, "还有必须反馈的单位未办结：{parties}。", "Required parties have not reported: {parties}."
)
NOBODY_NAMED = Complaint(
    "party_responder",
    "单位须写明代码或类别，警力须写明种类。",
    "An organisation needs a code or a kind, a unit needs a kind.",
)
INFORMED_REQUIRED = Complaint(
    "informed_required", "仅通报的一方不能要求反馈。", "A party that is only informed cannot be required."
)
