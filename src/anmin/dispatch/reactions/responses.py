"""A case that is over has no response in force."""

from anmin.cases.actions.assessing import OneCase
from anmin.cases.events.closing import Closed
from anmin.cases.events.merging import Merged
from anmin.dispatch.actions.response_parties import end_with_case
from anmin.kernel.journal import Line
from anmin.kernel.lanes import React, on, told


@on(Closed, lane="bell")
async def on_closed_end_response(react: React, line: Line) -> None:
    await react(end_with_case, OneCase(case=told(line, Closed).case))


@on(Merged, lane="bell")
async def on_merged_end_response(react: React, line: Line) -> None:
    await react(end_with_case, OneCase(case=told(line, Merged).case))
