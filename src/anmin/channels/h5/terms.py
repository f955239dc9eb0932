"""Words of the basic report form and of the citizen's menu."""

from anmin.kernel.words import Code, Permission, Text

MANAGE_SERVICES = Permission("h5.manage_services", "维护服务菜单", "Maintain the service menu")

TITLE = Text("文字报警", "Report in writing")
LEAD = Text(
    "有危险且能通话时请拨打 110。不方便说话时，在这里写下来就会送到值班人员。",
    "If you are in danger and can speak, call 110. If you cannot, write here: it goes to the officer on duty.",
)
CONTENT = Text("发生了什么", "What is happening")
CONTENT_HINT = Text("一句话也可以。", "One sentence is enough.")
ADDRESS = Text("在哪里", "Where")
ADDRESS_HINT = Text("路名、门牌、店名、路灯杆编号都可以。", "A street, a number, a shop or the number of a lamp post.")
NAME = Text("怎么称呼您（可不填）", "Your name (may be left empty)")
PHONE = Text("联系电话（可不填）", "Phone (may be left empty)")
UNSAFE = Text("不要打电话给我，我不方便接听", "Do not call me: it is not safe to answer")
SPEECH = Text("我听不到或不能说话", "I cannot hear or speak")
SEND = Text("发送", "Send")
LEAVE = Text("快速离开本页", "Leave this page quickly")
OTHER_LANGUAGE = Text("English", "中文")
WRONG = Text("没有送出，请看下面标出的地方。", "It was not sent. Please look at what is marked below.")
WRONG_MARK = Text("有误：", "Wrong: ")
TOO_LONG = Text("太长了，请缩短到 {most} 字以内。", "This is too long; at most {most} characters.")
NOT_PLAIN = Text("含有不能显示的字符，请删去。", "It holds characters that cannot be shown; please remove them.")
SENT = Text("已收到", "Received")
NUMBER = Text("警情编号", "Case number")
KEEP = Text("请留意本页和手机消息；值班人员可能会给您留言。", "Keep this page; the officer on duty may write to you.")
NEUTRAL_TITLE = Text("天气与生活", "Weather and daily life")
NEUTRAL = Text("今天多云，适合开窗通风。", "Cloudy today; a good day to open the windows.")


class FormQuiet(Code):
    """Why a form that was sent made no case."""

    WRONG = "wrong", "填写有误", "Something in it cannot be accepted"
    SENT_BEFORE = "sent_before", "重复提交", "It had been sent before"


class ServiceGroup(Code):
    """Under which heading an entry of the menu stands, in this order."""

    HELP = "help", "求助", "Get help"
    AROUND = "around", "身边", "Around me"
    MINE = "mine", "我的事", "My matters"
    DATA = "data", "我的数据", "My data"
    ACCOUNT = "account", "账号与设置", "Account and settings"
