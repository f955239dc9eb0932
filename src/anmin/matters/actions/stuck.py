"""What every desk is told in the morning: how many reply links of its cases failed, expired or were never heard of again."""

from collections import Counter
from datetime import UTC, datetime
from uuid import UUID

from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.journal import Subject, office
from anmin.matters.events.reply_links import RepliesStuck
from anmin.matters.store import reply_links as store
from anmin.matters.terms.matters import MatterQuiet
from anmin.territory.periods import day_of

AT_ONCE = 500
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


class NameStuckReplies(Command, frozen=True):
    """Nothing is asked."""


@action("matters.name_stuck_replies", needs=SYSTEM)
async def name_stuck_replies(ctx: Ctx, command: NameStuckReplies) -> None:  # noqa: ARG001 - the hour says it all
    """Tell every desk with stuck reply links how many there are."""
    stuck: Counter[UUID] = Counter()
    after = (BEGINNING, UUID(int=0))
    while page := await store.unanswered(ctx, after, AT_ONCE):
        stuck.update(each.case for each in page if each.stuck(ctx.now))
        after = (page[-1].made_at, page[-1].id)
    counts: Counter[UUID] = Counter()
    for case, desk in (await store.desks(ctx, list(stuck))).items():
        counts[desk] += stuck[case]
    for desk, count in sorted(counts.items()):
        about = Subject("stuck_replies", f"{desk}.{day_of(ctx.now)}", 1, (office(desk),))
        ctx.say(RepliesStuck(desk, count), about=about)
    if not counts:
        ctx.unchanged(MatterQuiet.STALE)
