"""The log of a shift, to be printed and signed: who was on duty, what came in, what is left, what was handed over."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from anmin.cases.events.printed import ShiftLogPrinted
from anmin.cases.model.desk import CaseLine
from anmin.cases.names import Names
from anmin.cases.queries.desk import lines
from anmin.cases.queries.printed import Hand, hand, printed
from anmin.cases.store import shift_log as store
from anmin.cases.terms.desk import LIST_CASES
from anmin.cases.terms.printed import Cell, Part
from anmin.identity.queries.duty import AskHandovers, AskRoster, handovers, roster
from anmin.identity.terms.duty import RANGE_TOO_LONG, SEE_DUTY
from anmin.identity.terms.organisations import ORGANISATION_UNKNOWN
from anmin.identity.within import holds, sees
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import Instant, check_instants
from anmin.kernel.http import Download
from anmin.kernel.journal import Subject, office
from anmin.kernel.printed import Block, Printed

LONGEST = timedelta(days=62)
LISTED = 500
"""Cases that a sheet lists; the figures are over all."""


class ShiftLog(Question, frozen=True):
    """`since` ≤ at < `until`, at most 62 days apart."""

    organisation: UUID
    since: Instant
    until: Instant

    def __post_init__(self) -> None:
        check_instants(self.since, self.until)


@query("cases.shift_log", needs=LIST_CASES, faults=(ORGANISATION_UNKNOWN, RANGE_TOO_LONG))
async def shift_log(ctx: Ctx, question: ShiftLog) -> Download:
    """The log of a shift as PDF (值班日志): no people but colleagues; who is on duty only for those who may see it."""
    organisation, since, until = question.organisation, question.since, question.until
    if not timedelta() < until - since <= LONGEST:
        raise RANGE_TOO_LONG()
    if not sees(ctx, organisation):
        raise ORGANISATION_UNKNOWN()
    during = await store.of_shift(ctx, organisation, since, until)
    left = await store.open_at(ctx, organisation, min(until, ctx.now))
    told = Subject("organisation", organisation, 0, (office(organisation),))
    ctx.say(ShiftLogPrinted(organisation, since, until, len(during)), about=told)
    named = {organisation, *(row["taken_by"] for row in (*during[:LISTED], *left[:LISTED]))}
    by = hand(ctx, await ctx.house.service(Names).of(ctx, named))
    duty = holds(ctx, SEE_DUTY, organisation)
    figures = Block(by.say(Part.FIGURES), tuple(_figures(by, during, left, question)), (1.2, 2.2))
    blocks = [
        figures,
        await _cases(ctx, by, Part.CASES, during),
        await _cases(ctx, by, Part.OPEN_ITEMS, left),
        *([await _on_duty(ctx, by, question), await _handed_over(ctx, by, question)] if duty else ()),
    ]
    under = f"{by.say(organisation)}  {by.say(since)} — {by.say(until)}"
    simulated = ctx.house.settings.demo.on
    sheet = Printed(title=by.say(Part.SHIFT_LOG), under=under, blocks=tuple(blocks), simulated=simulated)
    return await printed(sheet, f"{since.astimezone(by.zone):%Y-%m-%d %H%M}")


def _figures(by: Hand, during: list[Any], left: list[Any], shift: ShiftLog) -> Iterator[tuple[str, ...]]:
    for cell, column in (
        (Cell.CASES_RAISED, "raised_at"),
        (Cell.CASES_TAKEN, "taken_at"),
        (Cell.CASES_CLOSED, "closed_at"),
    ):
        yield by.line(cell, sum(row[column] is not None and shift.since <= row[column] < shift.until for row in during))
    yield by.line(Cell.CASES_OPEN, len(left))
    if max(len(during), len(left)) > LISTED:
        yield by.line(Cell.LISTED, LISTED)


async def _cases(ctx: Ctx, by: Hand, part: Part, rows: list[Any]) -> Block:
    taken_by = {row["id"]: row["taken_by"] for row in rows[:LISTED]}
    shown = await lines(ctx, list(taken_by))
    head = (Cell.NUMBER, Cell.RAISED, Cell.LEVEL, Cell.CATEGORY, Cell.PLACE, Cell.TAKEN_BY, Cell.STATE)
    return by.block(part, head, (_line(by, each, taken_by[each.case]) for each in shown), (2.2, 1.7, 0.6, 2, 2.2, 1, 1))


def _line(by: Hand, case: CaseLine, taken_by: UUID | None) -> tuple[str, ...]:
    return by.line(case.number, case.raised_at, case.level, case.category or case.tag, case.place, taken_by, case.state)


async def _on_duty(ctx: Ctx, by: Hand, shift: ShiftLog) -> Block:
    found = await roster(ctx, AskRoster(organisation=shift.organisation, since=shift.since, until=shift.until))
    told = (by.line(each.post, each.name, each.starts, each.ends) for each in found)
    return by.block(Part.ON_DUTY, (Cell.POST, Cell.NAME, Cell.FROM, Cell.UNTIL), told, (1.2, 1.2, 1.6, 1.6))


async def _handed_over(ctx: Ctx, by: Hand, shift: ShiftLog) -> Block:
    asked = AskHandovers(organisation=shift.organisation, since=shift.since, until=shift.until)
    found = await handovers(ctx, asked)
    by = hand(ctx, await ctx.house.service(Names).of(ctx, {each.written_by for each in found}))
    told = (by.line(each.written_at, each.post, each.written_by, each.notes) for each in found)
    return by.block(Part.HANDOVERS, (Cell.AT, Cell.POST, Cell.BY, Cell.DETAILS), told, (1.6, 1, 1, 4))
