"""A value of a row as a cell of a file, and back. What is written is read back the same, in either language.

A text that a spreadsheet would take for a formula is written with an apostrophe before it, which reading takes away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from anmin.kernel.registers.columns import Column, Kind
from anmin.kernel.words import Code, Lang

Cell = str | int | float | date | None
"""What a file holds in one place; `datetime` and `bool` are among them."""

MAX_CELL = 32_000
_YES_NO = {True: ("是", "yes", "true", "1", "y"), False: ("否", "no", "false", "0", "n")}
_FORMULA = re.compile("'*[=+\\-@＝＋－＠]")
_ESCAPED = re.compile("'+[=+\\-@＝＋－＠]")
_WHOLE = re.compile(r"[+-]?[0-9]{1,16}")
_NUMBER = re.compile(r"[+-]?([0-9]{1,400}(\.[0-9]{0,400})?|\.[0-9]{1,400})([eE][+-]?[0-9]{1,4})?")
_DATE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_DATE_RUN = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SERIAL = re.compile(r"[0-9]{1,5}")
_DAY_0 = date(1899, 12, 30)
"""Excel's day 0 as seen from March 1900 on; before that its calendar has a day that never was."""
_SERIALS = range(61, 73_051)
"""1900-03-01 to 2099-12-31."""
EXCEL_BEGINS = date(1900, 3, 1)


def written(column: Column, value: Any, lang: Lang) -> Cell:
    """The value as a cell: numbers and dates as such, everything else as text people read."""
    match column.kind:
        case _ if value is None:
            return None
        case Kind.YES_NO:
            return _YES_NO[value][1 if lang == "en" else 0]
        case Kind.CHOICE if isinstance(value, Code):
            return guarded(value.text.of(lang))
        case Kind.LIST:
            return guarded(("; " if lang == "en" else "；").join(value))
        case Kind.INTEGER | Kind.NUMBER | Kind.DATE:
            number: Cell = value
            return number
        case _:
            return guarded(str(value))


def read(column: Column, cell: Cell) -> object:
    """The cell's value for `Register.read`. Raises ValueError for what the column cannot mean."""
    text = plain(cell)
    if not text:
        return _absent(column)
    if isinstance(cell, datetime) and cell.time() != time():
        raise ValueError("a time of day")
    return _READERS[column.kind](column, text)


def plain(cell: Cell) -> str:
    """The cell as trimmed text, its formula guard taken away; empty for an empty cell."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < 1 << 53:
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
    text = str(cell).strip()
    return text[1:] if _ESCAPED.match(text) else text


def heading(columns: Sequence[Column], text: str) -> Column | None:
    """The column that has this name or label."""
    word = text.strip().casefold()
    return next((each for each in columns if word in {each.name, each.zh.casefold(), each.en.casefold()}), None)


def guarded(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would take it for a formula."""
    return "'" + text if _FORMULA.match(text) else text


def _absent(column: Column) -> object:
    if column.optional:
        return None
    if column.kind is Kind.LIST:
        return ()
    if column.kind is Kind.TEXT:
        return ""
    raise ValueError("empty")


def _choice(column: Column, text: str) -> str:
    word = text.casefold()
    for each in column.choices:
        if word in {each.value.casefold(), each.zh.casefold(), each.en.casefold()}:
            return each.value
    raise ValueError("not a choice")


def _yes_no(_column: Column, text: str) -> bool:
    word = text.casefold()
    for answer, words in _YES_NO.items():
        if word in words:
            return answer
    raise ValueError("neither yes nor no")


def _whole(_column: Column, text: str) -> int:
    if not _WHOLE.fullmatch(text := _narrow(text)):
        raise ValueError("not a whole number")
    return int(text)


def _number(_column: Column, text: str) -> float:
    if not _NUMBER.fullmatch(text := _narrow(text)):
        raise ValueError("not a number")
    return float(text)


def _list(_column: Column, text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split("[;；\n]", text))


def _narrow(text: str) -> str:
    """Full-width digits and signs as their plain forms."""
    return unicodedata.normalize("NFKC", text)


def _date(_column: Column, text: str) -> str:
    text = _narrow(text)
    if found := _DATE.fullmatch(text) or _DATE_RUN.fullmatch(text):
        return date(*map(int, found.groups())).isoformat()
    if _SERIAL.fullmatch(text) and int(text) in _SERIALS:
        return (_DAY_0 + timedelta(int(text))).isoformat()
    raise ValueError("not a date")


_READERS: dict[Kind, Callable[[Column, str], object]] = {
    Kind.TEXT: lambda _, text: text,
    Kind.INTEGER: _whole,
    Kind.NUMBER: _number,
    Kind.YES_NO: _yes_no,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.LIST: _list,
    Kind.ID: lambda _, text: str(UUID(text)),
}
