"""Facts about reply links: which order, by which way, how far it came. No address and no code."""

from uuid import UUID

from anmin.kernel.words import Event, fact
from anmin.matters.terms.reply_links import LinkWay, LinkWhy, ReplyOutcome


@fact("回复链接已生成", "A reply link was made")
class ReplyLinkMade(Event, frozen=True):
    case: UUID
    link: UUID
    order: UUID
    way: LinkWay


@fact("回复链接已发送", "A reply link was sent")
class ReplyLinkSent(Event, frozen=True):
    case: UUID
    link: UUID


@fact("回复链接失效", "A reply link came to nothing")
class ReplyLinkFailed(Event, frozen=True):
    case: UUID
    link: UUID
    why: LinkWhy


@fact("回复页面已打开", "A reply page was opened")
class ReplyLinkSeen(Event, frozen=True):
    case: UUID
    link: UUID


@fact("已通过链接回复", "An order was answered by its link")
class ReplyLinkAnswered(Event, frozen=True):
    """`seconds` since it was made."""

    case: UUID
    link: UUID
    order: UUID
    outcome: ReplyOutcome
    seconds: int


@fact("回复链接滞留清单", "Reply links are stuck")
class RepliesStuck(Event, frozen=True):
    """Of the cases of a desk, on one morning; `stuckReplies` lists them."""

    desk: UUID
    count: int
