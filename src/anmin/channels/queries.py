"""What came in and could not be read: when, by which channel, why."""

from anmin.channels import store
from anmin.channels.store import Kept
from anmin.channels.terms import SEE_UNREAD
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import PageSize


class UnreadMessages(Question, frozen=True):
    limit: PageSize = 50


@query(
    "channels.unread_messages",
    needs=SEE_UNREAD,
    elevated="a message that nobody could read belongs to no office yet; its text stays sealed",
)
async def unread_messages(ctx: Ctx, question: UnreadMessages) -> list[Kept]:
    """Messages that could not be read, newest first: a channel that must be taught something."""
    return await store.latest(ctx, question.limit)
