"""The table of figures, the cases behind a number, and the table as a file with its definitions."""

from datetime import date
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.tree import category_tree
from anmin.cases.model.desk import CaseLine
from anmin.cases.names import Names
from anmin.cases.queries.desk import below, lines
from anmin.cases.terms.cases import CaseKind, Channel
from anmin.insight import store, terms
from anmin.insight.figures import BY_CODE, FIGURES, Figure
from anmin.insight.model import LONGEST, LONGEST_BY_DAY, Value, period, rounding, value
from anmin.insight.store import Behind, Counted, Sought
from anmin.insight.terms import PERIOD_WRONG, SEE_FIGURES, By, Cell, FigureCode, FigureSide, Shape
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText, PageSize
from anmin.kernel.http import Download
from anmin.kernel.registers import Registers
from anmin.kernel.registers.lists import ListFile, exported
from anmin.kernel.words import Text

Digits = Annotated[int, Meta(ge=0, le=4)]
Level = Annotated[int, Meta(ge=1, le=4)]


class FigureFilters(Question, frozen=True, kw_only=True):
    """`since` to `until`: days of the bureau, both counted; without them this month up to today. `office` and `category`:
    with all below; `kind`: without it all kinds but emergencies.
    """

    since: date | None = None
    until: date | None = None
    by: By = By.NONE
    office: UUID | None = None
    category: CodeText | None = None
    kind: CaseKind | None = None
    level: Level | None = None


class AskFigures(FigureFilters, frozen=True, kw_only=True):
    """`digits`: decimal places of a share. `times`: with first reply and first contact, which read every thread and order:
    over all years they take longer than all the others together.
    """

    digits: Digits = 1
    times: bool = False


class FigureShown(msgspec.Struct, frozen=True):
    code: FigureCode
    name: Text
    shape: Shape
    definition: Text


class FigureRow(msgspec.Struct, frozen=True):
    """`key`: what `figureCases` takes as `group`; `values` in the order of the figures."""

    key: str
    name: Text
    values: tuple[Value, ...]


class FigureTable(msgspec.Struct, frozen=True, kw_only=True):
    """`rows`: the most collected first, days in their order; `total` is over all of them."""

    since: date
    until: date
    by: By
    figures: tuple[FigureShown, ...]
    rows: tuple[FigureRow, ...]
    total: FigureRow
    rounding: Text


@query("insight.figures", needs=SEE_FIGURES, faults=(PERIOD_WRONG,))
async def figures(ctx: Ctx, question: AskFigures) -> FigureTable:
    """What came in during a period and how it stands now: each figure with its definition, numerator and denominator."""
    shown = standing(question)
    since, until = days(ctx, question)
    counted = await store.count(ctx, sought(ctx, question), shown)
    total = next(each for each in counted if each.key is None)
    groups = [each for each in counted if each.key is not None and any(first for first, _ in each.values)]
    names = await _names(ctx, question.by, [each.key or "" for each in groups])
    rows = [row(each, names[each.key or ""], shown, question.digits) for each in groups]
    ordered = sorted(rows, key=lambda each: each.key if question.by is By.DAY else "")
    if question.by is not By.DAY:
        ordered.sort(key=lambda each: (-each.values[0].numerator, each.key))
    return FigureTable(
        since=since,
        until=until,
        by=question.by,
        figures=tuple(FigureShown(each.code, each.code.text, each.shape, each.definition) for each in shown),
        rows=tuple(ordered),
        total=row(total, terms.TOTAL, shown, question.digits),
        rounding=rounding(question.digits),
    )


def standing(filters: AskFigures) -> list[Figure]:
    """What came in as an alarm is told only of all kinds together."""
    whole = filters.kind is None and filters.by is not By.KIND
    return [each for each in FIGURES if (whole or not each.on_alarms) and (filters.times or not each.slow)]


def row(counted: Counted, name: Text, shown: list[Figure], digits: int) -> FigureRow:
    pairs = zip(shown, counted.values, strict=True)
    return FigureRow(counted.key or "", name, tuple(value(each.shape, given, digits) for each, given in pairs))


def days(ctx: Ctx, filters: FigureFilters) -> tuple[date, date]:
    """The first and the last day asked for."""
    until = filters.until or ctx.now.astimezone(ZoneInfo(ctx.house.settings.bureau.zone)).date()
    return filters.since or until.replace(day=1), until


def sought(ctx: Ctx, filters: FigureFilters) -> Sought:
    """Raises PERIOD_WRONG."""
    zone = ctx.house.settings.bureau.zone
    longest = LONGEST_BY_DAY if filters.by is By.DAY else LONGEST
    within = period(*days(ctx, filters), ZoneInfo(zone), longest)
    return Sought(
        since=within.since,
        until=within.until,
        by=filters.by,
        office=filters.office,
        categories=below(ctx, filters.category) if filters.category else None,
        kind=filters.kind,
        level=filters.level,
        tops=_tops(ctx, filters.category) if filters.by is By.CATEGORY else {},
        zone=zone,
    )


def _tops(ctx: Ctx, within: str | None) -> dict[str, str]:
    """Each category and the one that stands for it: right below the one asked for, or at the top."""
    tree = category_tree(ctx.house.service(Registers), ctx.now)
    found = {}
    for each in tree.rows():
        path = tree.codes(each.code)
        if within is None:
            found[each.code] = path[0]
        elif within in path:
            found[each.code] = path[min(path.index(within) + 1, len(path) - 1)]
    return found


async def _names(ctx: Ctx, by: By, keys: list[str]) -> dict[str, Text]:
    match by:
        case By.ORGANISATION:
            known = await ctx.house.service(Names).of(ctx, map(UUID, keys))
            return {key: known.get(UUID(key), Text(key, key)) for key in keys}
        case By.CATEGORY:
            tree = category_tree(ctx.house.service(Registers), ctx.now)
            return {key: terms.UNKNOWN_GROUP if key == terms.UNCLASSIFIED else tree.name(key) for key in keys}
        case By.KIND:
            return {key: CaseKind(key).text for key in keys}
        case By.CHANNEL:
            return {key: Channel(key).text for key in keys}
        case By.LEVEL:
            return {key: Text(f"{key} 级", f"Level {key}") for key in keys}
    return {key: Text(key, key) for key in keys}


class FigureCases(FigureFilters, frozen=True, kw_only=True):
    """`group`: the `key` of a row of the table with the same filters; without it the total. `after`: `next` of the page
    before.
    """

    figure: FigureCode
    side: FigureSide = FigureSide.NUMERATOR
    group: CodeText | None = None
    after: UUID | None = None
    limit: PageSize = 50


class CasesBehind(msgspec.Struct, frozen=True):
    """Newest first."""

    cases: tuple[CaseLine, ...]
    next: UUID | None


@query("insight.figure_cases", needs=SEE_FIGURES, faults=(PERIOD_WRONG,))
async def figure_cases(ctx: Ctx, question: FigureCases) -> CasesBehind:
    """The cases behind a number: those it counts, or those it is a share of."""
    asked = Behind(BY_CODE[question.figure], question.side, question.group, question.after, question.limit + 1)
    found = await store.behind(ctx, sought(ctx, question), asked)
    page = found[: question.limit]
    return CasesBehind(await lines(ctx, page), page[-1] if len(found) > question.limit else None)


@query("insight.figures_file", needs=SEE_FIGURES, faults=(PERIOD_WRONG,))
async def figures_file(ctx: Ctx, question: AskFigures) -> Download:
    """The table of figures as XLSX; the definitions stand on its second sheet."""
    told = await figures(ctx, question)
    head = (Cell.GROUP, *(name for each in told.figures for name in _head(each)))
    shapes = [each.shape for each in told.figures]
    rows = (
        (each.name, *(cell for shape, one in zip(shapes, each.values, strict=True) for cell in _cells(shape, one)))
        for each in (*told.rows, told.total)
    )
    words = [(Cell.NAME, Cell.DEFINITION), *((each.name, each.definition) for each in told.figures)]
    words += [(Cell.PERIOD, f"{told.since} — {told.until}"), ("", told.rounding)]
    return await exported(ctx, ListFile("insight.figures", "xlsx", head), rows, words)


def _head(figure: FigureShown) -> tuple[Text, ...]:
    name = figure.name
    if figure.shape is Shape.COUNT:
        return (name,)
    over = FigureSide.DENOMINATOR if figure.shape is Shape.SHARE else Shape.COUNT
    parts = (over,) if figure.shape is Shape.MEDIAN else (FigureSide.NUMERATOR, over)
    return (name, *(Text(f"{name.zh}·{each.zh}", f"{name.en}: {each.en.lower()}") for each in parts))


def _cells(shape: Shape, one: Value) -> tuple[object, ...]:
    match shape:
        case Shape.COUNT:
            return (one.numerator,)
        case Shape.MEDIAN:
            return one.text, one.numerator
    return one.text, one.numerator, one.denominator
