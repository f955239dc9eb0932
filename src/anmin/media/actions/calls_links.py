"""The link of a call as a text message: given to be sent, and what a channel said to it.

The door only gives it: a reaction sends it after the commit, so that nothing is sent for a call that was rolled back.
"""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.senders import TextChannel
from anmin.kernel.access import SYSTEM
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.ids import new_id
from anmin.kernel.personal import Phone, Secret
from anmin.media.actions.calls import IN_HAND, OneCall
from anmin.media.calling import new_link, taker
from anmin.media.calls_shown import CallLink
from anmin.media.events.calls_links import CallLinkGiven
from anmin.media.model.calls import Call
from anmin.media.model.calls_links import LinkSend, check_most
from anmin.media.owners import Owners
from anmin.media.store import calls as calls_store
from anmin.media.store import calls_links as store
from anmin.media.terms import calls as call_terms
from anmin.media.terms import calls_links as terms
from anmin.media.terms.calls_links import CallLinkState, CallLinkWhy

CallToken = Annotated[str, Meta(max_length=64, pattern=r"^[0-9a-f]{64}$(?!\n)")]


class SendCallLink(OneCall, frozen=True):
    """`to`: None is the number of who told of the matter. `token`: of the link that is shown; None makes a new one, and the
    one before opens nothing. `sure`: whoever sends it to somebody who must stay silent has read the warning.
    """

    to: Phone | None = None
    token: CallToken | None = None
    sure: bool = False


class CallLinkOnItsWay(msgspec.Struct, frozen=True):
    """`showCallLink` says what became of it."""

    send: UUID
    link: CallLink


class NoteCallLink(Command, frozen=True):
    """`why` None: a channel has taken it."""

    send: UUID
    why: CallLinkWhy | None = None


@action(
    "media.send_call_link",
    needs=call_terms.TAKE,
    faults=(
        *IN_HAND,
        call_terms.CALL_TOKEN_WRONG,
        call_terms.CALL_TOKEN_USED,
        call_terms.CALL_TOKEN_OLD,
        terms.NO_TEXT_CHANNEL,
        terms.CALL_LINK_UNSAFE,
        terms.CALL_LINK_NO_NUMBER,
        terms.CALL_LINK_NO_MOBILE,
        terms.CALL_LINKS_TOO_OFTEN,
    ),
)
async def send_call_link(ctx: Ctx, command: SendCallLink) -> CallLinkOnItsWay:
    """Send the link of a call as a text message; at most three times in ten minutes."""
    if ctx.house.service(TextChannel).sender is None:
        raise terms.NO_TEXT_CHANNEL()
    call = await calls_store.get(ctx, command.call, change=True)
    call.check_open()
    await taker(ctx, call)
    about = await ctx.house.service(Owners).about(ctx, call.owner)
    quiet = about.quiet if about else call.quiet
    if quiet and not command.sure:
        raise terms.CALL_LINK_UNSAFE()
    phone = command.to or await ctx.house.service(Owners).number(ctx, call.owner)
    if phone is None:
        raise terms.CALL_LINK_NO_NUMBER()
    if not phone.takes_texts:
        raise terms.CALL_LINK_NO_MOBILE()
    check_most(await store.times(ctx, call.id), ctx.now)
    link = await _standing(ctx, call, command.token) if command.token else await new_link(ctx, call)
    send = LinkSend(
        id=new_id(),
        call=call.id,
        phone=phone,
        state=CallLinkState.WAITING,
        why=None,
        made_at=ctx.now,
        done_at=None,
    )
    await store.add(ctx, send, _message(ctx, link))
    ctx.say(CallLinkGiven(call.id, send.id, command.to is not None, quiet), about=call.subject)
    return CallLinkOnItsWay(send.id, link)


@action("media.note_call_link", needs=SYSTEM)
async def note_call_link(ctx: Ctx, command: NoteCallLink) -> None:
    """What became of a link that was given to be sent."""
    send = await store.find(ctx, command.send)
    done = send.done(command.why, ctx.now) if send else None
    if done is None:
        ctx.unchanged(call_terms.CallNothing.LATE)
        return
    call = await calls_store.get(ctx, done[0].call)
    await store.save(ctx, done[0])
    ctx.say(done[1], about=call.subject)


async def _standing(ctx: Ctx, call: Call, token: str) -> CallLink:
    """Raises CALL_TOKEN_WRONG, CALL_TOKEN_USED, CALL_TOKEN_OLD."""
    found = await calls_store.by_link(ctx, Secret(token))
    if found is None or found.id != call.id or found.link_until is None:
        raise call_terms.CALL_TOKEN_WRONG()
    if found.link_used_at is not None:
        raise call_terms.CALL_TOKEN_USED()
    if ctx.now >= found.link_until:
        raise call_terms.CALL_TOKEN_OLD()
    return CallLink(token, found.link_until)


def _message(ctx: Ctx, link: CallLink) -> Secret:
    """The token stands behind `#`: no server and no log is told it when the address is opened."""
    settings = ctx.house.settings
    until = f"{link.until.astimezone(SHANGHAI):%m-%d %H:%M}"
    says = (each.format(bureau=settings.bureau.name, until=until) for each in (terms.MESSAGE.zh, terms.MESSAGE.en))
    return Secret(" ".join((*says, f"{settings.http.front}/call#{link.token}")))
