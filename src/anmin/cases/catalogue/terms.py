"""The words of the catalogue: permissions, closed lists and what can be wrong between the rows of a register."""

from anmin.kernel.registers.terms import Complaint
from anmin.kernel.words import Code, Permission, Text

MANAGE_CATALOGUE = Permission("cases.manage_catalogue", "维护警情基础数据", "Maintain the catalogue of cases")
SEE_CATALOGUE = Permission("cases.see_catalogue", "查看内部警情基础数据", "See the internal catalogue of cases")

KEPT = Text(
    "长期保存：当时依据何种规则办理须能说明。",
    "Kept for good: by which rules a case was handled must stay explainable.",
)


class QuestionKind(Code):
    """What an answer is made of."""

    TEXT = "text", "文字", "Text"
    NUMBER = "number", "数字", "Number"
    CHOICE = "choice", "选项", "Choice"
    YES_NO = "yes_no", "是或否", "Yes or no"
    TIME = "time", "时间", "Time"
    PLACE = "place", "地点", "Place"
    PHONE = "phone", "电话", "Phone"


class TaskFor(Code):
    """Whose work a sub-task is; dispatch finds the unit or the organisation."""

    CALL_TAKER = "call_taker", "接警员", "Call-taker"
    WATCH_COMMANDER = "watch_commander", "指挥长", "Watch commander"
    UNIT = "unit", "处警单元", "Responding unit"
    STATION = "station", "辖区派出所", "Local station"
    PATROL = "patrol", "街面巡逻", "Street patrol"
    VIDEO = "video", "视频巡查", "Video desk"
    DATA = "data", "数据研判", "Data desk"
    ANTI_FRAUD = "anti_fraud", "反诈中心", "Anti-fraud centre"
    TRAFFIC = "traffic", "交警", "Traffic police"
    TECHNICIANS = "technicians", "刑事技术", "Forensic technicians"
    FIRE = "fire", "消防救援", "Fire and rescue"
    AMBULANCE = "ambulance", "急救中心", "Ambulance"
    COMPANY = "company", "联动单位", "Utility or partner company"
    COMMUNITY = "community", "村（社区）干部", "Village or community cadre"


class Outcome(Code):
    """What became of a case, as figures count it."""

    HANDLED = "handled", "已处置", "Handled"
    MEDIATED = "mediated", "已调解", "Mediated"
    CASE_FILED = "case_filed", "已受案立案", "Case filed"
    TRANSFERRED = "transferred", "已移交", "Transferred"
    UNFOUNDED = "unfounded", "查无实据", "Unfounded"
    FALSE_REPORT = "false_report", "虚假报警", "False report"
    WITHDRAWN_BY_CALLER = "withdrawn_by_caller", "报警人撤回", "Withdrawn by the caller"
    MERGED = "merged", "已并案", "Merged"
    EXERCISE = "exercise", "测试演练", "Test or exercise"


class PhraseFor(Code):
    """Whom a ready-made sentence helps."""

    DEAF = "deaf", "听障、言语障碍者", "Deaf or voice-impaired callers"
    COVERT = "covert", "不便出声者", "Callers who must not be heard"


class ClockName(Code):
    """Everything on a case that has a limit or comes back after a while."""

    ANSWER = "answer", "接听", "Answer the call"
    ANSWER_NEARLY_ALL = "answer_nearly_all", "接听（绝大多数）", "Answer nearly all calls"
    ACKNOWLEDGE = "acknowledge", "签收", "Acknowledge"
    UNANSWERED = "unanswered", "待接警", "Waiting to be taken"
    UNORDERED = "unordered", "接警后未派警", "Taken, nobody ordered"
    UNACKNOWLEDGED = "unacknowledged", "派警后未签收", "Ordered, not acknowledged"
    SET_OUT = "set_out", "出动", "Set out"
    ARRIVE = "arrive", "到场", "Arrive"
    WELFARE = "welfare", "现场安全确认", "Welfare check on scene"
    REPORT_BACK = "report_back", "反馈", "Report back"
    UNCLOSED = "unclosed", "反馈后未结案", "Reported back, not closed"
    WAITING = "waiting", "等待报警人回复", "Waiting for the caller"
    CLAIM = "claim", "正在接警的占用", "A case being opened is held"
    CALL_BACK = "call_back", "未接来电回拨", "Abandoned call to be called back"
    FOLLOW_UP = "follow_up", "回访", "Follow-up"


class CameraKind(Code):
    STREET = "street", "街面", "Street"
    CROSSING = "crossing", "路口", "Crossing"
    PREMISES = "premises", "重点场所", "Premises"
    OTHER = "other", "其他", "Other"


class AreaClass(Code):
    """Where a target of arrival holds."""

    ANY = "any", "不分区域", "Anywhere"
    CITY = "city", "城区", "City"
    SUBURB = "suburb", "城郊", "Suburb"
    COUNTRYSIDE = "countryside", "农村", "Countryside"


class ClockUnit(Code):
    SECOND = "second", "秒", "Seconds"
    MINUTE = "minute", "分钟", "Minutes"
    HOUR = "hour", "小时", "Hours"
    DAY = "day", "天", "Days"

    @property
    def seconds(self) -> int:
        return {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400}[self.value]


class ClockProfile(Code):
    """A closed list, so that a slip of the pen cannot leave a case without clocks."""

    CN_DEFAULT = "cn_default", "国内默认方案", "Chinese default"
    NENA = "nena", "NENA 接听标准", "NENA call answering"
    LOCAL = "local", "本地方案", "Local profile"


class ProfileUse(Code):
    """Which clock profile is asked, and which one where that says nothing."""

    IN_FORCE = "in_force", "现行", "In force"
    OTHERWISE = "otherwise", "现行未规定时", "Where that one is silent"


PARENT_MISSING = Complaint("parent_missing", "上级代码“{parent}”不存在。", "There is no parent with the code {parent}.")
PARENT_CIRCLE = Complaint("parent_circle", "上下级关系成环。", "The row is its own ancestor.")
TOO_DEEP = Complaint("too_deep", "类别最多 {most} 层。", "The tree has at most {most} depths.")
NO_CONDITION = Complaint("no_condition", "规则至少要有一个条件。", "A rule needs at least one condition.")
RESERVED_CODE = Complaint("reserved_code", "该代码由系统保留。", "This code is reserved.")
WRONG_OPTIONS = Complaint(
    "wrong_options",
    "选项题须给出至少两个代码不同的选项，其他题不得有选项。",
    "A choice needs two or more options with different codes, any other question none.",
)
TASK_BEFORE_UNKNOWN = Complaint(
    "task_before_unknown",
    "前置任务不在同一模板中，或前后成环。",
    "The task before it is not in the same template, or waits for this one.",
)
BUCKETS_OPEN = Complaint(
    "buckets_open",
    "同一时限各档上限不得相同，且应有且只有一档不设上限。",
    "The buckets of a clock need different limits and exactly one without any.",
)
WRONG_DAYS = Complaint("wrong_days", "终止日期早于起始日期。", "The last day lies before the first.")
