"""What becomes of a file that grows: begun, longer, at its end, failed; whoever writes it."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.timers import Timer
from anmin.media.engine.engine import RECORDING
from anmin.media.events import recordings as events
from anmin.media.model.calls import Call
from anmin.media.model.calls_media import Published
from anmin.media.model.chain import Segment
from anmin.media.store import calls_media
from anmin.media.store import recordings as store
from anmin.media.store.recordings import Recording
from anmin.media.terms.calls import FileState, GapWhy, LiveState, RecordingState
from anmin.media.terms.engine import WhyFailed


def path_of(house: House, call: UUID, name: str) -> Path:
    return Path(house.settings.data.dir) / RECORDING / str(call) / name


def folders(house: House) -> Iterator[tuple[UUID, Path]]:
    """Each call of which files lie here. Blocking."""
    for each in (Path(house.settings.data.dir) / RECORDING).glob("*-*"):
        with suppress(ValueError):  # a folder that somebody else put here
            yield UUID(each.name), each


async def begun(ctx: Ctx, call: Call, published: Published, files: Iterable[str]) -> None:
    """These files grow from now on; those that are known do already."""
    new = [each for each in files if await store.add(ctx, call.id, published.id, each)]
    if new:
        if published.recording is not RecordingState.FAILED:  # an engine that failed tells at the end what there is
            await calls_media.save(ctx, msgspec.structs.replace(published, recording=RecordingState.ON))
            ends = (each for each in GapWhy if each is not GapWhy.HELD or call.state is not LiveState.HELD)
            await store.close_gap(ctx, published.id, *ends)
        ctx.say(events.RecordingStarted(call.id, published.id, len(new)), about=call.subject)


async def found(ctx: Ctx, call: Call, published: Published, name: str) -> None:
    """A file that nobody told of, of a publication that is over: sealed as one whose engine died."""
    earlier = [each.ended_at or each.grew_at for each in await store.of_publication(ctx, published.id)]
    await store.add(ctx, call.id, published.id, name, max([published.created_at, *earlier]))
    if published.recording is not RecordingState.FAILED:
        await calls_media.save(ctx, msgspec.structs.replace(published, recording=RecordingState.ON))
    ctx.say(events.RecordingStarted(call.id, published.id, 1), about=call.subject)
    file = (await store.of_publication(ctx, published.id))[-1]
    await died(ctx, call, file)
    to_seal(ctx, file)


async def died(ctx: Ctx, call: Call, file: Recording) -> None:
    """The engine that wrote it is no more: a gap since its last byte."""
    if await store.died(ctx, file.publication, last_written(ctx, file)):
        ctx.say(events.RecordingGap(call.id, file.publication, GapWhy.ENGINE_DIED), about=call.subject)


async def grown(ctx: Ctx, call: Call, before: Recording, segments: tuple[Segment, ...], *, ended: bool) -> None:
    """Segments that are known are left out."""
    new = tuple(each for each in segments if each.n > before.segments)
    last = new[-1] if new else None
    now = msgspec.structs.replace(
        before,
        size=last.end if last else before.size,
        segments=last.n if last else before.segments,
        chain=bytes.fromhex(last.chain) if last else before.chain,
        state=FileState.ENDED if ended else before.state,
        ended_at=ctx.now if ended else None,
    )
    await store.grow(ctx, now, new)
    fact = events.RecordingDone if ended else events.RecordingGrew
    ctx.say(fact(call.id, now.id, now.segments, now.size, now.chain.hex()), about=call.subject)
    if ended:
        to_seal(ctx, now)


async def failed(ctx: Ctx, call: Call, published: Published, why: str) -> None:
    """An alarm at the console; the call goes on."""
    await gap(ctx, call, published.id, GapWhy.RECORDING_FAILED)
    if published.recording is RecordingState.FAILED:
        return
    await calls_media.save(ctx, msgspec.structs.replace(published, recording=RecordingState.FAILED))
    ctx.say(events.RecordingFailed(call.id, call.owner, published.id, why), about=call.subject)


async def followed(ctx: Ctx, call: Call, published: Published, *, well: bool) -> None:
    """No gap: what is written goes on, but nobody can say that it will be evidence."""
    new = msgspec.structs.replace(published, recording=RecordingState.ON if well else RecordingState.FAILED)
    if new == published:
        return
    await calls_media.save(ctx, new)
    began = events.RecordingStarted(call.id, published.id, 0)
    lost = events.RecordingFailed(call.id, call.owner, published.id, WhyFailed.NOT_WRITTEN)
    ctx.say(began if well else lost, about=call.subject)


async def gap(ctx: Ctx, call: Call, publication: UUID, why: GapWhy, at: datetime | None = None) -> None:
    if await store.open_gap(ctx, call.id, publication, why, at):
        ctx.say(events.RecordingGap(call.id, publication, why), about=call.subject)


def last_written(ctx: Ctx, file: Recording) -> datetime:
    path = path_of(ctx.house, file.call, file.name)
    return datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.exists() else file.grew_at


def to_seal(ctx: Ctx, file: Recording, after: timedelta = timedelta()) -> None:
    ctx.timer(Timer(store.TO_SEAL, f"recording:{file.id}", 1, ctx.now + after, "night"))
