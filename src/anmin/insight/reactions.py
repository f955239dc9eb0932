"""When the weekly sheets are issued: Monday at eight of the bureau; after a standstill, at the next eight o'clock."""

from anmin.insight.actions import IssueWeeklySheets, issue_weekly_sheets
from anmin.kernel.lanes.declare import Fired, every
from anmin.kernel.lanes.react import React


@every("08:00", lane="night")
async def issue_on_monday(react: React, fired: Fired) -> None:  # noqa: ARG001 - the action looks at the day
    await react(issue_weekly_sheets, IssueWeeklySheets())
