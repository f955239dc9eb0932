"""Doors of the lamps. `stroke` is what reactions call: one row for every effect."""

from datetime import datetime
from uuid import UUID

from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, Question, action, query
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject
from anmin.kernel.timers import Lane, Timer
from anmin.kernel.words import Fault
from anmin.kernel.writes import insert
from tests.kernel.lanes.lamps.events import Stroked, Switched, Wiped

STROKES = insert("strokes", what="text", subject="text", version="int", cause="text")
REFUSED = Fault("lamp_refused", 409, "灯坏了。", "The lamp is broken.")


class Switch(Command, frozen=True):
    lamp: UUID


class SetTimer(Command, frozen=True):
    name: str
    subject: str
    due: datetime
    lane: Lane = "bell"
    version: int = 1


class Stroke(Command, frozen=True):
    what: str
    subject: str
    version: int = 0
    cancels: str | None = None
    sets: SetTimer | None = None
    fails: bool = False


@action("lamps.switch", needs=SYSTEM)
async def switch(ctx: Ctx, command: Switch) -> int:
    """Switch the lamp: a new version, a new line."""
    version: int = await ctx.conn.fetchval(
        "insert into lamps values ($1, 1) on conflict (id) do update set version = lamps.version + 1 returning version",
        command.lamp,
    )
    ctx.say(Switched(command.lamp, version), about=Subject("lamp", command.lamp, version))
    return version


@action("lamps.wipe", needs=SYSTEM)
async def wipe(ctx: Ctx, command: Switch) -> None:
    """A line that changes nothing."""
    ctx.say(Wiped(command.lamp), about=Subject("lamp", command.lamp, 1))


@action("lamps.set_timer", needs=SYSTEM)
async def set_timer(ctx: Ctx, command: SetTimer) -> None:
    """Set or move a timer."""
    ctx.timer(Timer(command.name, command.subject, command.version, command.due, command.lane))
    ctx.say(Stroked("timer"), about=Subject("timer", command.subject, 1))


@action("lamps.stroke", needs=SYSTEM)
async def stroke(ctx: Ctx, command: Stroke) -> UUID:
    """Leave a stroke."""
    if command.cancels:
        await ctx.cancel(command.cancels, command.subject)
    if command.sets:
        await set_timer(ctx, command.sets)
    _stroke(ctx, command)
    if command.fails:
        raise REFUSED()
    return new_id()


@action("lamps.stroke_batched", needs=SYSTEM, batch=True)
async def stroke_batched(ctx: Ctx, command: Stroke) -> None:
    """Leave a stroke, perhaps together with strangers."""
    _stroke(ctx, command)


@query("lamps.strokes", needs=SYSTEM)
async def strokes(ctx: Ctx, question: Question) -> int:
    """How many strokes there are."""
    return int(await ctx.conn.fetchval("select count(*) from strokes"))


def _stroke(ctx: Ctx, command: Stroke) -> None:
    cause = ctx.caller.cause or ""
    ctx.insert(STROKES, what=command.what, subject=command.subject, version=command.version, cause=cause)
    ctx.say(Stroked(command.what), about=Subject("stroke", command.subject, 1))
