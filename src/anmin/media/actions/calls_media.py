"""Media of a call: what a participant sends and hears. The engine carries it; who may, is decided here."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.kernel.ctx import Ctx
from anmin.kernel.door import action
from anmin.kernel.ids import new_id
from anmin.kernel.words import Problem
from anmin.media.actions.calls import OneCall
from anmin.media.calling import keep, own, stop
from anmin.media.direct import answered, ask_for, line_of, offered
from anmin.media.engine.engine import Publication
from anmin.media.events.calls import CallMedia
from anmin.media.model.calls import Call, Participant
from anmin.media.model.calls_media import Published
from anmin.media.model.direct import carried_by
from anmin.media.store import calls as store
from anmin.media.store import calls_media as media
from anmin.media.store import recordings
from anmin.media.switchboard import Switchboard
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import CallRole, LiveState, PublicationEnd, RecordingState
from anmin.media.terms.engine import Kind

Sdp = Annotated[str, Meta(min_length=1, max_length=65_536)]
"""A description of media as browsers write it; the engine reads it and refuses what it must."""
CARRYING = (
    terms.VIDEO_CALL_UNKNOWN,
    terms.VIDEO_CALL_OVER,
    terms.NOT_IN_CALL,
    terms.CALL_ENGINE_AWAY,
    terms.CALL_ENGINE_FULL,
    terms.SDP_REFUSED,
    terms.PUBLICATION_UNKNOWN,
)


class PublishMedia(OneCall, frozen=True):
    """`kinds`: what is sent; no other is taken."""

    sdp: Sdp
    kinds: Annotated[tuple[Kind, ...], Meta(min_length=1, max_length=2)]


class ListenMedia(OneCall, frozen=True):
    of: UUID


class AnswerListen(OneCall, frozen=True):
    listening: UUID
    sdp: Sdp


class OfferListen(OneCall, frozen=True):
    """To somebody who asked to listen to what one sends from page to page."""

    listening: UUID
    sdp: Sdp


class RestartMedia(OneCall, frozen=True):
    """`connection`: one's own publication or listening."""

    connection: UUID
    sdp: Sdp


class PublicationMade(msgspec.Struct, frozen=True):
    """The house's answer. `recording`: whether it is to be recorded.

    `direct`: nothing carries it but this page, which offers itself to each listener and records; `sdp` is empty then.
    """

    publication: UUID
    epoch: int
    sdp: str
    recording: bool
    direct: bool


class ListeningMade(msgspec.Struct, frozen=True):
    """The house's offer; empty when the other page's will stand in `showCall`."""

    listening: UUID
    sdp: str


class Restarted(msgspec.Struct, frozen=True):
    sdp: str


@action("media.publish_media", needs=terms.CALL, faults=(*CARRYING, terms.CALL_LISTENS_ONLY, terms.CALL_CONSENT_NEEDED))
async def publish_media(ctx: Ctx, command: PublishMedia) -> PublicationMade:
    """Send picture and sound; a second publication takes the place of the first, from whichever page it comes."""
    call, party = await _mine(ctx, command.call)
    if party.role is CallRole.SUPERVISOR:
        raise terms.CALL_LISTENS_ONLY()
    if party.role is CallRole.CALLER and call.agreed_at is None:
        raise terms.CALL_CONSENT_NEEDED()
    kinds = tuple(sorted(set(command.kinds)))
    board, id = ctx.house.service(Switchboard), new_id()
    told = Publication(id=id, call=call.id, epoch=party.epoch + 1, record=True, kinds=frozenset(kinds))
    answer = await board.publish(told, command.sdp)
    try:
        call, party = await _mine(ctx, command.call, change=True)
    except Problem:  # it ended meanwhile
        await board.close(id)
        raise
    made = Published(
        id=id,
        call=call.id,
        participant=party.id,
        epoch=party.epoch + 1,
        kinds=kinds,
        recording=RecordingState.OFF if answer else RecordingState.WAITING,
        created_at=ctx.now,
        direct=answer is None,
    )
    await _replace(ctx, call, party, made)
    return PublicationMade(made.id, made.epoch, answer or "", recording=True, direct=made.direct)


async def _replace(ctx: Ctx, call: Call, party: Participant, made: Published) -> None:
    """What its sender sends from now on, and what carries the call."""
    board = ctx.house.service(Switchboard)
    for each in await media.open_of(ctx, call.id):
        if each.participant == party.id:
            await stop(ctx, call, each, PublicationEnd.REPLACED)
            await board.close(each.id)
    call = await keep(ctx, call.carry(carried_by(board.name, away=made.direct))) or call
    await media.add(ctx, made)
    await recordings.close_earlier(ctx, party.id)
    await store.save_party(ctx, msgspec.structs.replace(party, epoch=made.epoch))
    if call.state is LiveState.HELD:
        await board.hold([made.id], on=True)
    ctx.say(CallMedia(call.id, party.id, made.id, made.epoch, made.media, ()), about=call.subject)


@action("media.listen_media", needs=terms.CALL, faults=CARRYING)
async def listen_media(ctx: Ctx, command: ListenMedia) -> ListeningMade:
    """See and hear what another participant sends; the page answers the offer of the house, or of the other page."""
    call, party = await _mine(ctx, command.call)
    published, listening = await media.get(ctx, call.id, command.of), new_id()
    if published.direct:
        await ask_for(ctx, call, party, published, listening)
        return ListeningMade(listening, "")
    offer = await ctx.house.service(Switchboard).listen(published.id, listening)
    await media.listen(ctx, listening, published, party.id)
    ctx.unchanged(terms.CallNothing.SAME)
    return ListeningMade(listening, offer)


@action("media.offer_listen", needs=terms.CALL, faults=(*CARRYING, terms.CALL_LINE_STEP))
async def offer_listen(ctx: Ctx, command: OfferListen) -> None:
    """The sender's page offers itself to a listener that waits for it, where no engine stands between them."""
    call, party = await _mine(ctx, command.call)
    line = await line_of(ctx, call, command.listening)
    if line is None or line.sender != party.id:
        raise terms.PUBLICATION_UNKNOWN()
    await offered(ctx, call, line, command.sdp)


@action("media.answer_listen", needs=terms.CALL, faults=(*CARRYING, terms.CALL_LINE_STEP))
async def answer_listen(ctx: Ctx, command: AnswerListen) -> None:
    """Take up the offer of the house, or of the other page."""
    call, party = await _mine(ctx, command.call)
    if await media.listener(ctx, call.id, command.listening) != party.id:
        raise terms.PUBLICATION_UNKNOWN()
    line = await line_of(ctx, call, command.listening)
    if line is not None:
        await answered(ctx, call, line, command.sdp)
        return
    await ctx.house.service(Switchboard).answer(command.listening, command.sdp)
    ctx.unchanged(terms.CallNothing.SAME)


@action("media.restart_media", needs=terms.CALL, faults=(*CARRYING, terms.CALL_REBUILD))
async def restart_media(ctx: Ctx, command: RestartMedia) -> Restarted:
    """Find the network's way anew for a connection of one's own; or be told to make a new one.

    What goes from page to page and stands has nothing to mend here: its listeners ask anew.
    """
    call, party = await _mine(ctx, command.call)
    published = await media.find(ctx, command.connection)
    whose = published.participant if published else await media.listener(ctx, call.id, command.connection)
    if whose != party.id or (published and published.closed_at):
        raise terms.CALL_REBUILD()
    ctx.unchanged(terms.CallNothing.SAME)
    if published and published.direct:
        return Restarted("")
    return Restarted(await ctx.house.service(Switchboard).restart(command.connection, command.sdp))


async def _mine(ctx: Ctx, call: UUID, *, change: bool = False) -> tuple[Call, Participant]:
    """The open call, and the actor in it. Never locked while an engine is asked: it may be slow."""
    found = await store.get(ctx, call, change=change)
    found.check_open()
    return found, await own(ctx, found)
