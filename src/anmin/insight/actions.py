"""The sheets are issued by the house itself, once a week."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from anmin.insight import sheets
from anmin.insight.events import WeeklySheetIssued
from anmin.insight.model import Week, sheet_number
from anmin.insight.terms import Unissued
from anmin.insight.weekly import drawn
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, office
from anmin.territory.service import Territory

HOUR = timedelta(hours=8)
"""Of Monday, when the sheets of the week before are due."""


class IssueWeeklySheets(Command, frozen=True):
    """Nothing is asked: they are of the last week whose Monday eight o'clock has come."""


@action("insight.issue_weekly_sheets", needs=SYSTEM)
async def issue_weekly_sheets(ctx: Ctx, command: IssueWeeklySheets) -> int:  # noqa: ARG001 - asks nothing
    """Issue the supervision sheets of last week to every organisation that leads anything; its staff hears it."""
    local = ctx.now.astimezone(ZoneInfo(ctx.house.settings.bureau.zone)).replace(tzinfo=None)
    week = Week.of((local - HOUR).date()).before
    if await sheets.is_issued(ctx, week):
        ctx.unchanged(Unissued.STANDS)
        return 0
    contents = await drawn(ctx, week)
    offices = ctx.house.service(Territory).offices
    for organisation, content in contents.items():
        known, sheet = offices.get(organisation), new_id()
        ctx.insert(
            sheets.WEEKLY_SHEETS,
            id=sheet,
            organisation=organisation,
            year=week.year,
            week=week.week,
            number=sheet_number(known.code if known else str(organisation), week),
            issued_at=ctx.now,
            content=content,
        )
        said = WeeklySheetIssued(sheet, organisation, week.year, week.week, content.red, content.yellow)
        ctx.say(said, about=Subject("organisation", organisation, 0, (office(organisation),)))
    if not contents:
        ctx.unchanged(Unissued.NOBODY)
    return len(contents)
