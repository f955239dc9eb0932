"""Words of channels: why a message could not be read, refusals, who may look at what was kept."""

from anmin.kernel.words import Code, Fault, Permission

SEE_UNREAD = Permission("channels.see_unread", "查看未能识别的来文", "See messages that could not be read")


class Unreadable(Code):
    """Why a message was kept instead of being understood."""

    NOT_TEXT = "not_text", "不是可识别的文本", "It is not text that can be read"
    NO_EVENT = "no_event", "没有说明发生了什么", "It does not say what happened"
    NO_CALL = "no_call", "没有指明是哪通电话", "It does not say which call it means"
    NO_DEVICE = "no_device", "没有设备编号", "It names no device"
    PARTLY = "partly", "部分字段无法识别", "Some of its fields have no known form"


PROOF_WRONG = Fault(
    "proof_wrong",
    401,
    "签名或令牌不对，未接收。",
    "The signature or token is wrong; nothing was taken in.",
)
