"""Held: nobody sees or hears anybody, and nothing is recorded. Whoever stops having a call in hand leaves no hold behind."""

from anmin.kernel.ctx import Ctx
from anmin.media.model.calls import Call
from anmin.media.recording.growing import gap
from anmin.media.store import calls_media as media
from anmin.media.store import recordings
from anmin.media.switchboard import Switchboard
from anmin.media.terms.calls import GapWhy, RecordingState


async def put_on_hold(ctx: Ctx, call: Call) -> None:
    """An engine that does not confirm it is asked again as long as the call is held."""
    sent = await media.open_of(ctx, call.id)
    for each in sent:
        if each.recording is RecordingState.ON:
            await recordings.open_gap(ctx, call.id, each.id, GapWhy.HELD)
    await ctx.house.service(Switchboard).hold((each.id for each in sent), on=True)


async def take_off_hold(ctx: Ctx, call: Call) -> bool:
    """What broke a recording meanwhile is a gap of its own. Whether the engine has confirmed it."""
    sent = await media.open_of(ctx, call.id)
    for each in sent:
        if await recordings.close_gap(ctx, each.id, GapWhy.HELD) and each.broken:
            await gap(ctx, call, each.id, each.broken)
    return await ctx.house.service(Switchboard).hold((each.id for each in sent), on=False)
