"""What a page records of itself where no engine does: piece by piece it becomes a file that grows, as an engine's would."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.kernel import faults
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import action
from anmin.kernel.uploads import Upload
from anmin.media.actions.calls import OneCall
from anmin.media.calls_shown import is_of
from anmin.media.direct import short
from anmin.media.model import direct as rules
from anmin.media.model.calls import Call
from anmin.media.model.calls_media import Published
from anmin.media.recording.growing import begun, failed, gap, grown, last_written, path_of
from anmin.media.recording.pieces import check_webm, put, size_of
from anmin.media.recording.tails import whole
from anmin.media.store import calls, calls_media
from anmin.media.store import recordings as store
from anmin.media.store.recordings import Recording
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import CallNothing, FileState, GapWhy, LiveState, RecordingState
from anmin.media.terms.engine import WhyFailed
from anmin.media.terms.evidence import MEDIA_EMPTY
from anmin.media.workshop import Workshop


class PutRecordingPiece(OneCall, frozen=True):
    """The bytes from `at` on of the publication's `n`-th file; a recorder that begins anew begins a further file."""

    publication: UUID
    n: Annotated[int, Meta(ge=1, le=1000)]
    at: Annotated[int, Meta(ge=0, le=1 << 40)]
    content: Upload | None = None


class PieceKept(msgspec.Struct, frozen=True):
    """`have`: from which byte of the file to go on."""

    have: int


@action(
    "media.put_recording_piece",
    needs=terms.CALL,
    faults=(
        terms.VIDEO_CALL_UNKNOWN,
        terms.PUBLICATION_UNKNOWN,
        terms.RECORDING_PIECE_GAP,
        terms.RECORDING_PIECE_DIFFERS,
        terms.RECORDING_OVER,
        terms.RECORDING_NOT_WEBM,
        terms.RECORDING_TOO_LONG,
        MEDIA_EMPTY,
        faults.TOO_MANY,
    ),
)
async def put_recording_piece(ctx: Ctx, command: PutRecordingPiece) -> PieceKept | None:
    """Hand in the next piece of what one's own page records; what is there already may come again, a gap is refused."""
    ctx.unchanged(CallNothing.SAME)
    upload = command.content
    if upload is None or not upload.size:
        raise MEDIA_EMPTY()
    call = await calls.get(ctx, command.call)
    published = await _own(ctx, call, command.publication)
    if short(ctx.house):
        await _full(ctx, call.id, published.id)
        return None
    if published.silent and published.closed_at is None:
        published = await _arrives(ctx, call.id, published)
    file = await _file(ctx, call, published, command, upload)
    path = path_of(ctx.house, call.id, file.name)
    await _bounded(ctx, published, path.parent, upload.size)
    try:
        have = await ctx.house.service(Workshop).do(lambda: put(path, command.at, upload.file, upload.size))
    except OSError:
        await _full(ctx, call.id, published.id)
        return None
    if abs(ctx.now - file.grew_at) >= rules.CUT_EACH:
        await _cut(ctx, call, file, ended=False)
    return PieceKept(have)


async def _own(ctx: Ctx, call: Call, publication: UUID) -> Published:
    """Raises PUBLICATION_UNKNOWN; RECORDING_OVER some seconds after its end."""
    published = await calls_media.find(ctx, publication)
    parties = {each.id: each for each in await calls.parties(ctx, call.id)}
    if published is None or published.call != call.id or not published.direct:
        raise terms.PUBLICATION_UNKNOWN()
    if not is_of(ctx, call, parties[published.participant]):
        raise terms.PUBLICATION_UNKNOWN()
    if published.closed_at is not None and ctx.now - published.closed_at > rules.LATE:
        raise terms.RECORDING_OVER()
    return published


async def _file(ctx: Ctx, call: Call, published: Published, command: PutRecordingPiece, upload: Upload) -> Recording:
    """The file of this number under its lock, begun by its first piece. Raises RECORDING_OVER and what a beginning raises."""
    name = f"{published.id}-{command.n}.webm"
    file = await store.named(ctx, call.id, name)
    if file is None:
        await calls.get(ctx, call.id, change=True)
        file = await store.named(ctx, call.id, name) or await _begin(ctx, call, published, command, upload)
    silent = abs(ctx.now - file.grew_at) > rules.OVER_AFTER  # or the clock was set: then nobody seals it
    if file.state is not FileState.GROWING or (silent and await store.to_be_sealed(ctx, file.id)):
        raise terms.RECORDING_OVER()
    return file


async def _begin(ctx: Ctx, call: Call, published: Published, command: PutRecordingPiece, upload: Upload) -> Recording:
    if published.closed_at is not None or call.state is LiveState.HELD:
        raise terms.RECORDING_OVER()
    rules.known(command.at, upload.size, 0)
    await ctx.house.service(Workshop).do(lambda: check_webm(upload.file))
    name, before = f"{published.id}-{command.n}.webm", await store.of_publication(ctx, published.id)
    if any(_number(each) > command.n for each in before):
        raise terms.RECORDING_OVER()
    for each in before[-1:]:
        last = await store.named(ctx, call.id, each.name)
        if last is not None and last.state is FileState.GROWING:
            await _cut(ctx, call, last, ended=True)
        ended = [known.ended_at for known in await store.gaps_of(ctx, call.id) if known.publication == published.id]
        since = max(filter(None, (last_written(ctx, each), *ended)))
        if since < ctx.now:
            await gap(ctx, call, published.id, GapWhy.RESTARTED, since)
    path_of(ctx.house, call.id, name).unlink(missing_ok=True)  # of a piece whose row was never written
    await begun(ctx, call, published, (name,))
    return (await store.of_publication(ctx, published.id))[-1]


def _number(file: Recording) -> int:
    return int(file.name.rpartition("-")[2].partition(".")[0])


async def _bounded(ctx: Ctx, published: Published, folder: Path, size: int) -> None:
    """Raises RECORDING_TOO_LONG, TOO_MANY."""
    files = await store.of_publication(ctx, published.id)
    total = (
        size + sum(each.size or size_of(folder / each.name) for each in files[:-1]) + size_of(folder / files[-1].name)
    )
    if total > rules.MOST:
        raise terms.RECORDING_TOO_LONG()
    if rules.too_fast(total, ctx.now - published.created_at):
        raise faults.TOO_MANY()


async def _cut(ctx: Ctx, call: Call, file: Recording, *, ended: bool) -> None:
    """What no segment holds yet becomes one."""
    path = path_of(ctx.house, call.id, file.name)
    new = await ctx.house.service(Workshop).do(lambda: whole(path, file.size, file.segments, file.chain))
    await grown(ctx, call, file, new, ended=ended)


async def _arrives(ctx: Ctx, call: UUID, published: Published) -> Published:
    """The first piece, or one after a silence: it is recorded again. Here already, because the call is locked before a file."""
    standing = await calls.get(ctx, call, change=True)
    now = await calls_media.find(ctx, published.id)
    if now is None or now.closed_at is not None:
        return now or published
    came = now.flow(now.kinds, on=True)
    if came is not None:
        now = came[0]
        ctx.say(came[1], about=standing.subject)
    now = msgspec.structs.replace(now, recording=RecordingState.ON)
    await calls_media.save(ctx, now)
    if standing.state is not LiveState.HELD:
        await store.close_gap(ctx, published.id, *GapWhy)
    return now


async def _full(ctx: Ctx, call: UUID, publication: UUID) -> None:
    """Nothing of the piece is kept: an alarm, and the page may try again when there is room."""
    standing = await calls.get(ctx, call, change=True)
    published = await calls_media.find(ctx, publication)
    if published is not None and published.closed_at is None:
        await failed(ctx, standing, published, WhyFailed.DISK_FULL)
    ctx.refuse(faults.STORAGE_FULL())
