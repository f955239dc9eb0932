"""To whom the link of a call may be sent, and what became of what was sent."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.media.owners import Owners
from anmin.media.store import calls as calls_store
from anmin.media.store import calls_links as store
from anmin.media.terms.calls import TAKE, VIDEO_CALL_UNKNOWN
from anmin.media.terms.calls_links import CallLinkState, CallLinkWhy


class ShowCallLink(Question, frozen=True):
    call: UUID


class ShownLinkSend(msgspec.Struct, frozen=True):
    """`to` is masked. `why`: it was not sent."""

    send: UUID
    to: str
    state: CallLinkState
    why: CallLinkWhy | None
    at: datetime


class CallLinkShown(msgspec.Struct, frozen=True):
    """`to`: the number of who told of the matter, masked; None: not known, or none that takes texts. `quiet`: they must
    stay silent. `sends`: the newest first.
    """

    to: str | None
    quiet: bool
    sends: tuple[ShownLinkSend, ...]


@query("media.show_call_link", needs=TAKE, faults=(VIDEO_CALL_UNKNOWN,))
async def show_call_link(ctx: Ctx, question: ShowCallLink) -> CallLinkShown:
    """The caller's number, masked, and how far the link of a call came."""
    call = await calls_store.get(ctx, question.call)
    owners = ctx.house.service(Owners)
    about, phone = await owners.about(ctx, call.owner), await owners.number(ctx, call.owner)
    return CallLinkShown(
        to=str(phone) if phone and phone.takes_texts else None,
        quiet=about.quiet if about else call.quiet,
        sends=tuple(
            ShownLinkSend(each.id, str(each.phone), each.state, each.why, each.done_at or each.made_at)
            for each in await store.of_call(ctx, call.id)
        ),
    )
