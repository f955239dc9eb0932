"""Words of the figures and of the weekly supervision sheet 督办周报."""

from anmin.kernel.words import Code, Fault, Permission, Text

SEE_FIGURES = Permission("insight.see", "查看统计指标与督办周报", "See figures and weekly supervision sheets")


class By(Code):
    """What the rows of the table stand for."""

    NONE = "none", "合计", "Total"
    ORGANISATION = "organisation", "单位", "Organisation"
    LEVEL = "level", "级别", "Level"
    CATEGORY = "category", "类别", "Category"
    KIND = "kind", "事项类型", "Kind"
    CHANNEL = "channel", "来源", "Channel"
    DAY = "day", "日期", "Day"


class Shape(Code):
    COUNT = "count", "件数", "Count"
    SHARE = "share", "比率", "Share"
    MEDIAN = "median", "中位用时", "Median time"


class FigureSide(Code):
    """Which cases behind a figure."""

    NUMERATOR = "numerator", "分子", "Numerator"
    DENOMINATOR = "denominator", "分母", "Denominator"


class FigureCode(Code):
    COLLECTED = "collected", "收集", "Collected"
    DONE = "done", "办结", "Done"
    DONE_RATE = "done_rate", "办结率", "Done rate"
    SATISFIED = "satisfied", "满意率", "Satisfied"
    BASICALLY = "basically", "基本满意率", "Basically satisfied"
    DISSATISFIED = "dissatisfied", "不满意率", "Dissatisfied"
    UNRATED = "unrated", "未评价率", "Unrated"
    ON_TIME = "on_time", "按时办结率", "On time"
    OVERDUE_OPEN = "overdue_open", "超时未结", "Overdue and open"
    ACCEPTED_IN_TIME = "accepted_in_time", "按时签收率", "Accepted in time"
    RETURNED = "returned", "退回率", "Returned"
    REOPENED = "reopened", "重办率", "Taken up again"
    EFFECTIVE = "effective", "有效处置率", "Effective handling"
    FIRST_REPLY = "first_reply", "首次回复用时", "First reply"
    FIRST_CONTACT = "first_contact", "首次到场用时", "First contact"
    RESOLUTION = "resolution", "办结用时", "Resolution"
    ALARMS = "alarms", "警情", "Alarms"
    DIVERTED = "diverted", "非警务分流率", "Diverted share"
    TO_HOTLINE = "to_hotline", "移交 12345 占比", "Passed to 12345"
    FROM_HOTLINE = "from_hotline", "12345 转入占比", "Come from 12345"
    TURNED_URGENT = "turned_urgent", "诉求转警情", "Matters that became alarms"


class Cell(Code):
    """Headings of the files and of the sheet."""

    WEEKLY = "weekly", "督办周报", "Weekly supervision sheet"
    PRELIMINARY = "preliminary", "（未印发）", "(not issued)"
    NUMBER = "number", "编号", "Number"
    WEEK = "week", "周次", "Week"
    GROUP = "group", "分组", "Group"
    NAME = "name", "指标", "Figure"
    VALUE = "value", "数值", "Value"
    DEFINITION = "definition", "口径", "Definition"
    PERIOD = "period", "期间", "Period"
    LAMPS = "lamps", "红黄绿灯", "Lamps"
    FIGURES = "figures", "本周指标", "Figures of the week"
    RED = "red", "红灯（已超时）", "Red: overdue"
    YELLOW = "yellow", "黄灯（将到期）", "Yellow: nearly due"
    GREEN = "green", "绿灯（期限内）", "Green: in time"
    SUPERVISED = "supervised", "本周被督办", "Supervised this week"
    SUPERVISIONS_OPEN = "supervisions_open", "未办结的督办", "Supervisions open"
    OVERDUE = "overdue", "超时未结事项", "Open and overdue"
    CASE = "case", "事项编号", "Matter"
    DUE = "due", "时限", "Due"
    DAYS_LATE = "days_late", "超时天数", "Days late"
    CATEGORY = "category", "类别", "Category"
    LISTED = "listed", "仅列前", "Listed: the first"
    ROUNDS = "rounds", "第几次办理", "Round"


class Unissued(Code):
    """Why no sheet was issued."""

    STANDS = "stands", "本周周报已印发", "The sheets of this week were issued"
    NOBODY = "nobody", "没有主办事项的单位", "No organisation leads anything"


TOTAL = Text("合计", "Total")
UNCLASSIFIED = "unclassified"
UNKNOWN_GROUP = Text("未分类", "Not classified")

PERIOD_WRONG = Fault(
    "period_wrong",
    422,
    "期间有误：起始不得晚于截止，最长 {days} 天，请缩短后再查。",
    "This period cannot be counted: it begins before it ends and lasts at most {days} days; choose a shorter one.",
)
WEEK_WRONG = Fault(
    "week_wrong",
    422,
    "周次有误：请按 2026-W12 填写，且不得晚于本周。",
    "There is no such week: write it as 2026-W12, and not later than this week.",
)
