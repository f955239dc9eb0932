"""Words of a matter: how urgent it is, who leads, why it was returned, who may do what, and every refusal."""

from anmin.kernel.words import Code, Fault, Permission

ASSESS_MATTERS = Permission("matters.assess", "研判诉求", "Assess matters")
ROUTE_MATTERS = Permission("matters.route", "分派诉求", "Hand matters to those who handle them")
ANSWER_MATTERS = Permission("matters.answer", "办理与答复诉求", "Handle and answer matters")
REVIEW_MATTERS = Permission("matters.review", "审核答复与延期", "Review answers and decide on extensions")
MANAGE_MATTERS = Permission("matters.manage", "维护诉求时限与派单规则", "Maintain deadlines and routes of matters")


class Urgency(Code):
    """Which deadlines hold. The last two are phases: before anybody assessed it, and after its citizen was dissatisfied."""

    DANGER = "danger", "危及生命财产", "Danger to life or property"
    UTILITIES = "utilities", "水电气热", "Water, power, gas, heat"
    CONSULTATION = "consultation", "咨询", "Question"
    ORDINARY = "ordinary", "一般", "Ordinary"
    COMPLEX = "complex", "复杂", "Complex"
    TRIAGE = "triage", "待研判", "Waiting to be assessed"
    REOPENED = "reopened", "重新办理", "Taken up again"


BY_HAND = frozenset(Urgency) - {Urgency.TRIAGE, Urgency.REOPENED}
"""What somebody may say of a matter."""


class PartRole(Code):
    LEAD = "lead", "主办", "Leads"
    SUPPORT = "support", "协办", "Supports"
    MARKET = "market", "市场化服务", "Listed company"


class PauseWhy(Code):
    QUESTION = "question", "等待诉求人答复", "The citizen was asked"


class ReturnReason(Code):
    NOT_OURS = "not_ours", "不属本单位职责", "Not within our duties"
    NOT_HERE = "not_here", "不在本单位辖区", "Not within our area"
    OTHER_LEADS = "other_leads", "应由其他单位主办", "Another one should lead"
    UNCLEAR = "unclear", "诉求不清，无法办理", "Too unclear to be handled"
    REFUSED = "refused", "派单被拒绝", "The order was refused"
    CLOSED = "closed", "单位已停用", "The organisation was closed"
    OTHER = "other", "其他", "Other"


class MatterStep(Code):
    """What the clock of a matter says next."""

    UNACCEPTED = "unaccepted", "逾期未签收", "Not accepted in time"
    WARNED = "warned", "时限过去四分之三", "Three quarters of the time are gone"
    OVERDUE = "overdue", "已逾期", "Overdue"
    REMINDED = "reminded", "逾期催办", "Reminded"
    NAMED = "named", "逾期通报", "Named to the supervisor"


class ExtensionState(Code):
    ASKED = "asked", "待审批", "Asked for"
    GRANTED = "granted", "同意", "Granted"
    REFUSED = "refused", "不同意", "Refused"


class AnswerState(Code):
    GIVEN_IN = "given_in", "待审核", "Waits for review"
    SENT_BACK = "sent_back", "退回修改", "Sent back"
    ANSWERED = "answered", "已答复", "Given to the citizen"


class MatterQuiet(Code):
    """Why an action on a matter said nothing."""

    SAME = "same", "内容没有变化", "Nothing differs"
    STALE = "stale", "情况已变化，无须处理", "The state has moved on"


NOT_TRIED = Fault(
    "register_not_tried",
    422,
    "这张表不能试算；可以试算研判规则、派单规则和诉求时限。",
    "This register is not tried; rules of assessment, routes and deadlines are.",
)
MATTER_UNKNOWN = Fault(
    "matter_unknown",
    404,
    "没有这件诉求，或它属于警情。",
    "There is no such matter within your reach, or it is an emergency.",
)
MATTER_OVER = Fault(
    "matter_over",
    409,
    "诉求已办结；如需继续办理请先重开。",
    "The matter is concluded; reopen it first.",
)
MATTER_PAUSED = Fault(
    "matter_paused", 409, "正在等待诉求人答复，时限已暂停。", "The citizen was asked and the clock is paused already."
)
NOT_PAUSED = Fault("matter_not_paused", 409, "时限没有暂停。", "The clock is not paused.")
NOT_LEAD = Fault(
    "matter_not_lead",
    403,
    "本单位不是主办单位，不能这样办理；请联系主办单位。",
    "Your organisation does not lead this matter; ask the one that does.",
)
NOT_YOURS_TO_ROUTE = Fault(
    "matter_not_yours_to_route",
    403,
    "只能分派给本单位的下级；改派其他单位请退回或联系派单席。",
    "You may hand it to organisations below yours only; return it, or ask the desk.",
)
NO_ROUTE = Fault(
    "matter_no_route",
    422,
    "派单规则中没有这类诉求的承办单位，请指定主办单位。",
    "No route names an organisation for this matter; name the lead by hand.",
)
ROUTING_LOOP = Fault(
    "matter_routing_loop",
    409,
    "{name}已退回过这件诉求；确需再派请由指挥长指定。",
    "{name} has returned this matter already; the watch commander may send it there all the same.",
)
URGENCY_BY_HAND = Fault(
    "matter_urgency_by_hand", 422, "请选择一种办理时限类别。", "Choose one of the kinds of urgency that are handled."
)
NOT_ASSESSED = Fault("matter_not_assessed", 409, "请先研判，再派单。", "Assess the matter before you hand it over.")
PART_UNKNOWN = Fault(
    "matter_part_unknown", 404, "本单位没有这件诉求的派单。", "Your organisation has no order in this matter."
)
EXTENSION_LATE = Fault(
    "matter_extension_late", 409, "时限已到，不能再申请延期。", "An extension is asked for before the time is over."
)
EXTENSION_STANDS = Fault(
    "matter_extension_stands", 409, "已有一份延期申请待审批。", "An extension has been asked for and is not decided."
)
EXTENSION_UNKNOWN = Fault("matter_extension_unknown", 404, "没有这份延期申请。", "There is no such request.")
EXTENSION_DECIDED = Fault("matter_extension_decided", 409, "这份延期申请已审批。", "This request was decided already.")
ANSWER_STANDS = Fault("matter_answer_stands", 409, "已有一份答复待审核。", "An answer waits for its review already.")
ANSWER_UNKNOWN = Fault("matter_answer_unknown", 404, "没有这份答复。", "There is no such answer.")
ANSWER_REVIEWED = Fault("matter_answer_reviewed", 409, "这份答复已审核。", "This answer was reviewed already.")
REASON_NEEDED = Fault("matter_reason_needed", 422, "请写明理由。", "Say why.")
ALREADY_IN_IT = Fault(
    "matter_already_in_it", 409, "{name}已在办理这件诉求。", "{name} takes part in this matter already."
)
NO_MARKET = Fault("matter_no_market", 422, "没有提供这项服务的登记企业。", "No listed company offers this service now.")
