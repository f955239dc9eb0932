"""Words of duty: posts, the permissions around them, every refusal."""

from anmin.kernel.words import Code, Fault, Permission

MANAGE_DUTY = Permission("identity.manage_duty", "编排值班", "Make the duty roster")
SEE_DUTY = Permission("identity.see_duty", "查看值班", "See the duty roster")
STAND_DUTY = Permission("identity.stand_duty", "值班与交接班", "Stand duty and hand over")


class DutyPost(Code):
    CALL_TAKER = "call_taker", "接警席", "Call-taker"
    DISPATCHER = "dispatcher", "派警席", "Dispatcher"
    WATCH_COMMANDER = "watch_commander", "指挥长", "Watch commander"
    DUTY_LEADER = "duty_leader", "值班领导", "Duty leader"
    DUTY_OFFICER = "duty_officer", "值班民警", "Duty officer"
    PATROL = "patrol", "巡逻", "Patrol"
    STANDBY = "standby", "备勤", "Standby"


class DutyQuiet(Code):
    """Why an action on the roster said nothing."""

    SAME = "same", "内容没有变化", "Nothing differs"


SHIFT_UNKNOWN = Fault("shift_unknown", 404, "没有这个班次。", "There is no such shift.")
SHIFT_PERIOD = Fault(
    "shift_period",
    422,
    "班次应在前 31 天至后 400 天之内，结束晚于开始，且不超过 72 小时。",
    "A shift lies between 31 days ago and 400 days ahead, ends after it begins and lasts at most 72 hours.",
)
SHIFT_OVERLAPS = Fault(
    "shift_overlaps",
    409,
    "该人员同时段已有班次；确需如此请强制排班并注明原因。",
    "The person stands another shift at that time; force it with a reason if it must be.",
)
REASON_NEEDED = Fault("reason_needed", 422, "请注明原因。", "A reason is needed.")
NOT_ON_DUTY_LIST = Fault(
    "not_on_duty_list", 409, "停用或离职的人员不能排班。", "Somebody suspended or gone cannot stand a shift."
)
RANGE_TOO_LONG = Fault(
    "range_too_long", 422, "时间范围应为 1 秒至 62 天。", "The range must be between a second and 62 days."
)
HANDOVER_UNKNOWN = Fault("handover_unknown", 404, "没有这份交接班记录。", "There is no such handover.")
NOT_YOUR_SHIFT = Fault(
    "not_your_shift",
    403,
    "只有当班人员在当班期间及之后 12 小时内可以写交接班记录。",
    "Only who stands the shift writes its handover, from its beginning to twelve hours after its end.",
)
NOT_THE_NEXT = Fault(
    "not_the_next",
    403,
    "只有同一岗位的接班人员可以确认交接。",
    "Only somebody else who stands the same post now or within two hours acknowledges a handover.",
)
HANDOVER_DONE = Fault(
    "handover_done", 409, "交接已确认，不能再改。", "The handover is acknowledged and stays as it is."
)
