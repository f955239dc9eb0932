"""A register as its room declares it, and the only way in which a row is accepted, from whatever door or file it comes.

Knows no SQL and no file format.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import Any, Generic, TypeVar

import msgspec

from anmin.kernel.registers import terms
from anmin.kernel.registers.columns import Column, Kind, Row, columns
from anmin.kernel.words import Permission, Text, Wrong

R = TypeVar("R", bound=Row)

CODE = re.compile(r"[a-z][a-z0-9_]{0,30}(\.[a-z][a-z0-9_]{0,30}){1,2}")
ROW_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}")
"""As `fields.CodeText`: a row's code stands in events and in the log, where free text must not."""
EXACT = (1 << 53) - 1
"""Beyond this a browser or a spreadsheet rounds whole numbers."""
_KEYS = frozenset({Kind.TEXT, Kind.INTEGER, Kind.DATE, Kind.CHOICE, Kind.ID})
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_PARTS_ITEMS = re.compile("[;；\n]")


def no_rows() -> Sequence[Any]:
    return ()


def no_checks(_rows: Sequence[Any]) -> list[Wrong]:
    return []


class Register(msgspec.Struct, Generic[R], frozen=True, kw_only=True, eq=False, dict=True):
    """Reference data of one room.

    `key`: the field or fields that make a row's code. `needs`: who may change and read it; `reads`: who else may read
    it. `seed`: its first rows. `checks`: what must hold between the rows that are valid together; the path of a `Wrong`
    is the code of the offending row. Raises TypeError for a declaration that cannot stand.
    """

    code: str
    zh: str
    en: str
    row: type[R]
    key: str | tuple[str, ...]
    needs: Permission
    reads: Permission
    retention: Text
    seed: Callable[[], Sequence[R]] = no_rows
    checks: Callable[[Sequence[R]], list[Wrong]] = no_checks

    def __post_init__(self) -> None:
        if not CODE.fullmatch(self.code):
            raise TypeError(f"{self.code!r} is not a register's code such as calendar.days")
        if not all((self.zh, self.en, self.retention.zh, self.retention.en)):
            raise TypeError(f"{self.code} lacks a text")
        for part in self.parts:
            column = self.named.get(part)
            if column is None or column.kind not in _KEYS or column.optional:
                raise TypeError(f"{self.code} cannot have {part} in its key")
        headings = [{each.name, each.zh.casefold(), each.en.casefold()} for each in self.columns]
        if len(headings) > terms.MAX_COLUMNS or sum(map(len, headings)) != len(set().union(*headings)):
            raise TypeError(f"{self.code} has too many columns, or two that read the same")

    @property
    def parts(self) -> tuple[str, ...]:
        return (self.key,) if isinstance(self.key, str) else self.key

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return columns(self.row)

    @cached_property
    def named(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def code_of(self, row: R) -> str:
        """The row's code: its key, or its key's parts joined by `:`."""
        return ":".join(_plain(getattr(row, part)) for part in self.parts)

    def schema(self) -> dict[str, Any]:
        """The JSON schema of a row."""
        return msgspec.json.schema(self.row)

    def read(self, values: Mapping[str, object]) -> R | tuple[Wrong, ...]:
        """The row with these values, texts trimmed and in Unicode NFC; or everything that is wrong with them."""
        given = {name: _tidy(value) for name, value in values.items()}
        try:
            row = msgspec.convert(given, self.row)
        except msgspec.ValidationError:
            return self._all_wrong(given)
        unsound = [misfit(column) for column in self.columns if not _sound(column, getattr(row, column.name))]
        return tuple(unsound) if unsound else self._coded(row)

    def _all_wrong(self, given: Mapping[str, object]) -> tuple[Wrong, ...]:
        wrong = [terms.UNKNOWN_FIELD.at(_path(name)) for name in given if name not in self.named]
        for field in msgspec.structs.fields(self.row):
            column = self.named[field.name]
            if field.name in given:
                if not _fits(column, given[field.name], field.type):
                    wrong.append(misfit(column))
            elif field.required:
                wrong.append(terms.MISSING.at(_path(field.name), zh=column.zh, en=column.en))
        return tuple(wrong) or (terms.FIELDS_CONTRADICT.at("$"),)

    def first_rows(self) -> dict[str, R]:
        """The seed by code. Raises ValueError for a row that no door would accept."""
        rows: dict[str, R] = {}
        for given in self.seed():
            row = self.read(msgspec.structs.asdict(given))
            if isinstance(row, tuple) or self.code_of(row) in rows:
                raise ValueError(f"{self.code} has a first row that is wrong or there twice: {self.code_of(given)}")
            rows[self.code_of(row)] = row
        return rows

    def _coded(self, row: R) -> R | tuple[Wrong, ...]:
        code = self.code_of(row)
        ambiguous = len(self.parts) > 1 and code.count(":") != len(self.parts) - 1
        if ambiguous or not ROW_CODE.fullmatch(code):
            return (terms.CODE_FORM.at(_path(self.parts[0])),)
        return row


def misfit(column: Column) -> Wrong:
    """The complaint that names the column and says what it takes."""
    return terms.MISFIT.at(
        _path(column.name), zh=column.zh, en=column.en, form_zh=column.form.zh.strip(), form_en=column.form.en
    )


def _fits(column: Column, value: object, kind: Any) -> bool:
    try:
        return _sound(column, msgspec.convert(value, kind))
    except msgspec.ValidationError:
        return False


def _sound(column: Column, value: Any) -> bool:
    """What a field's type cannot say: numbers are finite and exact, texts hold no control characters."""
    match column.kind:
        case Kind.NUMBER:
            return value is None or math.isfinite(value)
        case Kind.INTEGER:
            return value is None or abs(value) <= EXACT
        case Kind.TEXT:
            return not _FORBIDDEN.search(value)
        case Kind.LIST:
            return not any(not item or _FORBIDDEN.search(item) or _PARTS_ITEMS.search(item) for item in value)
        case _:
            return True


def _tidy(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()
    if isinstance(value, list | tuple):
        return tuple(_tidy(each) if isinstance(each, str) else each for each in value)
    return value + 0.0 if isinstance(value, float) else value


def _plain(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _path(name: str) -> str:
    return f"$.{name}" if name.isidentifier() and name.isascii() else "$"
