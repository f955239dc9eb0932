"""The columns of lists of this room as files."""

from anmin.kernel.words import Code


class StaffColumn(Code):
    LOGIN = "login", "账号", "Login"
    NAME = "name", "姓名", "Name"
    BADGE = "badge", "警号", "Badge"
    PHONE = "phone", "电话（已脱敏）", "Telephone, masked"
    ORGANISATION = "organisation", "单位", "Organisation"
    STATE = "state", "状态", "State"
    MADE_AT = "made_at", "建立时间", "Made"
    LEFT_AT = "left_at", "离任时间", "Left"


class LineColumn(Code):
    SEQ = "seq", "序号", "Number"
    AT = "at", "时间", "Time"
    ACTOR = "actor", "操作人", "Actor"
    ON_BEHALF = "on_behalf", "代表", "On behalf of"
    CHANNEL = "channel", "来源", "Channel"
    ACTION = "action", "操作", "Action"
    SUBJECT = "subject", "对象", "Subject"
    EVENT = "event", "事件", "Event"
    SAYS = "says", "事件名称", "What happened"
    PAYLOAD = "payload", "内容", "Payload"
    CAUSE = "cause", "起因", "Cause"
    REQUEST = "request", "请求", "Request"
