"""Every case of somebody with an account is looked at once, before anybody else has to."""

from anmin.cases.actions.reporter import NoteReporter, note_reporter
from anmin.cases.events.cases import Raised
from anmin.cases.events.reporter import CallerSignedIn
from anmin.kernel.journal import Line
from anmin.kernel.lanes import React, on, told


@on(Raised, lane="siren")
async def on_raised(react: React, line: Line) -> None:
    if line.actor.startswith("citizen:"):
        await react(note_reporter, NoteReporter(case=told(line, Raised).case))


@on(CallerSignedIn, lane="siren")
async def on_signed_in(react: React, line: Line) -> None:
    await react(note_reporter, NoteReporter(case=told(line, CallerSignedIn).case))
