"""What the engine tells of a call, written down: media that flow, files that grow, the chain over them, their sealing."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, Instant
from anmin.kernel.words import Problem
from anmin.media.calling import stop
from anmin.media.events import recordings as events
from anmin.media.model.calls import Call
from anmin.media.model.calls_media import Published
from anmin.media.model.chain import Segment
from anmin.media.recording.growing import begun, died, failed, followed, found, gap, grown, to_seal
from anmin.media.recording.keeping import Kept, own
from anmin.media.store import calls, calls_media
from anmin.media.store import recordings as store
from anmin.media.switchboard import Switchboard
from anmin.media.terms.calls import CallNothing, FileState, GapWhy, LiveState, PublicationEnd, RecordingState
from anmin.media.terms.engine import Kind, WhyClosed

LEFT_FOR = timedelta(seconds=30)
PUBLICATION = 36
"""Characters of a file's name that are its publication's id."""
FileName = Annotated[str, Meta(min_length=1, max_length=120, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$(?!\n)")]


class HearFlow(Command, frozen=True):
    """Media of these kinds came or went on (`on`), or stopped coming."""

    publication: UUID
    kinds: tuple[Kind, ...]
    on: bool


class HearClosed(Command, frozen=True):
    connection: UUID
    why: CodeText


class HearListener(Command, frozen=True):
    listening: UUID


class BeginRecording(Command, frozen=True):
    publication: UUID
    files: tuple[FileName, ...]


class FailRecording(Command, frozen=True):
    publication: UUID
    why: CodeText


class FollowRecording(Command, frozen=True):
    """Whether the chain of what is written can be kept."""

    publication: UUID
    well: bool


class GrowRecording(Command, frozen=True):
    """`segments`: those that are new; `ended`: the file is complete."""

    call: UUID
    name: FileName
    segments: tuple[Segment, ...]
    ended: bool


class MendRecordings(Command, frozen=True):
    """`engine_began`: what an engine before that instant had open is closed with a gap."""

    engine_began: Instant | None = None


class FindRecordings(Command, frozen=True):
    """Files in the folder of a call. `before`: those of publications that were made until then, and are over."""

    call: UUID
    names: tuple[FileName, ...]
    before: Instant


class MissRecording(Command, frozen=True):
    """`why`: nothing was written, the file is gone, or its bytes are not those of its chain."""

    recording: UUID
    why: CodeText
    gone: bool


class SealRecording(Command, frozen=True):
    """The file lies in the vault, with its copy where one could be made."""

    recording: UUID
    kept: Kept
    copy_sha256: bytes | None


@action("media.hear_flow", needs=SYSTEM)
async def hear_flow(ctx: Ctx, command: HearFlow) -> UUID | None:
    """Media came, stopped, went on. None for a publication that is not known, or not yet."""
    found = await _locked(ctx, command.publication)
    if found is None:
        return None
    call, published = found
    changed = published.flow(command.kinds, on=command.on)
    if changed is not None:
        new, fact = changed
        await calls_media.save(ctx, new)
        ctx.say(fact, about=call.subject)
        if not new.flows and new.recording is RecordingState.ON:
            await gap(ctx, call, new.id, GapWhy.MEDIA_LOST)
    if command.on and call.state is not LiveState.HELD and published.recording is not RecordingState.FAILED:
        await store.close_gap(ctx, published.id, GapWhy.MEDIA_LOST, GapWhy.ENGINE_DIED)
    return call.id


@action("media.hear_closed", needs=SYSTEM)
async def hear_closed(ctx: Ctx, command: HearClosed) -> None:
    """A connection is no more: a publication, or a listening."""
    found = await _locked(ctx, command.connection)
    if found is None:
        await calls_media.close_listening(ctx, command.connection)
        return
    call, published = found
    if command.why == WhyClosed.ENGINE and published.recording is RecordingState.ON:
        await gap(ctx, call, published.id, GapWhy.ENGINE_DIED)
    await stop(ctx, call, published, command.why)


@action("media.hear_listener", needs=SYSTEM)
async def hear_listener(ctx: Ctx, command: HearListener) -> None:
    """The first picture or sound went out to somebody."""
    ctx.unchanged(CallNothing.SAME)
    await calls_media.heard(ctx, command.listening)


@action("media.begin_recording", needs=SYSTEM)
async def begin_recording(ctx: Ctx, command: BeginRecording) -> UUID | None:
    """Files of a publication grow from now on; the call they belong to. None as `hearFlow`."""
    found = await _locked(ctx, command.publication)
    if found is None:
        return None
    call, published = found
    await begun(ctx, call, published, command.files)
    return call.id


@action("media.fail_recording", needs=SYSTEM)
async def fail_recording(ctx: Ctx, command: FailRecording) -> UUID | None:
    """Nothing more of a publication is written down: an alarm at the console. The call goes on. None as `hearFlow`."""
    found = await _locked(ctx, command.publication)
    if found is None:
        return None
    call, published = found
    await failed(ctx, call, published, command.why)
    return call.id


@action("media.follow_recording", needs=SYSTEM)
async def follow_recording(ctx: Ctx, command: FollowRecording) -> UUID | None:
    """What is written can no longer be read or its chain not be written down: an alarm until it can. None as `hearFlow`."""
    found = await _locked(ctx, command.publication)
    if found is None:
        return None
    await followed(ctx, *found, well=command.well)
    return found[0].id


@action("media.grow_recording", needs=SYSTEM)
async def grow_recording(ctx: Ctx, command: GrowRecording) -> bool:
    """The chain of a file grew; segments that were told before, or that do not fit, are left out."""
    ctx.unchanged(CallNothing.SAME)
    before = await store.named(ctx, command.call, command.name)
    if before is None or before.state is not FileState.GROWING:
        return False
    await grown(ctx, await calls.get(ctx, command.call), before, command.segments, ended=command.ended)
    return True


@action("media.mend_recordings", needs=SYSTEM)
async def mend_recordings(ctx: Ctx, command: MendRecordings) -> int:
    """After an engine's end: close what it had open. Always: have every file sealed that waits for it."""
    ctx.unchanged(CallNothing.NOTHING_DUE)
    began = command.engine_began
    for call in await calls_media.calls_with_open(ctx, began) if began else ():
        standing = await calls.get(ctx, call, change=True)
        for each in [each for each in await calls_media.open_of(ctx, call) if began and each.ran_before(began)]:
            await stop(ctx, standing, each, PublicationEnd.ENGINE_DIED)
    for publication in await store.left_open(ctx, ctx.now - LEFT_FOR):
        await ctx.house.service(Switchboard).close(publication)
    before, count = began or ctx.now - store.QUIET_FOR, 0
    waiting = await store.unsealed(ctx, before, engine=began is not None)
    while waiting:
        for file in waiting:
            if began and file.state is FileState.GROWING:
                await died(ctx, await calls.get(ctx, file.call), file)
            to_seal(ctx, file)
        count += len(waiting)
        waiting = await store.unsealed(ctx, before, engine=True, after=waiting[-1].id) if began else []
    return count


@action("media.find_recordings", needs=SYSTEM)
async def find_recordings(ctx: Ctx, command: FindRecordings) -> bool:
    """Files that were written and never told of are begun and sealed, with a gap. False: there is no such call."""
    ctx.unchanged(CallNothing.SAME)
    try:
        call = await calls.get(ctx, command.call, change=True)
    except Problem:
        return False
    over = {str(each.id): each for each in await calls_media.all_of(ctx, call.id) if each.closed_at is not None}
    known = {each.name for each in await store.of_call(ctx, call.id)}
    for name in sorted(set(command.names) - known):
        published = over.get(name[:PUBLICATION])
        if published is not None and published.created_at < command.before:
            await found(ctx, call, published, name)
    return True


@action("media.seal_recording", needs=SYSTEM)
async def seal_recording(ctx: Ctx, command: SealRecording) -> tuple[str, ...]:
    """A complete file is evidence of its matter from now on. The clear files that nothing needs any more, by name."""
    ctx.unchanged(CallNothing.SAME)
    recording = await store.locked(ctx, command.recording)
    if recording is None or recording.state is not FileState.ENDED:
        return ()
    call, kept = await calls.get(ctx, recording.call, change=True), command.kept
    await own(ctx, call, kept)
    copy = command.copy_sha256
    await store.seal(ctx, recording.id, kept.place.evidence, copy, kept.copy_size if copy else None)
    fact = events.RecordingSealed(call.id, recording.id, kept.place.evidence, kept.size, copy is not None)
    ctx.say(fact, about=call.subject)
    beside = await store.beside(ctx, recording)  # the copy of one track is made of all of its part
    done = all(each.state in (FileState.SEALED, FileState.MISSING) for each in beside)
    return (recording.name, *(each.name for each in beside)) if done else ()


@action("media.miss_recording", needs=SYSTEM)
async def miss_recording(ctx: Ctx, command: MissRecording) -> None:
    """A file that cannot be evidence as it should: an alarm, and where nothing is left, its end."""
    ctx.unchanged(CallNothing.SAME)
    recording = await store.locked(ctx, command.recording)
    if recording is None or recording.state in (FileState.SEALED, FileState.MISSING):
        return
    if command.gone:
        await store.missing(ctx, recording.id)
    call = await calls.get(ctx, recording.call)
    if recording.size or not command.gone:
        fact = events.RecordingFailed(call.id, call.owner, recording.publication, command.why)
        ctx.say(fact, about=call.subject)


async def _locked(ctx: Ctx, publication: UUID) -> tuple[Call, Published] | None:
    """A publication and its call under the call's lock."""
    ctx.unchanged(CallNothing.SAME)
    id = await calls_media.call_of(ctx, publication)
    if id is None:
        return None
    call, published = await calls.get(ctx, id, change=True), await calls_media.find(ctx, publication)
    return (call, published) if published else None
