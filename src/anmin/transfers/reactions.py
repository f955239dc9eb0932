"""What follows elsewhere: danger gets its level, and results and verdicts go back to whoever offered the matter."""

from anmin.cases.events.closing import Closed
from anmin.cases.events.rating import Rated
from anmin.kernel.journal import Line
from anmin.kernel.lanes import React, on, told
from anmin.transfers.actions.arriving import RaiseUrgent, raise_urgent
from anmin.transfers.actions.concluding import ConcludeTransfer, PassVerdict, conclude_transfer, pass_verdict
from anmin.transfers.events import TransferOffered
from anmin.transfers.terms import TransferKind


@on(TransferOffered, lane="siren")
async def on_offered(react: React, line: Line) -> None:
    said = told(line, TransferOffered)
    if said.kind is TransferKind.URGENT:
        await react(raise_urgent, RaiseUrgent(case=said.case))


@on(Closed)
async def on_closed(react: React, line: Line) -> None:
    await react(conclude_transfer, ConcludeTransfer(case=told(line, Closed).case))


@on(Rated)
async def on_rated(react: React, line: Line) -> None:
    said = told(line, Rated)
    await react(pass_verdict, PassVerdict(case=said.case, verdict=said.verdict))
