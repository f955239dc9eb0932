"""The sheet of a case, to be printed and signed: all that its page shows, in the reader's language, people masked."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from anmin.cases.catalogue.measures import MEASURES
from anmin.cases.events.printed import SheetPrinted
from anmin.cases.queries.page import CasePage, OrderShown, StaffCase, case_page
from anmin.cases.queries.timeline import CaseTimeline, StaffTimeline, TimelineLine, case_timeline
from anmin.cases.terms.cases import CASE_UNKNOWN, OUT_OF_FIGURES
from anmin.cases.terms.desk import LIST_CASES
from anmin.cases.terms.printed import Cell, Part
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.http import Download
from anmin.kernel.printed import Block, Printed
from anmin.kernel.registers import Registers
from anmin.kernel.reveal import NO_GROUND
from anmin.kernel.words import Lang

TWO, PAIRS = (1.2, 5.0), (1.2, 2.2, 1.2, 2.2)
MOST_LINES = 2_000


class CaseSheet(Question, frozen=True):
    case: UUID


class Hand(msgspec.Struct, frozen=True):
    """How a sheet is written: in which language, by which clock, and what ids are called."""

    lang: Lang
    zone: ZoneInfo
    names: Mapping[UUID, Any] = msgspec.field(default_factory=dict)

    def say(self, said: object) -> str:
        """An instant to the second, a word in the language, an id by its name, anything else as it is."""
        match said:
            case None:
                return "—"
            case datetime():
                return f"{said.astimezone(self.zone):%Y-%m-%d %H:%M:%S}"
            case UUID():
                return self.say(self.names.get(said))
            case tuple() | list() | frozenset():
                return "、".join(map(self.say, sorted(said))) or "—"
        if hasattr(said, "zh"):
            return str(said.en if self.lang == "en" else said.zh)  # type: ignore[attr-defined]
        return str(said) or "—"

    def line(self, *said: object) -> tuple[str, ...]:
        return tuple(map(self.say, said))

    def block(self, heading: Part, head: Iterable[Cell], lines: Iterable[tuple[str, ...]], shares: Any) -> Block:
        """A table under its columns; nothing of it stands on the sheet when it has no line."""
        written = tuple(lines)
        return Block(self.say(heading), (self.line(*head), *written) if written else (), shares, head=True)


def hand(ctx: Ctx, names: Mapping[UUID, Any]) -> Hand:
    return Hand(ctx.lang, ZoneInfo(ctx.house.settings.bureau.zone), names)


async def printed(sheet: Printed, name: str) -> Download:
    """The sheet as a file."""
    return Download(f"{sheet.title} {name}.pdf", "application/pdf", await asyncio.to_thread(_pages, sheet))


def _pages(sheet: Printed) -> bytes:
    from anmin.kernel.sheet_pdf import render  # heavy: only a process that prints loads it

    return render(sheet)


@query("cases.case_sheet", needs=LIST_CASES, faults=(CASE_UNKNOWN, NO_GROUND))
async def case_sheet(ctx: Ctx, question: CaseSheet) -> Download:
    """The sheet of a case as PDF (接处警登记表); whoever prints it leaves the same lines as whoever looks, and one more."""
    page = await case_page(ctx, CasePage(case=question.case))
    if not isinstance(page, StaffCase):
        raise CASE_UNKNOWN()
    ctx.say(SheetPrinted(page.case.id), about=page.case.subject)
    lines = await _timeline(ctx, question.case)
    by = hand(ctx, {each.id: each for each in page.names})
    sheet = Printed(
        title=by.say(Part.CASE_SHEET),
        under=page.case.number,
        blocks=(
            Block(by.say(Part.CASE), tuple(_paired(by, _facts(page))), PAIRS),
            Block(by.say(Part.CONTENT), ((page.content,),) if page.content else (), (1.0,)),
            _people(by, page),
            _orders(by, page.orders),
            _reports(by, page.orders),
            Block(by.say(Part.ENDING), tuple(_ending(ctx, by, page)), TWO),
            _lines(by, lines),
        ),
        simulated=ctx.house.settings.demo.on or not OUT_OF_FIGURES.isdisjoint(page.case.flags),
    )
    return await printed(sheet, page.case.number)


async def _timeline(ctx: Ctx, case: UUID) -> list[TimelineLine]:
    found: list[TimelineLine] = []
    after: int | None = 0
    while after is not None and len(found) < MOST_LINES:
        told = await case_timeline(ctx, CaseTimeline(case=case, after=after, limit=200))
        if not isinstance(told, StaffTimeline):
            break
        found += told.lines
        after = told.next
    return found


def _paired(by: Hand, facts: list[tuple[Cell, object]]) -> Iterator[tuple[str, ...]]:
    """Two facts a line."""
    said = [(by.say(cell), by.say(value)) for cell, value in facts]
    for left, right in zip(said[::2], [*said[1::2], ("", "")], strict=False):
        yield (*left, *right)


def _facts(page: StaffCase) -> list[tuple[Cell, object]]:
    case, head, place = page.case, page.head, page.place
    return [
        (Cell.NUMBER, case.number),
        (Cell.STATE, case.state),
        (Cell.CHANNEL, case.channel),
        (Cell.CALL_KIND, head.call_kind),
        (Cell.FIRST_CATEGORY, page.first_category),
        (Cell.CATEGORY, head.category),
        (Cell.FIRST_LEVEL, page.first_level),
        (Cell.LEVEL, case.level),
        (Cell.LEVEL_BY, page.level_by),
        (Cell.TAG, head.tag),
        (Cell.FLAGS, head.flags),
        (Cell.RESPONSE, case.response_level),
        (Cell.RAISED, case.raised_at),
        (Cell.OPENED, case.opened_at),
        (Cell.TAKEN, case.taken_at),
        (Cell.TAKEN_BY, case.taken_by),
        (Cell.REPORTED, case.reported_at),
        (Cell.CLOSED, case.closed_at),
        (Cell.DESK, case.desk),
        (Cell.COMMANDER, case.commander),
        (Cell.FIRST_OFFICE, case.first_office),
        (Cell.OFFICE, case.office),
        (Cell.PLACE, " ".join(each for each in (place.address, place.landmark) if each)),
        (Cell.PLACE_STATE, place.state),
        (Cell.POSITION, _spot(place)),
        (Cell.CALLER, _spot(page.caller)),
    ]


def _spot(place: Any) -> str:
    return f"{place.lon:.6f}, {place.lat:.6f}" if place and place.lon is not None else ""


def _people(by: Hand, page: StaffCase) -> Block:
    head = (Cell.ROLE, Cell.NAME, Cell.PHONE, Cell.DOCUMENT, Cell.ADDRESS, Cell.NOTE)
    lines = (
        by.line(each.role, each.name, each.phone, each.document, each.address, each.note) for each in page.parties or ()
    )
    return by.block(Part.PEOPLE, head, lines, (1, 1.2, 1.8, 2.2, 2, 1.6))


def _orders(by: Hand, orders: tuple[OrderShown, ...]) -> Block:
    head = (Cell.ORDINAL, Cell.RESPONDER, Cell.ORDERED, Cell.ACKNOWLEDGED, Cell.SET_OUT, Cell.ARRIVED, Cell.ENDED)
    rows = [shown.row.order for shown in orders]
    lines = (
        (
            *by.line(each.number, each.responder, each.ordered_at, each.acknowledged_at, each.set_out_at),
            *by.line(each.arrived_at, each.ended_at),
            by.say(each.state),
        )
        for each in rows
    )
    return by.block(Part.ORDERS, (*head, Cell.STATE), lines, (0.6, 1.8, 1.3, 1.3, 1.3, 1.3, 1.3, 1))


def _reports(by: Hand, orders: tuple[OrderShown, ...]) -> Block:
    lines = (
        by.line(report.at, shown.row.order.responder, report.by, report.text)
        for shown in orders
        for report in shown.row.reports
    )
    return by.block(Part.REPORTS, (Cell.AT, Cell.RESPONDER, Cell.BY, Cell.DETAILS), lines, (1.6, 1.6, 1, 4))


def _ending(ctx: Ctx, by: Hand, page: StaffCase) -> Iterator[tuple[str, ...]]:
    measure = ctx.house.service(Registers).get(MEASURES, page.case.measure, ctx.now) if page.case.measure else None
    yield by.line(Cell.DISPOSITION, page.disposition)
    yield by.line(Cell.MEASURE, measure)
    yield by.line(Cell.OUTCOME, page.outcome)
    for given in page.ratings:
        yield by.say(Cell.RATING), " ".join(by.line(given.at, given.verdict, given.note))
    for each, note in page.follow_ups:
        yield (
            by.say(Cell.FOLLOW_UP),
            " ".join(by.line(each.at or each.due_at, each.way, each.state, each.verdict, note)),
        )


def _lines(by: Hand, lines: list[TimelineLine]) -> Block:
    told = (
        (
            *by.line(each.at, each.says, each.actor.name or each.actor.says),
            "；".join(f"{by.say(detail.name)} {by.say(detail.says)}" for detail in each.details),
        )
        for each in lines
    )
    return by.block(Part.TIMELINE, (Cell.AT, Cell.WHAT, Cell.BY, Cell.DETAILS), told, (1.6, 1.8, 1, 3.8))
