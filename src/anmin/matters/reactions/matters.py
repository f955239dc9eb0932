"""What matters do when cases move: orders that ended elsewhere, answers of the citizen, verdicts, second reports, clocks."""

from uuid import UUID

from anmin.cases.events.closing import Closed, Reopened
from anmin.cases.events.links import Linked
from anmin.cases.events.merging import Merged
from anmin.cases.events.messages import Answered
from anmin.cases.events.orders import Refused, StageReached, Withdrawn
from anmin.cases.events.rating import Dissatisfied
from anmin.cases.model.cases import SUBJECT
from anmin.cases.terms.links import LinkKind
from anmin.cases.terms.orders import OrderState
from anmin.identity.events.organisations import OrganisationClosed
from anmin.kernel.journal import Line
from anmin.kernel.lanes import Fired, React, due, on, told
from anmin.matters.actions.concluding import NoteClosed, TakeUpAgain, note_closed, take_up_again
from anmin.matters.actions.handling import (
    NoteAccepted,
    NoteAnswered,
    NoteGone,
    note_accepted,
    note_answered,
    note_gone,
)
from anmin.matters.actions.keeping import CLOCK, Striking
from anmin.matters.actions.moving import MOVING, MoveMatters, move_matters
from anmin.matters.actions.striking import StrikeClock, strike_clock

SECOND_REPORTS = (LinkKind.DUPLICATE, LinkKind.URGE)


@due(CLOCK)
async def on_clock(react: React, fired: Fired) -> None:
    striking = told(fired, Striking)
    await react(strike_clock, StrikeClock(case=_id(fired.subject), version=fired.version, step=striking.step))


@on(StageReached)
async def on_stage_reached(react: React, line: Line) -> None:
    said = told(line, StageReached)
    if said.stage is OrderState.ACCEPTED:
        by = _id(line.actor) if line.actor.startswith("staff:") else None
        await react(note_accepted, NoteAccepted(case=said.case, order=said.order, by=by))


@on(Refused)
async def on_refused(react: React, line: Line) -> None:
    said = told(line, Refused)
    await react(note_gone, NoteGone(case=said.case, order=said.order, refused=True))


@on(Withdrawn)
async def on_withdrawn(react: React, line: Line) -> None:
    said = told(line, Withdrawn)
    await react(note_gone, NoteGone(case=said.case, order=said.order, refused=False))


@on(Answered)
async def on_answered(react: React, line: Line) -> None:
    await react(note_answered, NoteAnswered(case=told(line, Answered).case, at=line.at))


@on(Closed)
async def on_closed(react: React, line: Line) -> None:
    await react(note_closed, NoteClosed(case=told(line, Closed).case))


@on(Merged)
async def on_merged(react: React, line: Line) -> None:
    """The fact is said of both cases; the line of the joining one counts."""
    case = told(line, Merged).case
    if line.subject == f"{SUBJECT}:{case}":
        await react(note_closed, NoteClosed(case=case))


@on(Reopened)
async def on_reopened(react: React, line: Line) -> None:
    await react(take_up_again, TakeUpAgain(case=told(line, Reopened).case, raised=False))


@on(Dissatisfied)
async def on_dissatisfied(react: React, line: Line) -> None:
    await react(take_up_again, TakeUpAgain(case=told(line, Dissatisfied).case, by_itself=True))


@on(Linked)
async def on_linked(react: React, line: Line) -> None:
    """A second report of a concluded matter takes it up again; the line of the earlier case counts."""
    said = told(line, Linked)
    if said.kind in SECOND_REPORTS and line.subject == f"{SUBJECT}:{said.other}":
        await react(take_up_again, TakeUpAgain(case=said.other))


@on(OrganisationClosed)
async def on_organisation_closed(react: React, line: Line) -> None:
    await react(move_matters, MoveMatters(office=told(line, OrganisationClosed).organisation))


@due(MOVING)
async def on_moving(react: React, fired: Fired) -> None:
    await react(move_matters, MoveMatters(office=_id(fired.subject)))


def _id(named: str) -> UUID:
    return UUID(named.partition(":")[2])
