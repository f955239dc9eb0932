"""Words of the reply page: one answer by link for whoever was ordered and has no account."""

from anmin.kernel.words import Code, Fault, Permission, Text

LINK = Permission("matters.link", "发送回复链接", "Send reply links to organisations without accounts")


class LinkWay(Code):
    MAIL = "mail", "电子邮件", "Mail"
    SMS = "sms", "短信", "Text message"
    CODE = "code", "当面或电话告知", "Told as a code"


class LinkState(Code):
    MADE = "made", "待发送", "Waits to be sent"
    SENT = "sent", "已发送", "Sent"
    SEEN = "seen", "已打开", "Seen"
    ANSWERED = "answered", "已回复", "Answered"
    FAILED = "failed", "失败", "Failed"


class LinkWhy(Code):
    """Why nothing more comes by a link, or what it is stuck at."""

    NO_CARRIER = "no_carrier", "没有发送通道", "Nothing carries it"
    REFUSED = "refused", "通道拒绝或地址无效", "The carrier refused it, or the address is wrong"
    REPLACED = "replaced", "已另发链接", "Another link was sent"
    ORDER_OVER = "order_over", "派单已结束", "The order has ended"
    EXPIRED = "expired", "链接已过期", "It has expired"
    NOT_SENT = "not_sent", "一小时仍未发出", "Not sent within an hour"
    NOT_SEEN = "not_seen", "一天仍未打开", "Not opened within a day"
    NOT_ANSWERED = "not_answered", "打开两天仍未回复", "Opened two days ago and not answered"


class ReplyOutcome(Code):
    DONE = "done", "已办理", "It is done"
    NOT_OURS = "not_ours", "不属我单位职责", "It is not ours"


class ReplyQuiet(Code):
    """Why the page changed nothing."""

    ASKED = "asked", "仅显示页面", "The page was shown"
    WRONG = "wrong", "填写有误", "Something in it cannot be accepted"
    STALE = "stale", "情况已变化，无须处理", "The state has moved on"


LINK_UNKNOWN = Fault(
    "reply_link_unknown",
    404,
    "链接无效，请核对代码，或请派单单位重新发送。",
    "This link is not valid; check the code, or ask for a new one.",
)
LINK_OVER = Fault(
    "reply_link_over",
    410,
    "链接已失效（{why}），请联系派单单位。",
    "This link does not hold any more ({why}); ask whoever sent the order.",
)
ADDRESS_NEEDED = Fault(
    "reply_address_needed", 422, "请填写该方式的电子邮件地址或手机号。", "Give the mail address or number for this way."
)
NO_CARRIER = Fault(
    "reply_no_carrier",
    409,
    "本系统没有接通{way}通道，请改用当面或电话告知代码。",
    "This house has no carrier ({way}); tell the code in person or by phone.",
)
ONLY_ORGANISATIONS = Fault(
    "reply_only_organisations",
    422,
    "只有派给单位的派单可以用链接回复。",
    "Only an order to an organisation has a reply page.",
)

TITLE = Text("派单回复", "Reply to an order")
ASK_CODE = Text("请输入收到的代码", "Enter the code you were given")
OPEN = Text("打开", "Open")
CASE = Text("事项编号", "Matter")
TO = Text("承办单位", "To")
AT = Text("派单时间", "Ordered at")
WHAT = Text("办理要求", "What is asked")
OUTCOME = Text("办理结果", "What came of it")
WORDS = Text("办理情况说明", "In your words")
WORDS_HINT = Text(
    "做了什么、结果如何；不属本单位职责时请说明理由。", "What was done and how it ended; or why it is not yours."
)
SEND = Text("提交回复（只能提交一次）", "Send the reply (once only)")
EMPTY = Text("请写明办理情况。", "Please say what was done.")
SENT = Text("回复已收到，谢谢。此链接不再有效。", "Your reply was received, thank you. This link is closed now.")
BY_LINK = Text("通过链接回复", "Answered by its link")
MESSAGE = Text(
    "【安民】您有一件派单待回复，请在{until}前打开 {address} 回复。如非承办单位请忽略。",
    "[Anmin] An order waits for your reply until {until}: {address}",
)
