"""Words of transfers: the states of the contract, why a matter is offered, refusals, who may do what."""

from anmin.kernel.words import Code, Fault, Permission, Text

HANDLE_TRANSFERS = Permission("transfers.handle", "办理双向移交", "Offer, take and answer transfers")
MANAGE_PEERS = Permission("transfers.manage_peers", "维护移交对接单位", "Maintain the peers of transfers")
EXCHANGE_TRANSFERS = Permission("transfers.exchange", "与外部平台交换移交", "Exchange transfers with outside platforms")


class TransferKind(Code):
    """Why it is offered."""

    NOT_POLICE = "not_police", "非警务事项", "Not a matter for the police"
    POLICE = "police", "属公安职责", "A matter for the police"
    JOINT = "joint", "需共同办理", "To be handled together"
    UNCLEAR = "unclear", "职责不清", "Unclear whose matter it is"
    URGENT = "urgent", "危及生命财产", "Danger to life or property"


class TransferState(Code):
    """`offered → accepted | refused`, `accepted → done | returned`; unclear: `conferring` in between."""

    OFFERED = "offered", "待接收", "Offered"
    CONFERRING = "conferring", "三方通话中", "Conferring"
    ACCEPTED = "accepted", "已接收", "Accepted"
    REFUSED = "refused", "已拒绝", "Refused"
    DONE = "done", "已办结", "Done"
    RETURNED = "returned", "已退回", "Returned"


class TransferStep(Code):
    """What was done with a transfer, in the order in which it happened."""

    OFFERED = "offered", "移交", "Offered"
    CONFERRING = "conferring", "三方通话", "Conferring"
    ACCEPTED = "accepted", "接收", "Accepted"
    REFUSED = "refused", "拒绝", "Refused"
    KEPT = "kept", "首接方先行办理", "Kept: the first receiver handles it first"
    DONE = "done", "办结", "Done"
    RETURNED = "returned", "退回", "Returned"
    VERDICT = "verdict", "回访评价", "Verdict of the follow-up"


class Unanswered(Code):
    """Which transfers the desk asks for."""

    OPEN = "open", "未办结", "Open"
    MINE = "mine", "待我方处理", "For us to act on"
    STUCK = "stuck", "超时未接或两次退回", "Stuck: not taken in time, or come back twice"
    ENDED = "ended", "已结束", "Ended"


class PeerWay(Code):
    """By which channel a peer outside the house is reached."""

    HOTLINE = "hotline12345", "12345 平台接口", "Wire to the 12345 platform"


REFUSED_TEXT = Text("移交事项未接收：{why}", "The transferred matter was not taken: {why}")
AGAIN_TEXT = Text("对方再次移交", "Transferred here again")

TRANSFER_UNKNOWN = Fault(
    "transfer_unknown", 404, "没有这次移交，或不在您的范围内。", "There is no such transfer within your reach."
)
TRANSFER_STATE = Fault(
    "transfer_state",
    409,
    "移交当前为“{state}”，不能这样办理。",
    "The transfer stands at “{state}”, which does not allow this.",
)
TRANSFER_OPEN = Fault(
    "transfer_open",
    409,
    "这起事项已有一次移交尚未结束，请先办完或等待对方答复。",
    "A transfer of this matter is still open; end it first or wait for its answer.",
)
PING_PONG = Fault(
    "ping_pong",
    409,
    "双方已两次退回或拒绝，不得再次移交；请由指挥长指定，首接方先行办理。",
    "It came back twice between these two and is not offered again; the watch commander names who handles it.",
)
PEER_UNKNOWN = Fault("peer_unknown", 422, "没有这个移交对接单位。", "There is no such peer.")
NOT_YOUR_PART = Fault(
    "not_your_part", 403, "这一步由另一方办理，您不能代办。", "This step belongs to the other side of the transfer."
)
SAME_PARTY = Fault("same_party", 422, "不能移交给自己。", "A matter is not transferred to oneself.")
URGENT_STAYS = Fault(
    "urgent_stays",
    422,
    "危及生命财产的由 110 立即处置，不得移交等待；如需对方配合，请另选理由。",
    "Danger to life or property is handled by 110 at once and does not wait for an acceptance; choose another reason.",
)
NO_CARRIER = Fault(
    "no_carrier", 422, "此单位在本系统外，且没有可用的传输渠道。", "This peer is outside and no channel leads there."
)

ONE_WAY = Text(
    "须填写本系统内单位代码或接口地址，二者择一",
    "Give either the code of an organisation of this house or the address of its interface",
)
