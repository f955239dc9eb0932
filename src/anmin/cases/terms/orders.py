"""Words of orders: one per responder, from ordered to done; stages, refusals, withdrawals, reports."""

from anmin.kernel.words import Code, Fault, Permission

ORDER_RESPONDERS = Permission("cases.order", "派警", "Order responders")
ANSWER_ORDERS = Permission("cases.answer_orders", "接收与办理派警", "Answer and carry out orders")


class ResponderKind(Code):
    UNIT = "unit", "警力单元", "Unit"
    ORGANISATION = "organisation", "单位", "Organisation"
    STAFF = "staff", "个人", "Member of staff"


class OrderState(Code):
    """派警 → 终端接收 → 签收 → 出动 → 到场 → 反馈 → 办结; backwards never."""

    ORDERED = "ordered", "已下达", "Ordered"
    RECEIVED = "received", "终端已接收", "Received by the terminal"
    ACCEPTED = "accepted", "已签收", "Acknowledged"
    EN_ROUTE = "en_route", "已出动", "Set out"
    ON_SCENE = "on_scene", "已到场", "On scene"
    REPORTED = "reported", "已初报", "Reported from the scene"
    DONE = "done", "已办结", "Done"
    REFUSED = "refused", "已拒绝", "Refused"
    WITHDRAWN = "withdrawn", "已撤回", "Withdrawn"


ENDED = frozenset({OrderState.DONE, OrderState.REFUSED, OrderState.WITHDRAWN})


class RefusalReason(Code):
    NOT_OURS = "not_ours", "不属本单位职责", "Not within our duties"
    BUSY = "busy", "正在处置更紧急警情", "On something more urgent"
    NO_CREW = "no_crew", "人员不足", "Not enough people"
    NO_EQUIPMENT = "no_equipment", "装备不足或故障", "Equipment missing or broken"
    UNREACHABLE = "unreachable", "道路不通", "The way is blocked"
    OTHER = "other", "其他", "Other"


class WithdrawReason(Code):
    CANCELLED = "cancelled", "警情取消", "The matter is cancelled"
    EXCHANGED = "exchanged", "更换警力", "Exchanged for another"
    PREEMPTED = "preempted", "调往更紧急警情", "Needed for something more urgent"
    NOT_NEEDED = "not_needed", "无须处置", "Not needed any more"
    MISTAKE = "mistake", "误派", "Ordered by mistake"
    MERGED = "merged", "警情并案", "The case was merged"
    RETURNED = "returned", "承办单位退回", "Returned by its organisation"


class PositionMark(Code):
    OK = "ok", "正常", "Good"
    NONE = "none", "无位置", "No position"
    COARSE = "coarse", "精度差", "Coarse"
    STALE = "stale", "过期", "Stale"
    JUMP = "jump", "跳变", "Jumped"


class Ask(Code):
    """What a first report asks for."""

    MORE_POLICE = "more_police", "增援警力", "More police"
    TECHNICIANS = "technicians", "刑事技术", "Forensic technicians"
    TRAFFIC = "traffic", "交警", "Traffic police"
    FIRE = "fire", "消防", "Fire and rescue"
    AMBULANCE = "ambulance", "急救", "Ambulance"
    UTILITY = "utility", "水电气热单位", "Utility company"
    TOW = "tow", "清障", "Tow truck"
    VIDEO = "video", "视频追踪", "Video tracing"
    OTHER = "other", "其他", "Other"


class FamilyConsent(Code):
    GIVEN = "given", "家属同意", "The family consents"
    REFUSED = "refused", "家属不同意", "The family does not consent"
    NOT_FOUND = "not_found", "未联系到家属", "No family was found"


ORDER_UNKNOWN = Fault(
    "order_unknown", 404, "没有这张派警单，或不归您办理。", "There is no such order, or it is not yours to answer."
)
ILLEGAL_STAGE = Fault(
    "illegal_stage",
    422,
    "当前为“{state}”，下一步只能是：{legal}。",
    "The order stands at “{state}”; what may come next: {legal}.",
)
STAGE_TIME = Fault(
    "stage_time",
    422,
    "时间不能晚于现在，也不能早于上一环节（{after}）。",
    "The time must not lie in the future or before the stage before it ({after}).",
)
ORDER_ENDED = Fault("order_ended", 409, "这张派警单已结束（{state}）。", "This order has ended ({state}).")
RESPONDER_UNKNOWN = Fault("responder_unknown", 422, "没有这个处置力量。", "There is no such responder.")
RESPONDER_OFF = Fault("responder_off", 409, "{name}不在岗，不能派警。", "{name} is off duty and cannot be ordered.")
UNIT_BUSY = Fault(
    "unit_busy",
    409,
    "{name}正在处置 {level} 级警情（{state}）；确认抽调请再次提交并标明抽调。",
    "{name} is on a level {level} case ({state}); send again with preempt to take it away.",
)
CANNOT_PREEMPT = Fault(
    "cannot_preempt",
    409,
    "{name}正在处置同级或更紧急的警情，须由指挥长抽调。",
    "{name} is on a case as urgent or more; only the watch commander may take it away.",
)
ALREADY_ORDERED = Fault(
    "already_ordered", 409, "所选力量中有的已在处置本警情。", "One of these responders is on this case already."
)
REPORT_FINAL = Fault("report_final", 409, "已作最终反馈，不能再报。", "The final report has already been made.")
NOT_ON_SCENE = Fault(
    "not_on_scene", 422, "到场后才能反馈；如属例外请说明原因。", "Report after arriving, or say why it is otherwise."
)
ORDER_NOT_REFUSED = Fault("order_not_refused", 409, "这张派警单没有被拒绝。", "This order was not refused.")
ORDER_STANDS = Fault("order_stands", 409, "这张派警单没有被撤回。", "This order was not withdrawn.")
