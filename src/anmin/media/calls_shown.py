"""What everybody in a call is shown of it, and what whoever joins it is given."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.identity.queries.staff import colleagues
from anmin.kernel.ctx import Ctx
from anmin.media.engine.turn import IceServer
from anmin.media.model.calls import Call, Participant
from anmin.media.model.calls_media import Published
from anmin.media.store import calls as store
from anmin.media.store import calls_media as media
from anmin.media.store import direct
from anmin.media.switchboard import Switchboard
from anmin.media.terms.calls import (
    CallAsk,
    CallRole,
    CallStep,
    EndReason,
    LineStep,
    LiveState,
    MediaState,
    Picture,
    Presence,
    RecordingState,
)
from anmin.media.terms.engine import Kind


class ShownPublication(msgspec.Struct, frozen=True):
    """`flows`: the kinds that arrive now."""

    publication: UUID
    epoch: int
    kinds: tuple[Kind, ...]
    flows: tuple[Kind, ...]
    media: MediaState
    recording: RecordingState
    direct: bool


class ShownLine(msgspec.Struct, frozen=True):
    """A line from page to page to or from whoever asks. `sdp`: the other page's offer or answer, when it has just come."""

    listening: UUID
    publication: UUID
    step: LineStep
    sdp: str | None


class ShownParticipant(msgspec.Struct, frozen=True, kw_only=True):
    """`name`: of colleagues, for staff only."""

    participant: UUID
    role: CallRole
    mine: bool
    name: str | None
    state: Presence
    publication: ShownPublication | None


class ShownAsk(msgspec.Struct, frozen=True):
    id: UUID
    what: CallAsk
    at: datetime


class LiveCall(msgspec.Struct, frozen=True, kw_only=True):
    """A call as everybody in it is shown it. `now`: the house's clock, for the call's own."""

    call: UUID
    owner: str
    office: UUID
    state: LiveState
    version: int
    picture: Picture
    step: CallStep
    quiet: bool
    aloud: bool
    engine: str
    by_desk: bool
    agreed: bool
    recording: RecordingState
    created_at: datetime
    rung_at: datetime | None
    answered_at: datetime | None
    held_at: datetime | None
    ended_at: datetime | None
    reason: EndReason | None
    now: datetime
    participants: tuple[ShownParticipant, ...]
    asked: tuple[ShownAsk, ...]
    lines: tuple[ShownLine, ...]


class CallLink(msgspec.Struct, frozen=True):
    """For `/call#<token>`: once, until then."""

    token: str
    until: datetime


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """`resume`: the newest token of this participant; the one before no longer counts.

    `token`: a guest session of this call, which becomes the cookie of a browser that bears none. `bearer`: the same for
    one whose session is somebody else's; it is to be sent as bearer, and what the browser bears stays.
    """

    call: UUID
    participant: UUID
    resume: str
    engine: str
    ice: tuple[IceServer, ...]
    link: CallLink | None
    token: str | None
    bearer: str | None
    shown: LiveCall


def is_of(ctx: Ctx, call: Call, party: Participant) -> bool:
    """Whether the actor is this participant: the caller may come as whose matter it is or by a link."""
    if party.role is CallRole.CALLER:
        return call.is_caller(ctx.actor.id)
    return party.person == ctx.actor.id


async def joined(ctx: Ctx, call: Call, party: Participant, resume: str) -> Joined:
    return Joined(
        call=call.id,
        participant=party.id,
        resume=resume,
        engine=call.engine,
        ice=ctx.house.service(Switchboard).ice(ctx.now),
        link=None,
        token=None,
        bearer=None,
        shown=await shown(ctx, call),
    )


async def shown(ctx: Ctx, call: Call, parties: Sequence[Participant] | None = None) -> LiveCall:
    """`parties`: who is in it, where whoever asks has them already."""
    parties, sent = parties or await store.parties(ctx, call.id), await media.open_of(ctx, call.id)
    names = await colleagues(ctx, {each.person for each in parties if each.role is not CallRole.CALLER})
    by = {each.participant: each for each in sent}
    return LiveCall(
        call=call.id,
        owner=call.owner,
        office=call.office,
        state=call.state,
        version=call.version,
        picture=call.picture,
        step=call.step,
        quiet=call.quiet,
        aloud=call.aloud,
        engine=call.engine,
        by_desk=call.by_desk,
        agreed=call.agreed_at is not None,
        recording=_recording(sent),
        created_at=call.created_at,
        rung_at=call.rung_at,
        answered_at=call.answered_at,
        held_at=call.held_at,
        ended_at=call.ended_at,
        reason=call.reason,
        now=ctx.now,
        participants=tuple(
            ShownParticipant(
                participant=each.id,
                role=each.role,
                mine=each.present and is_of(ctx, call, each),
                name=names.get(each.person),
                state=each.state,
                publication=_publication(by.get(each.id)),
            )
            for each in parties
        ),
        asked=tuple(ShownAsk(each.id, each.asked, each.at) for each in await store.marks(ctx, call.id) if each.asked),
        lines=await _lines(ctx, call, {each.id for each in parties if each.present and is_of(ctx, call, each)}, sent),
    )


async def _lines(ctx: Ctx, call: Call, own: set[UUID], sent: Iterable[Published]) -> tuple[ShownLine, ...]:
    if not own or not any(each.direct for each in sent):
        return ()
    lines = [each for each in await direct.lines_of(ctx, call.id) if not own.isdisjoint((each.sender, each.listener))]
    return tuple(
        ShownLine(each.id, each.publication, each.step, each.answer if each.sender in own else each.offer)
        for each in lines
    )


def _publication(sent: Published | None) -> ShownPublication | None:
    if sent is None:
        return None
    return ShownPublication(sent.id, sent.epoch, sent.kinds, sent.flows, sent.media, sent.recording, sent.direct)


def _recording(sent: Iterable[Published]) -> RecordingState:
    """A failure of one is what everybody must know."""
    states = {each.recording for each in sent}
    for worst in (RecordingState.FAILED, RecordingState.ON, RecordingState.WAITING):
        if worst in states:
            return worst
    return RecordingState.OFF
