"""Lines from page to page: asked for by a listener, offered by the sender's page, answered; and recordings that fall silent."""

import shutil
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.media.events.calls import CallLine
from anmin.media.model.calls import Call, Participant
from anmin.media.model.calls_media import Published
from anmin.media.model.direct import MOST_LISTENERS, NEVER_AFTER, SILENT_AFTER
from anmin.media.model.uploads import PIECE
from anmin.media.recording.growing import failed, gap, path_of
from anmin.media.store import calls_media as media
from anmin.media.store import direct as store
from anmin.media.store import recordings
from anmin.media.store.direct import Line
from anmin.media.switchboard import Switchboard
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import GapWhy, LineStep, LiveState, RecordingState
from anmin.media.terms.engine import WhyFailed


async def line_of(ctx: Ctx, call: Call, listening: UUID) -> Line | None:
    """None for a listening that an engine carries, that ended or that is not known."""
    return next((each for each in await store.lines_of(ctx, call.id) if each.id == listening), None)


async def ask_for(ctx: Ctx, call: Call, party: Participant, published: Published, listening: UUID) -> None:
    """In the place of an earlier line of the same listener. Raises CALL_ENGINE_FULL when the sender has too many."""
    others = 0
    for each in await store.lines_of(ctx, call.id):
        if (each.publication, each.listener) == (published.id, party.id):
            await media.close_listening(ctx, each.id)
        else:
            others += each.publication == published.id
    if others >= MOST_LISTENERS:
        raise terms.CALL_ENGINE_FULL()
    await media.listen(ctx, listening, published, party.id)
    ctx.say(CallLine(call.id, published.id, listening, LineStep.ASKED), about=call.subject)


async def offered(ctx: Ctx, call: Call, line: Line, sdp: str) -> None:
    """Raises SDP_REFUSED, CALL_LINE_STEP."""
    if not await store.offer(ctx, line.id, await _cleaned(ctx, call, line, sdp)):
        raise terms.CALL_LINE_STEP()
    ctx.say(CallLine(call.id, line.publication, line.id, LineStep.OFFERED), about=call.subject)


async def answered(ctx: Ctx, call: Call, line: Line, sdp: str) -> None:
    """Raises SDP_REFUSED, CALL_LINE_STEP."""
    if not await store.answer(ctx, line.id, await _cleaned(ctx, call, line, sdp)):
        raise terms.CALL_LINE_STEP()
    ctx.say(CallLine(call.id, line.publication, line.id, LineStep.ANSWERED), about=call.subject)


async def _cleaned(ctx: Ctx, call: Call, line: Line, sdp: str) -> str:
    published = await media.get(ctx, call.id, line.publication)
    return ctx.house.service(Switchboard).cleaned(sdp, published.kinds)


def short(house: House) -> bool:
    """Whether there is no room left to record: told before uploads as such are refused."""
    folder = Path(house.settings.data.dir)
    return shutil.disk_usage(folder).free < 3 * PIECE + house.settings.evidence.reserve


async def tend_pieces(ctx: Ctx, call: Call) -> None:
    """What is said to be recorded and is not: a page that hands in nothing any more, or never did."""
    for each in await media.open_of(ctx, call.id) if call.state is not LiveState.HELD else ():
        if not each.direct or each.recording is RecordingState.FAILED:
            continue
        files = await recordings.of_publication(ctx, each.id)
        if files and each.recording is RecordingState.ON:
            if _rested(path_of(ctx.house, call.id, files[-1].name)) > SILENT_AFTER:
                await _silent(ctx, call, each)
        elif not files and ctx.now - each.created_at > NEVER_AFTER:
            await failed(ctx, call, each, WhyFailed.NOT_WRITTEN)


async def _silent(ctx: Ctx, call: Call, published: Published) -> None:
    lost = published.flow(published.flows, on=False)
    if lost is not None:
        ctx.say(lost[1], about=call.subject)
    now = lost[0] if lost else published
    if short(ctx.house):
        await failed(ctx, call, now, WhyFailed.DISK_FULL)
        return
    await media.save(ctx, msgspec.structs.replace(now, recording=RecordingState.WAITING))
    await gap(ctx, call, published.id, GapWhy.MEDIA_LOST)


def _rested(path: Path) -> timedelta:
    """Since it was written; if that lies ahead the clock was put back, and nothing has come since."""
    return timedelta(seconds=abs(time.time() - path.stat().st_mtime) if path.exists() else 0)
