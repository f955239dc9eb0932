"""Facts about messages of the wire. What they say stays sealed."""

from uuid import UUID

from anmin.channels.hotline12345.terms import In, MessageKind, MessageWhy, Out
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("平台消息待发送", "A message to a peer was queued")
class PeerMessageQueued(Event, frozen=True):
    message: UUID
    peer: CodeText
    kind: MessageKind


@fact("平台消息发送结果", "A message to a peer was acknowledged or failed")
class PeerMessageSettled(Event, frozen=True):
    message: UUID
    peer: CodeText
    state: Out
    why: MessageWhy | None


@fact("收到平台消息", "A message of a peer came in")
class PeerMessageCame(Event, frozen=True):
    """`more`: others wait that this one may have let in."""

    message: UUID
    peer: CodeText
    kind: MessageKind | None
    transfer: UUID
    state: In
    why: MessageWhy | None
    more: bool


@fact("平台消息未通过验证", "A message without a proof was turned away")
class PeerTurnedAway(Event, frozen=True):
    """Said once an hour; the rest is counted."""

    peer: CodeText
    why: MessageWhy


@fact("对接平台失联", "A peer cannot be reached")
class PeerWentAway(Event, frozen=True):
    peer: CodeText


@fact("对接平台恢复", "A peer can be reached again")
class PeerCameBack(Event, frozen=True):
    peer: CodeText
