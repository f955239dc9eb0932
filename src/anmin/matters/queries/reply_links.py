"""How far reply links came: those of a case, and the daily list of what is stuck."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from anmin.cases.store import cases
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.cases.terms.desk import LIST_CASES
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import PageSize
from anmin.matters.model.reply_links import ReplyLink
from anmin.matters.store import reply_links as store
from anmin.matters.terms.reply_links import LINK, LinkWhy

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


class CaseReplyLinks(Question, frozen=True):
    case: UUID


class StuckReplies(Question, frozen=True):
    limit: PageSize = 100


class LinkShown(msgspec.Struct, frozen=True):
    """`stuck`: at what; None while it is on its way, and when it was answered or replaced."""

    link: ReplyLink
    number: str
    stuck: LinkWhy | None


@query("matters.case_reply_links", needs=LIST_CASES, faults=(CASE_UNKNOWN,))
async def case_reply_links(ctx: Ctx, question: CaseReplyLinks) -> list[LinkShown]:
    """The reply links of a case with how far each came, newest first; no address and no code."""
    case = await cases.get(ctx, question.case)
    return [LinkShown(each, case.number, each.stuck(ctx.now)) for each in await store.of_case(ctx, case.id)]


@query("matters.stuck_replies", needs=LINK)
async def stuck_replies(ctx: Ctx, question: StuckReplies) -> list[LinkShown]:
    """Links that failed, expired, or of which nothing was heard in time, the oldest first: each needs a call."""
    found: list[ReplyLink] = []
    after = (BEGINNING, UUID(int=0))
    while len(found) < question.limit and (page := await store.unanswered(ctx, after, question.limit)):
        found += [each for each in page if each.stuck(ctx.now)]
        after = (page[-1].made_at, page[-1].id)
    numbers = await store.numbers(ctx, [each.case for each in found])
    return [LinkShown(each, numbers[each.case], each.stuck(ctx.now)) for each in found[: question.limit]]
