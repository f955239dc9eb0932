"""Words of the case itself: where it stands, how it came in, what is true of its caller, and who may do what."""

from anmin.kernel.words import Code, Fault, Permission, Text

SEE_CASES = Permission("cases.see", "查看警情", "See cases", own=True)
TAKE_CASES = Permission("cases.take", "接警与研判", "Take and assess cases")
RECORD_CASES = Permission("cases.record", "自行发现上报", "Record a matter found on duty")
CLOSE_CASES = Permission("cases.close", "结案与重开", "Close and reopen cases")
COMMAND_CASES = Permission("cases.command", "指挥长先期处置", "Command: jurisdiction, overrides, response levels")
FOLLOW_UP_CASES = Permission("cases.follow_up", "回访", "Follow up with callers")
SEE_PARTIES = Permission("cases.see_parties", "查看当事人信息", "See involved parties")
TAKE_CALLS = Permission("cases.take_calls", "电话接入", "Bring telephone calls in")


class CaseKind(Code):
    """All but the first are matters that nobody has to race for; the room `matters` keeps their time."""

    EMERGENCY = "emergency", "警情", "Emergency"
    SERVICE = "service", "民生诉求", "Everyday matter"
    CONSULTATION = "consultation", "咨询", "Question"
    PETITION = "petition", "投诉信访", "Complaint or petition"


class CaseState(Code):
    """`received → taken → ordered → handling → reported → closed`; an open one always has somebody and a clock."""

    SCHEDULED = "scheduled", "预约待接", "Scheduled"
    RECEIVED = "received", "待接警", "Waiting to be taken"
    TAKEN = "taken", "已接警", "Taken"
    ORDERED = "ordered", "已派警", "Responders ordered"
    HANDLING = "handling", "处置中", "Being handled"
    REPORTED = "reported", "已反馈", "Reported back"
    CLOSED = "closed", "已结案", "Closed"
    MERGED = "merged", "已并案", "Merged into another"


OVER = frozenset({CaseState.CLOSED, CaseState.MERGED})


class CallKind(Code):
    """来话类型, apart from the category."""

    HELP = "help", "报警求助", "Call for help"
    COMPLAINT = "complaint", "举报投诉", "Tip or complaint"
    FEEDBACK = "feedback", "处警反馈", "Feedback on handling"
    CONSULTATION = "consultation", "信息咨询", "Question"
    DUPLICATE = "duplicate", "重复报警", "Duplicate report"
    NUISANCE = "nuisance", "骚扰电话", "Nuisance call"
    TEST = "test", "系统测试", "System test"
    OTHER = "other", "其他", "Other"


class Channel(Code):
    PHONE = "phone", "电话", "Telephone"
    SMS = "sms", "短信", "Text message"
    VIDEO = "video", "视频", "Video"
    APP = "app", "网页或应用", "Web or app"
    WECHAT = "wechat", "微信", "WeChat"
    SILENT = "silent", "静默报警", "Silent alarm"
    SNAP = "snap", "随手拍", "Snapped photo"
    KIOSK = "kiosk", "自助终端", "Kiosk"
    COUNTER = "counter", "窗口", "Counter"
    OFFICER = "officer", "民警发现", "Officer on duty"
    DEVICE = "device", "设备", "Device"
    PARTNER = "partner", "联动系统", "Partner system"
    HOTLINE = "hotline", "12345 转入", "Transferred from 12345"


class Flag(Code):
    UNSAFE_TO_CALL = "unsafe_to_call", "不便通话", "Unsafe to call"
    QUIET = "quiet", "静默", "Quiet: no sound, no call-back"
    OVERSEAS = "overseas", "境外", "Abroad"
    UNVERIFIED = "unverified", "身份未核实", "Identity not confirmed"
    RESTRICTED = "restricted", "限制查看", "Restricted"
    MINOR = "minor", "未成年人", "Minor"
    CANNOT_SPEAK = "cannot_speak", "言语或听力障碍", "Cannot speak or hear"
    PLACE_FORCED = "place_forced", "地址未核实", "Place not confirmed"
    REPEAT_CALLER = "repeat_caller", "多次报警人", "Repeat caller"
    DRILL = "drill", "演练", "Drill"
    TEST = "test", "测试", "Test"
    ADVISED = "advised", "仅告知，无须派警", "For information; nobody needs to be sent"
    CLEARED_BY_FORCE = "cleared_by_force", "强制结案", "Closed by force"


SILENT = frozenset({Flag.QUIET, Flag.UNSAFE_TO_CALL})
"""With one of these nobody calls, rings or sends a text that could betray the caller."""
OUT_OF_FIGURES = frozenset({Flag.DRILL, Flag.TEST})
"""Cases with these flags stay out of every figure."""


class Quiet(Code):
    """Why an action on a case said nothing."""

    SAME = "same", "内容没有变化", "Nothing differs"
    STALE = "stale", "情况已变化，无须处理", "The state has moved on"
    OVER = "over", "警情已结束", "The case is over"
    WAITS = "waits", "正在等待报警人回复", "It waits for its caller"
    TOLD = "told", "刚刚已通报", "It was told a moment ago"


class LevelReason(Code):
    LIFE = "life", "涉及生命危险", "Danger to life"
    CRIME_IN_PROGRESS = "crime_in_progress", "犯罪正在发生", "Crime in progress"
    SCENE = "scene", "现场情况变化", "The scene turned out otherwise"
    MISJUDGED = "misjudged", "初判不准", "First judged wrongly"
    ORDER = "order", "上级指令", "Ordered from above"
    MERGED = "merged", "并入更紧急警情", "A more urgent report joined it"


class JurisdictionReason(Code):
    PLACE = "place", "案发地核实", "The place was confirmed"
    RESIDENCE = "residence", "户籍地管辖", "Registered residence"
    NAMED = "named", "指挥长指定", "Named by the watch commander"
    BORDER = "border", "交界地区", "At a border of areas"


CASE_UNKNOWN = Fault(
    "case_unknown", 404, "没有这起警情，或不在您的范围内。", "There is no such case within your reach."
)
CASE_OVER = Fault("case_over", 409, "警情已结束，不能再办理；如需办理请先重开。", "The case is over; reopen it first.")
CASE_STATE = Fault(
    "case_state", 409, "警情当前为“{state}”，不能这样办理。", "The case stands at “{state}”, which does not allow this."
)
CASE_CLAIMED = Fault(
    "case_claimed",
    409,
    "{who}正在接这起警情（{seconds} 秒前打开）；确需由您接警，请再次确认。",
    "{who} is opening this case ({seconds} s ago); say once more that you take it all the same.",
)
NUMBER_TAKEN = Fault("case_number_taken", 503, "请稍后重试。", "Please try again.")
OFFICE_UNKNOWN = Fault("case_office_unknown", 422, "没有这个单位。", "There is no such organisation.")
CATEGORY_UNKNOWN = Fault("category_unknown", 422, "没有这个警情类别。", "There is no such category.")
TAG_UNKNOWN = Fault("alarm_tag_unknown", 422, "没有这个报警标签。", "There is no such alarm tag.")
SLOW_DOWN = Fault(
    "slow_down",
    429,
    "此设备提交过于频繁，请 {seconds} 秒后再试；紧急情况请用一键报警或拨打 110。",
    "This device is sending too often; try again in {seconds} s. In an emergency use the alarm button or call 110.",
)
EMPTY_CASE = Fault(
    "empty_case",
    422,
    "请至少写一句话、选一个标签、给出位置或附一张照片。",
    "Write a sentence, choose a tag, give a place or attach a photo.",
)

RECEIVED_TEXT = Text("已收到，值班人员正在查看。", "Received: somebody is looking at it now.")


class OpenCase(Code):
    """Why an account cannot be erased now."""

    STANDS = (
        "open_case",
        "您有尚未办结的求助，办结后才能注销",
        "A matter of yours is still open; erase when it is closed",
    )


class KeptCase(Code):
    """What stays after erasure."""

    RECORD = "case_record", "接处警记录依法保存", "Records of calls for help are kept by law"
