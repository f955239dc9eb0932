"""When the night's work on evidence is done: after the house's own at 03:10."""

from uuid import UUID

from anmin.kernel.journal import Line
from anmin.kernel.lanes.declare import Fired, due, every, on, told
from anmin.kernel.lanes.react import React
from anmin.media.actions import calls_tending, keeping, recordings, uploads
from anmin.media.actions import evidence as actions
from anmin.media.actions.calls_links import NoteCallLink, note_call_link
from anmin.media.bench import Bench
from anmin.media.calling import TEND
from anmin.media.captioning import caption
from anmin.media.events.calls_links import CallLinkGiven
from anmin.media.events.evidence import EvidenceStored
from anmin.media.events.recordings import RecordingSealed
from anmin.media.recording import sealing
from anmin.media.recording.finding import OLD, find
from anmin.media.store import calls_links
from anmin.media.store.recordings import TO_SEAL
from anmin.media.texting import hand_over
from anmin.media.workshop import Workshop


@on(EvidenceStored)
async def drop_pieces(react: React, line: Line) -> None:
    if line.action == uploads.finish_upload.name:
        await react(uploads.drop_pieces, uploads.DropPieces(upload=told(line, EvidenceStored).evidence))


@every("03:30", lane="night")
async def erase_ownerless_nightly(react: React, fired: Fired) -> None:  # noqa: ARG001 - the hour says it all
    await react(actions.erase_ownerless, actions.EraseOwnerless())


@every("03:35", lane="night")
async def erase_outlived_nightly(react: React, fired: Fired) -> None:  # noqa: ARG001 - the hour says it all
    await react(keeping.erase_outlived, keeping.EraseOutlived())


@every("03:40", lane="night")
async def remove_stray_files_nightly(react: React, fired: Fired) -> None:  # noqa: ARG001 - the hour says it all
    await react(actions.remove_stray_files, actions.RemoveStrayFiles())


@due(TEND)
async def tend_call(react: React, fired: Fired) -> None:
    await react(calls_tending.tend_call, calls_tending.TendCall(call=UUID(fired.subject.partition(":")[2])))


@every("03:35", lane="night")
async def erase_calls_nightly(react: React, fired: Fired) -> None:  # noqa: ARG001 - the hour says it all
    await react.house.service(Workshop).do(react.house.service(Bench).sweep)
    await sealing.drop_sealed(react.house)
    await find(react.house, react.now - OLD)
    await react(calls_tending.erase_calls, calls_tending.EraseCalls())


@on(CallLinkGiven, lane="siren")
async def send_call_link(react: React, line: Line) -> None:
    send = told(line, CallLinkGiven).send
    waiting = await calls_links.to_send(react.house, send)
    if waiting is not None:
        await react(note_call_link, NoteCallLink(send=send, why=await hand_over(react.house, waiting)))


@due(TO_SEAL)
async def seal_recording(react: React, fired: Fired) -> None:
    await sealing.seal(react.house, UUID(fired.subject.partition(":")[2]), react)


@on(RecordingSealed, lane="night")
async def caption_recording(react: React, line: Line) -> None:
    sealed = told(line, RecordingSealed)
    if sealed.playable:
        await caption(react.house, sealed.evidence, react)


@every("1 minute", lane="bell")
async def mend_recordings(react: React, fired: Fired) -> None:  # noqa: ARG001 - what is to be mended is looked for
    await react(recordings.mend_recordings, recordings.MendRecordings())
