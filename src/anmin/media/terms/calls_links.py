"""Words of the link of a call that is sent as a text message: the message, how far it came, refusals."""

from anmin.kernel.words import Code, Fault, Text

MESSAGE = Text(
    "【安民】{bureau}请您视频通话：打开文末链接，{until} 前有效，只能打开一次，请勿转发。",
    "The police ask you for a video call: open the link at the end once, before {until}; do not pass it on.",
)
"""Both stand in one message, before the link: nobody knows what its reader reads."""


class CallLinkState(Code):
    WAITING = "waiting", "正在发送", "Being sent"
    SENT = "sent", "已交短信通道", "Handed to the text channel"
    FAILED = "failed", "未能发送", "Not sent"


class CallLinkWhy(Code):
    """Why a text message was not sent."""

    REFUSED = "refused", "短信通道不接受该号码", "The text channel does not take this number"
    AWAY = (
        "channel_away",
        "短信通道没有应答，请再发一次或改用二维码",
        "The text channel does not answer: send again, or show the code",
    )
    NO_CHANNEL = "no_channel", "没有短信通道", "There is no text channel"
    OVER = "call_over", "通话已结束", "The call had ended"


CALL_LINK_NO_NUMBER = Fault(
    "call_link_no_number",
    409,
    "没有可用的报警人号码，请输入要发送的手机号。",
    "No number of the caller is known: give the mobile to send to.",
)
CALL_LINK_NO_MOBILE = Fault(
    "call_link_no_mobile",
    422,
    "短信只能发到手机或境外号码，请换一个号码，或用二维码。",
    "A text message only reaches a mobile or a number abroad: give another one, or show the code.",
)
CALL_LINKS_TOO_OFTEN = Fault(
    "call_links_too_often",
    429,
    "这次通话的链接发送过于频繁，请 {seconds} 秒后再发，或用二维码。",
    "The link of this call was sent too often: try again in {seconds} s, or show the code.",
)
CALL_LINK_UNSAFE = Fault(
    "call_link_unsafe",
    409,
    "报警人处于静默状态，短信提示可能使其陷入危险；确需发送请再次确认。",
    "The caller must stay silent: a text message may endanger them. Confirm once more if it must be.",
)
NO_TEXT_CHANNEL = Fault(
    "no_text_channel",
    503,
    "尚未配置短信通道，请用二维码或口头告知。",
    "No channel for text messages has been set up: show the code or tell the link.",
)
