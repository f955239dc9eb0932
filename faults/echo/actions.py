"""Notes as the probe writes them, each with a timer, once batched and once alone; and the effect that both leave."""

from datetime import timedelta
from typing import Literal
from uuid import UUID

from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.journal import Subject
from anmin.kernel.timers import Timer
from bench.probe.actions import Note, write
from faults.echo import store, terms
from faults.echo.events import Echoed

SOON = timedelta(seconds=0.5)


class Effect(Command, frozen=True):
    note: UUID
    means: Literal["reaction", "timer"]


@action("echo.note", needs=terms.ANYBODY, batch=True)
async def note(ctx: Ctx, command: Note) -> UUID:
    """Write a note and set its timer."""
    return _with_timer(ctx, command)


@action("echo.note_alone", needs=terms.ANYBODY)
async def note_alone(ctx: Ctx, command: Note) -> UUID:
    """Write a note and set its timer, in a transaction of its own."""
    return _with_timer(ctx, command)


@action("echo.leave_effect", needs=SYSTEM)
async def leave_effect(ctx: Ctx, command: Effect) -> None:
    """Leave one row more."""
    ctx.insert(store.EFFECTS, note=command.note, means=command.means, at=ctx.now)
    ctx.say(Echoed(command.note, command.means), about=Subject("echo", command.note, 1))


def _with_timer(ctx: Ctx, command: Note) -> UUID:
    written = write(ctx, command)
    ctx.timer(Timer(terms.RING, str(written), 1, ctx.now + SOON))
    return written
