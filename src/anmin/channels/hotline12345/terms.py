"""Words of the wire: what a message says, how it stands, why one was not taken."""

from anmin.kernel.words import Code, Fault, Permission

OPERATE_WIRE = Permission("hotline12345.operate", "查看并重发平台消息", "See and resend messages of the wire")


class MessageKind(Code):
    INFORMATION = "information", "基本信息", "Information"
    ACKNOWLEDGEMENT = "acknowledgement", "回执", "Acknowledgement"
    RESULT = "result", "办理结果", "Result"
    RETURN = "return", "退单", "Return"
    FOLLOW_UP = "follow_up", "回访", "Follow-up"


class Answer(Code):
    """What an acknowledgement says of an offer."""

    ACCEPTED = "accepted", "接收", "Accepted"
    REFUSED = "refused", "拒绝", "Refused"
    CONFERRING = "conferring", "三方通话", "Conferring"
    KEPT = "kept", "首接方先行办理", "Kept by whoever took it first"


class Out(Code):
    QUEUED = "queued", "待发送", "Queued"
    SENT = "sent", "已发出，未确认", "Sent, not acknowledged"
    ACKNOWLEDGED = "acknowledged", "已确认", "Acknowledged"
    FAILED = "failed", "失败", "Failed"


class In(Code):
    """`waiting`: what it refers to has not come yet."""

    TAKEN = "taken", "已受理", "Taken"
    WAITING = "waiting", "等待前序消息", "Waiting for an earlier message"
    REFUSED = "refused", "未受理", "Refused"


class Way(Code):
    OUT = "out", "发出", "Out"
    IN = "in", "收到", "In"


class MessageWhy(Code):
    """MessageWhy a message stands as it does."""

    AWAY = "away", "对方无法连接", "The peer cannot be reached"
    NO_RECEIPT = "no_receipt", "对方未给出有效回执", "The peer gave no valid receipt"
    NO_KEY = "no_key", "本系统未配置该密钥", "The key is not among the settings of this house"
    NO_PEER = "no_peer", "对接单位已停用", "The peer is not in use any more"
    PROOF = "proof", "签名不正确", "The signature is wrong"
    LATE = "late", "时间戳超出允许范围", "The time of the signature is outside the window"
    SCHEMA = "schema", "消息版本不符", "Another version of the schema"
    FORM = "form", "消息格式不正确", "The message does not have the required form"
    REUSED = "reused", "同一消息编号用于不同内容", "The same message id with different content"
    STATE = "state", "移交状态不允许", "The state of the transfer does not allow it"
    PING_PONG = "ping_pong", "双方已两次退回", "It came back twice already"
    OPEN = "open", "已有一次移交未结束", "A transfer of the matter is still open"
    OTHER = "other", "对方拒绝", "The peer refused it"


class WireQuiet(Code):
    """MessageWhy a call of the wire said nothing."""

    REPEATED = "repeated", "重复消息", "The message came before"
    COUNTED = "counted", "已计数", "It was counted"
    STILL_AWAY = "still_away", "对方仍无法连接", "The peer still cannot be reached"
    NOTHING = "nothing", "没有可处理的消息", "There is nothing to be done"


MESSAGE_UNREADABLE = Fault("peer_message_unreadable", 422, "消息未受理：{why}。", "The message was not taken: {why}.")
SCHEMA_DIFFERS = Fault(
    "peer_schema_differs",
    422,
    "消息版本不符，本系统只接受 {ours}。",
    "Another version of the schema; this house takes {ours} alone.",
)
MESSAGE_REFUSED = Fault("peer_message_refused", 409, "消息未受理：{why}。", "The message was refused: {why}.")
CLOCK_DIFFERS = Fault(
    "peer_clock_differs",
    401,
    "签名时间与本系统相差超过 {seconds} 秒，未接收；请校准时钟。",
    "The time of the signature differs by more than {seconds} s; nothing was taken in. Put the clock right.",
)
MESSAGE_REUSED = Fault(
    "peer_message_reused",
    409,
    "同一消息编号已用于不同的内容。",
    "The same message id was already used with different content.",
)
PEER_MESSAGE_UNKNOWN = Fault("peer_message_unknown", 404, "没有这条消息。", "There is no such message.")
ALREADY_ACKNOWLEDGED = Fault(
    "peer_message_acknowledged",
    409,
    "对方已确认这条消息，无须重发。",
    "The peer has acknowledged this message already.",
)
