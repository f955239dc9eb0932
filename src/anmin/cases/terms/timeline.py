"""Words of the time line: who did it when it was nobody of the staff, and what the values of a line are called."""

from anmin.kernel.words import Code


class By(Code):
    STAFF = "staff", "工作人员", "Member of staff"
    CALLER = "caller", "报警人", "The caller"
    PUBLIC = "public", "其他人员", "Somebody else"
    HOUSE = "house", "系统", "The system"


class Said(Code):
    """Fields of facts; one that is not named here is left to the page of the case."""

    ANSWERED = "answered", "是否应答", "Answered"
    ASKS = "asks", "请求配合", "Partners asked for"
    BEFORE = "before", "原为", "Before"
    CATEGORY = "category", "类别", "Category"
    CAUGHT = "caught", "抓获", "Caught"
    CHANNEL = "channel", "来源", "Channel"
    DEAD = "dead", "死亡", "Dead"
    DESK = "desk", "接警单位", "Desk"
    DISPOSITION = "disposition", "处理结果", "Disposition"
    FINAL = "final", "最终反馈", "Final report"
    FLAGS = "flags", "标记", "Flags"
    INJURED = "injured", "受伤", "Injured"
    KIND = "kind", "种类", "Kind"
    LEVEL = "level", "级别", "Level"
    MARK = "mark", "位置", "Position"
    MEASURE = "measure", "法律措施", "Legal measure"
    OFFICE = "office", "单位", "Office"
    REASON = "reason", "原因", "Reason"
    REQUIRED = "required", "须反馈", "Report required"
    RESPONDER = "responder", "处置力量", "Responder"
    SECONDS = "seconds", "用时（秒）", "Seconds taken"
    SKIPPED = "skipped", "跳过环节", "Stages left out"
    STAGE = "stage", "环节", "Stage"
    STATE = "state", "状态", "State"
    STEP = "step", "预警级次", "Warning"
    TAG = "tag", "标签", "Tag"
    TIMES = "times", "次数", "Times"
    VERDICT = "verdict", "评价", "Verdict"
    WAY = "way", "方式", "Way"


class YesNo(Code):
    YES = "yes", "是", "Yes"
    NO = "no", "否", "No"
