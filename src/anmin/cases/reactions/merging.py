"""After a merge: those that the joining case led follow it, and every joiner hears what becomes of the matter."""

from anmin.cases.actions.merging import GatherJoined, TellJoined, gather_joined, tell_joined
from anmin.cases.events.closing import Closed, Reopened
from anmin.cases.events.merging import Merged
from anmin.cases.model.cases import SUBJECT
from anmin.cases.terms.stages import PublicStage
from anmin.kernel.journal import Line
from anmin.kernel.lanes import React, on, told


@on(Merged)
async def on_merged(react: React, line: Line) -> None:
    """The fact is said of both cases; the line of the joining one counts."""
    case = told(line, Merged).case
    if line.subject == f"{SUBJECT}:{case}":
        await react(gather_joined, GatherJoined(case=case))


@on(Closed)
async def on_closed(react: React, line: Line) -> None:
    await react(tell_joined, TellJoined(lead=told(line, Closed).case, stage=PublicStage.CLOSED))


@on(Reopened)
async def on_reopened(react: React, line: Line) -> None:
    await react(tell_joined, TellJoined(lead=told(line, Reopened).case, stage=PublicStage.REOPENED))
