"""The weekly supervision sheet 督办周报 as PDF and XLSX, and the list of those that were issued."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from anmin.cases.catalogue.tree import category_tree
from anmin.cases.names import Names
from anmin.cases.queries.printed import hand, printed
from anmin.identity.terms.organisations import ORGANISATION_UNKNOWN
from anmin.identity.within import sees
from anmin.insight import sheets
from anmin.insight.events import WeeklySheetPrinted
from anmin.insight.model import SheetContent, Week, WeekName, rounding, sheet_number, value
from anmin.insight.sheets import Sheet
from anmin.insight.terms import SEE_FIGURES, WEEK_WRONG, Cell, FigureCode, FigureSide
from anmin.insight.weekly import LISTED, SHOWN, drawn
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import PageSize
from anmin.kernel.http import Download
from anmin.kernel.journal import Subject, office
from anmin.kernel.printed import Block, Printed
from anmin.kernel.registers import Registers
from anmin.kernel.registers.lists import ListFile, exported
from anmin.kernel.words import Text
from anmin.territory.service import Territory

DIGITS = 1


class WeeklySheet(Question, frozen=True, kw_only=True):
    """`week`: `2026-W12`; without it the last one that is over. What was not issued is drawn now and says so."""

    organisation: UUID
    week: WeekName | None = None
    format: Literal["pdf", "xlsx"] = "pdf"


class WeeklySheets(Question, frozen=True, kw_only=True):
    organisation: UUID | None = None
    week: WeekName | None = None
    limit: PageSize = 100


class SheetListed(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet that was issued. `done`, `collected`: of what came in that week, as it stood then."""

    organisation: UUID
    name: Text | None
    week: str
    number: str
    issued_at: datetime
    red: int
    yellow: int
    green: int
    supervised: int
    collected: int
    done: int


class Drawn(msgspec.Struct, frozen=True):
    """A sheet that was issued, or is only drawn: `issued_at` None."""

    organisation: UUID
    week: Week
    number: str
    issued_at: datetime | None
    content: SheetContent


@query("insight.weekly_sheet", needs=SEE_FIGURES, faults=(ORGANISATION_UNKNOWN, WEEK_WRONG))
async def weekly_sheet(ctx: Ctx, question: WeeklySheet) -> Download:
    """The supervision sheet of an organisation for a week: lamps, figures with definitions, what is open and overdue."""
    at = question.organisation
    known = ctx.house.service(Territory).offices.get(at)
    if known is None or not sees(ctx, at):
        raise ORGANISATION_UNKNOWN()
    week = _week(ctx, question.week)
    found = await sheets.sheets(ctx, at, week, 1)
    sheet = (
        _issued(found[0])
        if found
        else Drawn(at, week, sheet_number(known.code, week), None, (await drawn(ctx, week, at))[at])
    )
    by = hand(ctx, await ctx.house.service(Names).of(ctx, [at]))
    ctx.say(WeeklySheetPrinted(at, week.year, week.week), about=Subject("organisation", at, 0, (office(at),)))
    if question.format == "xlsx":
        return await _workbook(ctx, sheet)
    title = by.say(Cell.WEEKLY) + ("" if sheet.issued_at else by.say(Cell.PRELIMINARY))
    under = f"{by.say(at)}  {sheet.number}  {week.monday} — {week.sunday}  {by.say(sheet.issued_at or ctx.now)}"
    blocks = (
        Block(by.say(Cell.LAMPS), tuple(by.line(*each) for each in _standing(sheet.content)), (1, 1)),
        Block(
            by.say(Cell.FIGURES),
            tuple(by.line(*each) for each in _figures(sheet.content)),
            (1.2, 0.9, 0.7, 0.7, 4),
            head=True,
        ),
        Block(
            by.say(Cell.OVERDUE),
            tuple(by.line(*each) for each in _late(ctx, sheet)),
            (2.2, 2.4, 1.7, 0.8, 0.8),
            head=True,
        ),
    )
    paper = Printed(title=title, under=under, blocks=blocks, simulated=ctx.house.settings.demo.on)
    return await printed(paper, f"{known.code} {week}")


@query("insight.weekly_sheets", needs=SEE_FIGURES, faults=(WEEK_WRONG,))
async def weekly_sheets(ctx: Ctx, question: WeeklySheets) -> list[SheetListed]:
    """The weekly sheets that were issued, the newest first."""
    week = _week(ctx, question.week) if question.week else None
    found = await sheets.sheets(ctx, question.organisation, week, question.limit)
    names = await ctx.house.service(Names).of(ctx, {each.organisation for each in found})
    return [_listed(each, names.get(each.organisation)) for each in found]


def _week(ctx: Ctx, name: str | None) -> Week:
    """Raises WEEK_WRONG for one that has not begun."""
    this = Week.of(ctx.now.astimezone(ZoneInfo(ctx.house.settings.bureau.zone)).date())
    asked = Week.parse(name) if name else this.before
    if asked > this:
        raise WEEK_WRONG()
    return asked


def _issued(sheet: Sheet) -> Drawn:
    return Drawn(sheet.organisation, Week(sheet.year, sheet.week), sheet.number, sheet.issued_at, sheet.content)


def _listed(sheet: Sheet, name: Text | None) -> SheetListed:
    said = sheet.content
    done, collected = said.counted.get(FigureCode.DONE, (0, 0))
    return SheetListed(
        organisation=sheet.organisation,
        name=name,
        week=str(Week(sheet.year, sheet.week)),
        number=sheet.number,
        issued_at=sheet.issued_at,
        red=said.red,
        yellow=said.yellow,
        green=said.green,
        supervised=said.supervised,
        collected=collected or 0,
        done=done,
    )


def _standing(said: SheetContent) -> Iterator[tuple[object, ...]]:
    for cell in (Cell.RED, Cell.YELLOW, Cell.GREEN, Cell.SUPERVISED, Cell.SUPERVISIONS_OPEN):
        yield cell, getattr(said, cell.value)


def _figures(said: SheetContent) -> Iterator[tuple[object, ...]]:
    yield Cell.NAME, Cell.VALUE, FigureSide.NUMERATOR, FigureSide.DENOMINATOR, Cell.DEFINITION
    for each in SHOWN:
        one = value(each.shape, said.counted.get(each.code, (0, None)), DIGITS)
        yield each.code.text, one.text, one.numerator, one.denominator, each.definition


def _late(ctx: Ctx, sheet: Drawn) -> Iterator[tuple[object, ...]]:
    """Nothing where nothing is late; counted up to when the sheet was made."""
    if sheet.content.late:
        yield Cell.CASE, Cell.CATEGORY, Cell.DUE, Cell.DAYS_LATE, Cell.ROUNDS
    for each in sheet.content.late:
        days = ((sheet.issued_at or ctx.now) - each.due_at).days
        yield each.number, _leaf(ctx, each.category), each.due_at, days, each.rounds
    if sheet.content.red > LISTED:
        yield Cell.LISTED, LISTED, "", "", ""


def _leaf(ctx: Ctx, code: str) -> Text | None:
    row = category_tree(ctx.house.service(Registers), ctx.now).get(code)
    return Text(row.zh, row.en) if row else None


async def _workbook(ctx: Ctx, sheet: Drawn) -> Download:
    """Lamps, figures and late matters on a sheet each."""
    file = ListFile("insight.weekly", "xlsx", (Cell.WEEKLY, sheet.number))
    lamps = [(Cell.WEEK, str(sheet.week)), *_standing(sheet.content)]
    return await exported(ctx, file, lamps, [*_figures(sheet.content), (rounding(DIGITS),)], list(_late(ctx, sheet)))
