"""Files of plans as people and programs make them."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook

from anmin.kernel.registers import importing, sheets
from anmin.kernel.registers.importing import Draft
from tests.kernel.registers.sample_plans import PLANS, PlanRow

HEADINGS = [column.zh for column in PLANS.columns]
LINE = ["fire", "火灾", "高", "5", "0.5", "否", "2026-10-01", "甲；乙", "", "", ""]


def draft(content: bytes | str) -> Draft[PlanRow]:
    return importing.draft(PLANS, sheets.parse(content))


def csv_of(*lines: Sequence[str]) -> str:
    return "\r\n".join(",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines)


def workbook(*lines: Sequence[Any], change: Callable[[Any], None] | None = None) -> bytes:
    book = Workbook()
    assert book.active is not None
    for line in lines:
        book.active.append(list(line))
    if change:
        change(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def places(made: Draft[PlanRow]) -> list[tuple[int, str, str]]:
    return [(each.line, each.column, each.code) for each in made.problems]
