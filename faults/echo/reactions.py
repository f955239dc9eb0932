"""What follows every note: an effect in the siren lane at once, and one in the bell lane when its timer is due."""

from uuid import UUID

from anmin.kernel.journal import Line
from anmin.kernel.lanes import Fired, React, due, on, told
from bench.probe.events import Noted
from faults.echo.actions import Effect, leave_effect
from faults.echo.terms import RING


@on(Noted, lane="siren")
async def on_noted(react: React, line: Line) -> None:
    await react(leave_effect, Effect(note=told(line, Noted).note, means="reaction"))


@due(RING)
async def ring(react: React, fired: Fired) -> None:
    await react(leave_effect, Effect(note=UUID(fired.subject), means="timer"))
