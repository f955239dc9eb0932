"""From the lines of a file to the edits of an import, and the digest by which what was seen is what is written. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Generic

import msgspec

from anmin.kernel.registers import cells, terms
from anmin.kernel.registers.columns import Column
from anmin.kernel.registers.declare import R, Register, misfit
from anmin.kernel.registers.model import Edit, Plan, Span, Stretch, standing_at, until_planned
from anmin.kernel.registers.sheets import Bad, SheetLine
from anmin.kernel.words import Lang, Wrong


class RowProblem(msgspec.Struct, frozen=True):
    """What is wrong in a file. `line` counts from 1, 0 is the whole file; `column` is a field's name, or a heading's place."""

    line: int
    column: str
    code: str
    zh: str
    en: str

    @classmethod
    def of(cls, line: int, wrong: Wrong) -> RowProblem:
        return cls(line, wrong.path.removeprefix("$").removeprefix("."), wrong.code, wrong.zh, wrong.en)


class Draft(msgspec.Struct, Generic[R]):
    """The rows of a file by code, the line each stands in, and what is wrong."""

    rows: dict[str, R]
    lines: dict[str, int]
    problems: list[RowProblem]


def draft(register: Register[R], sheet: Sequence[SheetLine]) -> Draft[R]:
    """Read the lines as rows. The first line holds the headings: names or labels, in any order, all of them."""
    made: Draft[R] = Draft({}, {}, [])
    if not sheet:
        made.problems.append(RowProblem.of(0, terms.FILE_EMPTY.at("$")))
        return made
    headings = _headings(register, sheet[0], made.problems)
    if made.problems:
        return made
    for line in sheet[1:]:
        row, wrong = _row(register, headings, line)
        made.problems.extend(RowProblem.of(line.number, each) for each in wrong)
        if row is not None:
            _keep(made, register.code_of(row), row, line.number)
    return made


def _keep(made: Draft[R], code: str, row: R, line: int) -> None:
    first = made.lines.setdefault(code, line)
    if first != line:
        made.problems.append(RowProblem.of(line, terms.CODE_TWICE.at("$", line=first)))
    made.rows[code] = row


def _headings(register: Register[R], line: SheetLine, problems: list[RowProblem]) -> list[Column]:
    found: list[Column] = []
    for place, cell in enumerate(line.cells, 1):
        column = None if isinstance(cell, Bad) else cells.heading(register.columns, cells.plain(cell))
        if column is None:
            problems.append(RowProblem.of(line.number, terms.NO_HEADING.at(f"$.{place}")))
        elif column in found:
            problems.append(
                RowProblem.of(line.number, terms.HEADING_TWICE.at(f"$.{column.name}", zh=column.zh, en=column.en))
            )
        else:
            found.append(column)
    for column in register.columns:
        if column not in found:
            missing = terms.HEADING_MISSING.at(f"$.{column.name}", zh=column.zh, en=column.en)
            problems.append(RowProblem.of(line.number, missing))
    return found


def _row(register: Register[R], headings: Sequence[Column], line: SheetLine) -> tuple[R | None, Sequence[Wrong]]:
    values, wrong = _values(headings, line)
    read = register.read(values)
    if isinstance(read, tuple):
        wrong = {**{each.path: each for each in read}, **wrong}
    elif not wrong:
        return read, ()
    order = {f"$.{column.name}": place for place, column in enumerate(register.columns)}
    return None, sorted(wrong.values(), key=lambda each: order.get(each.path, len(order)))


def _values(headings: Sequence[Column], line: SheetLine) -> tuple[dict[str, object], dict[str, Wrong]]:
    """What the cells mean, by field; what they cannot mean, by path."""
    values: dict[str, object] = {}
    wrong: list[Wrong] = []
    if len(line.cells) > len(headings):
        wrong.append(terms.NO_HEADING.at(f"$.{len(headings) + 1}"))
    padded = [*line.cells, *[None] * (len(headings) - len(line.cells))]
    for column, cell in zip(headings, padded, strict=False):
        if isinstance(cell, Bad):
            wrong.append(cell.complaint.at(f"$.{column.name}"))
            continue
        try:
            values[column.name] = cells.read(column, cell)
        except ValueError:
            wrong.append(misfit(column))
    return values, {each.path: each for each in wrong}


def edits(
    timelines: Mapping[str, tuple[Stretch[R], ...]], rows: Mapping[str, R], start: datetime, *, complete: bool
) -> list[Edit[R]]:
    """One edit for every row that differs at `start`; `complete`: codes that the file lacks end."""
    wanted = []
    for code, row in rows.items():
        timeline = timelines.get(code, ())
        current = standing_at(timeline, start)
        if current is None or current.row != row:
            wanted.append(Edit(code, row, Span(start, until_planned(timeline, start))))
    if complete:
        gone = [code for code in timelines if code not in rows and standing_at(timelines[code], start)]
        wanted.extend(Edit(code, None, Span(start)) for code in gone)
    return wanted


def token(register: str, start: datetime | None, plan: Plan[R]) -> str:
    """A digest of everything the import would write; `start` None is the moment of writing."""
    changes = [
        [code, laid.row, laid.span.end, [[each.version, each.row] for each in (*laid.ended, *laid.replaced)]]
        for code, laid in sorted(plan.laid.items())
    ]
    return hashlib.sha256(msgspec.json.encode([register, start, changes])).hexdigest()


def lines_of(register: Register[R], rows: Sequence[R], lang: Lang) -> list[list[cells.Cell]]:
    """The file's lines: headings, then the rows."""
    headings: list[cells.Cell] = [column.en if lang == "en" else column.zh for column in register.columns]
    return [
        headings,
        *([cells.written(column, getattr(row, column.name), lang) for column in register.columns] for row in rows),
    ]
