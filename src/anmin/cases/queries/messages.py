"""The thread of a case as either side reads it. Reading marks nothing: `readMessages` does."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.model.messages import quiet, side_of
from anmin.cases.purposes import CasePurpose
from anmin.cases.store import cases
from anmin.cases.store import messages as store
from anmin.cases.store.messages import Message
from anmin.cases.terms.cases import CASE_UNKNOWN, Flag
from anmin.cases.terms.messages import WRITE, Side
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import PageSize
from anmin.kernel.reveal import NO_GROUND, Whose, looked


class ListMessages(Question, frozen=True):
    """`before`: `next` of the page before."""

    case: UUID
    before: UUID | None = None
    limit: PageSize = 50


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """Newest first. `verified`: the caller's identity is confirmed (NY-09). `quiet`: neither call nor ring.

    A message of another `case` than this one came from the caller of a merged case. `next`: None on the last page.
    """

    case: UUID
    verified: bool
    quiet: bool
    waiting_since: datetime | None
    lead: UUID | None
    messages: tuple[Message, ...]
    next: UUID | None


@query("cases.list_messages", needs=WRITE, faults=(CASE_UNKNOWN, NO_GROUND))
async def list_messages(ctx: Ctx, question: ListMessages) -> Thread:
    """The thread of a case, newest first; staff reads those of merged cases with it."""
    case = await cases.get(ctx, question.case)
    found = await store.page(ctx, case.id, question.before, question.limit)
    staff = side_of(ctx.actor) is Side.STAFF
    if staff:
        await _note(ctx, found)
    return Thread(
        case=case.id,
        verified=Flag.UNVERIFIED not in case.flags,
        quiet=quiet(case),
        waiting_since=case.waiting_since,
        lead=case.lead if staff else None,
        messages=tuple(found if staff else map(_for_caller, found)),
        next=found[-1].id if len(found) == question.limit else None,
    )


async def _note(ctx: Ctx, found: list[Message]) -> None:
    """Each caller whose words are shown can see that they were read, and why."""
    callers = {each.author for each in found if each.side is Side.CALLER and each.author}
    for author in sorted(callers):
        await looked(ctx, Whose("citizen", author), ("messages",), CasePurpose.HANDLING)


def _for_caller(message: Message) -> Message:
    """The police answer as one; who of them wrote or read is not told."""
    own = message.side is Side.CALLER
    return msgspec.structs.replace(message, author=message.author if own else None, read_by=None)
