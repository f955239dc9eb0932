"""A wait that goes on, and a caller of a merged case who writes."""

from uuid import UUID

from anmin.cases.actions.messages import RemindWaiting, TellLead, remind_waiting, tell_lead
from anmin.cases.events.messages import MessageFromCaller
from anmin.cases.waiting import WAITING, Waiting
from anmin.kernel.journal import Line
from anmin.kernel.lanes import Fired, React, due, on, told


@due(WAITING)
async def on_waiting(react: React, fired: Fired) -> None:
    case = UUID(fired.subject.partition(":")[2])
    await react(remind_waiting, RemindWaiting(case=case, waiting=told(fired, Waiting)))


@on(MessageFromCaller, lane="siren")
async def on_message_from_caller(react: React, line: Line) -> None:
    said = told(line, MessageFromCaller)
    if said.joined:
        await react(tell_lead, TellLead(case=said.case, message=said.message))
