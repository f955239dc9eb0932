"""Files of rows: CSV and XLSX to lines of cells, and back. Knows no register.

A file is bounded before it is parsed: bytes, unpacked bytes, lines, columns and the size of a cell. Formulas, macros and
links are never followed.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Literal

import msgspec

from anmin.kernel import faults
from anmin.kernel.registers import terms
from anmin.kernel.registers.cells import EXCEL_BEGINS, MAX_CELL, Cell
from anmin.kernel.words import Problem

Format = Literal["csv", "xlsx"]
MEDIA: dict[Format, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

MAX_UNPACKED = 32 << 20
MAX_PARTS = 200
_MOST_LINES = terms.MAX_ROWS + 1_000
"""Blank lines between them included."""
_WIDEST = 1_000
"""Blank cells after the last column included."""
_TEXT = "@"


class Bad(msgspec.Struct, frozen=True):
    """A cell that cannot be read, and why."""

    complaint: terms.Complaint


class SheetLine(msgspec.Struct, frozen=True):
    """A line that is not blank, with its number in the file, counted from 1."""

    number: int
    cells: tuple[Cell | Bad, ...]


def parse(content: bytes | str) -> list[SheetLine]:
    """The lines of a CSV text, or of the first sheet of a workbook.

    Raises TOO_LARGE, FILE_TOO_LONG and FILE_UNREADABLE.
    """
    if len(content if isinstance(content, bytes) else content.encode()) > terms.MAX_BYTES:
        raise faults.TOO_LARGE(limit=terms.MAX_BYTES)
    if isinstance(content, bytes) and content.startswith(b"PK"):
        return _bounded(_workbook_lines(content))
    return _bounded(_csv_lines(_decoded(content) if isinstance(content, bytes) else content.removeprefix("\ufeff")))


def to_csv(lines: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it, and Excel's line ends."""
    text = io.StringIO()
    csv.writer(text).writerows([_written(cell) for cell in line] for line in lines)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def to_xlsx(*sheets: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook of sheets whose first line stays in view. No cell is a formula."""
    from openpyxl import Workbook  # heavy, and seldom needed
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for lines in sheets:
        sheet = book.create_sheet()
        sheet.freeze_panes = "A2"
        for line in lines:
            sheet.append([_typed(WriteOnlyCell(sheet), cell) for cell in line])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _written(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else cell if isinstance(cell, str) else repr(cell)


def _typed(cell: Any, value: Cell) -> Any:
    if isinstance(value, date) and value < EXCEL_BEGINS:
        value = value.isoformat()
    if isinstance(value, float) and float(f"{value:.16g}") != value:
        value = repr(value)  # a workbook's numbers are written with 16 digits
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = _TEXT
    return cell


def _bounded(lines: Iterable[tuple[int, Sequence[Cell | Bad]]]) -> list[SheetLine]:
    kept: list[SheetLine] = []
    for number, cells in lines:
        filled = list(cells[:_WIDEST])
        while filled and _blank(filled[-1]):
            filled.pop()
        if (
            number > _MOST_LINES
            or len(cells) > _WIDEST
            or len(filled) > terms.MAX_COLUMNS
            or (filled and len(kept) > terms.MAX_ROWS)
        ):
            raise terms.FILE_TOO_LONG(rows=terms.MAX_ROWS, columns=terms.MAX_COLUMNS)
        if filled:
            kept.append(SheetLine(number, tuple(_sized(cell) for cell in filled)))
    return kept


def _blank(cell: Cell | Bad) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _sized(cell: Cell | Bad) -> Cell | Bad:
    return Bad(terms.CELL_FAULTY) if isinstance(cell, str) and len(cell) > MAX_CELL else cell


def _decoded(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if wide else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise terms.FILE_UNREADABLE()


def _csv_lines(text: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in reader:
            yield number, cells
            number = reader.line_num + 1
    except csv.Error:
        raise terms.FILE_UNREADABLE() from None


def _workbook_lines(content: bytes) -> Iterator[tuple[int, Sequence[Cell | Bad]]]:
    from openpyxl import load_workbook  # heavy, and seldom needed

    file = io.BytesIO(content)
    try:
        _refuse_bombs(file)
        book = load_workbook(file, read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), 1):
            yield number, [_cell(each) for each in cells]
    except Problem:
        raise
    except Exception as error:
        # What a hostile workbook makes a parser raise cannot be listed.
        raise terms.FILE_UNREADABLE() from error


def _refuse_bombs(file: io.BytesIO) -> None:
    """The sizes in the directory are binding: unpacking stops at them and then fails on the checksum."""
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise faults.TOO_LARGE(limit=MAX_UNPACKED)


def _cell(cell: Any) -> Cell | Bad:
    value = cell.value
    if cell.data_type == "f":
        return Bad(terms.FORMULA)
    if cell.data_type == "e" or not isinstance(value, str | int | float | date | datetime | None):
        return Bad(terms.CELL_FAULTY)
    return value
