"""Reactions of the worker process that tests kill."""

from anmin.kernel.journal import Line
from anmin.kernel.lanes import Fired, React, due, on
from tests.kernel.lanes.lamps.actions import Stroke, stroke, stroke_batched
from tests.kernel.lanes.lamps.events import Switched


@on(Switched, lane="siren")
async def on_switched(react: React, line: Line) -> None:
    await react(stroke, Stroke(what="siren", subject=line.subject, version=line.version))


@on(Switched, lane="bell", history=True)
async def on_switched_batched(react: React, line: Line) -> None:
    await react(stroke_batched, Stroke(what="bell", subject=line.subject, version=line.version))


@due("lamps.dim")
async def dim(react: React, fired: Fired) -> None:
    await react(stroke, Stroke(what="dim", subject=fired.subject, version=fired.version))


REACTIONS = (on_switched, on_switched_batched, dim)
