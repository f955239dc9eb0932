"""The follow-ups that wait for somebody."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from anmin.cases.store import follow_ups as store
from anmin.cases.store.follow_ups import ToDo
from anmin.cases.terms.cases import FOLLOW_UP_CASES
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import Instant, PageSize, check_instants

_FIRST = (datetime(1970, 1, 1, tzinfo=UTC), UUID(int=0))
_LAST = datetime(2199, 1, 1, tzinfo=UTC)


class MyFollowUps(Question, frozen=True):
    """`until`: due by then, all when left out. `after` and `after_due`: the last one shown and when it was due."""

    until: Instant | None = None
    after: UUID | None = None
    after_due: Instant | None = None
    limit: PageSize = 50

    def __post_init__(self) -> None:
        check_instants(self.until, self.after_due)


class FollowUpsShown(msgspec.Struct, frozen=True):
    """The longest due first; `more`: whether there are further ones."""

    follow_ups: tuple[ToDo, ...]
    more: bool


@query("cases.my_follow_ups", needs=FOLLOW_UP_CASES)
async def my_follow_ups(ctx: Ctx, question: MyFollowUps) -> FollowUpsShown:
    """The follow-ups of one's offices that are still to be done."""
    after = (question.after_due, question.after) if question.after_due and question.after else _FIRST
    found = await store.to_do(ctx, after, question.until or _LAST, question.limit + 1)
    return FollowUpsShown(tuple(found[: question.limit]), len(found) > question.limit)
