"""Beside picture and sound: what is asked of the caller, their phone's voice, the way the call goes on, pictures kept."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import action
from anmin.kernel.uploads import Upload
from anmin.media.actions.calls import IN_HAND, OneCall
from anmin.media.actions.evidence import REFUSALS, put_in
from anmin.media.calling import keep, own, taker
from anmin.media.events.calls import CallerAsked, CallSnapshotTaken
from anmin.media.owners import Owners
from anmin.media.recording.keeping import keep_picture
from anmin.media.store import calls as store
from anmin.media.store import calls_media as media
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import CallAsk, CallRole, CallStep, StepWhy
from anmin.media.terms.evidence import MEDIA_EMPTY, EvidenceKind


class AskCaller(OneCall, frozen=True):
    what: CallAsk


class SetVoice(OneCall, frozen=True):
    """`sure`: whoever makes a quiet caller's phone loud has read the warning."""

    aloud: bool
    sure: bool = False


class TakeStep(OneCall, frozen=True):
    step: CallStep
    why: StepWhy


class SnapshotCall(OneCall, frozen=True):
    """`at_ms`: of the frame, on the call's clock; taken as now where it lies ahead."""

    publication: UUID
    at_ms: Annotated[int, Meta(ge=0, le=1 << 40)] | None = None
    content: Upload | None = None


class SnapshotKept(msgspec.Struct, frozen=True):
    """`sha256` of the picture as it came, in hexadecimal."""

    evidence: UUID
    sha256: str
    at_ms: int


@action("media.ask_caller", needs=terms.TAKE, faults=IN_HAND)
async def ask_caller(ctx: Ctx, command: AskCaller) -> None:
    """Ask the caller's page for something; the caller decides."""
    call = await store.get(ctx, command.call, change=True)
    call.check_open()
    await taker(ctx, call)
    call = call.changed()
    await store.save(ctx, call)
    await store.mark(ctx, call.id, by=person_of(ctx), asked=command.what)
    ctx.say(CallerAsked(call.id, command.what), about=call.subject)


@action("media.set_voice", needs=terms.TAKE, faults=(*IN_HAND, terms.CALL_IS_QUIET))
async def set_voice(ctx: Ctx, command: SetVoice) -> None:
    """Make the caller's phone loud, or silent again: where they must stay silent only after a warning."""
    call = await store.get(ctx, command.call, change=True)
    await taker(ctx, call)
    about = await ctx.house.service(Owners).about(ctx, call.owner)
    if about is not None:
        call = msgspec.structs.replace(call, quiet=about.quiet)
    await keep(ctx, call.speak(aloud=command.aloud, sure=command.sure))


@action("media.take_step", needs=terms.CALL, faults=IN_HAND)
async def take_step(ctx: Ctx, command: TakeStep) -> None:
    """The caller's page says in which way it goes on: picture, sound, text, file."""
    call = await store.get(ctx, command.call, change=True)
    if (await own(ctx, call)).role is not CallRole.CALLER:
        raise terms.NOT_IN_CALL()
    await keep(ctx, call.take_step(command.step, command.why))


@action("media.snapshot_call", needs=terms.TAKE, faults=(*IN_HAND, *REFUSALS, terms.PUBLICATION_UNKNOWN))
async def snapshot_call(ctx: Ctx, command: SnapshotCall) -> SnapshotKept:
    """Keep a frame of the call as evidence of its matter, with the call's clock and its hash."""
    if command.content is None:
        raise MEDIA_EMPTY()
    call = await store.get(ctx, command.call)
    call.check_open()
    await taker(ctx, call)
    published = await media.find(ctx, command.publication)
    if published is None or published.call != call.id:
        raise terms.PUBLICATION_UNKNOWN()
    async with ctx.outside():
        place, examined = await put_in(ctx, EvidenceKind.PHOTO, command.content)
    # It is of the instant when it was asked for: whoever hung up meanwhile does not undo it.
    call = await store.get(ctx, command.call, change=True)
    evidence = await keep_picture(ctx, call, place, examined)
    at_ms = min(call.clock(ctx.now), call.clock(ctx.now) if command.at_ms is None else command.at_ms)
    call = call.changed()
    await store.save(ctx, call)
    await store.mark(ctx, call.id, by=person_of(ctx), publication_id=published.id, evidence=evidence, at_ms=at_ms)
    ctx.say(CallSnapshotTaken(call.id, published.id, evidence, at_ms), about=call.subject)
    return SnapshotKept(evidence, command.content.sha256, at_ms)
