"""What the fields of a row may be, and the column that the console, files and error texts make of each.

A field without a Chinese and an English label, without bounds, or of another kind than these cannot be declared.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import inspect

from anmin.kernel.words import Code, Text

MAX_TEXT = 16_000
"""Together with what parts the items of a list, it fits into one cell of a spreadsheet (32,767 characters)."""


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of a register. Fields are `Annotated[…, label("日期", "Date")]`: str, int, float, bool, date, Code, UUID,
    or a tuple of str; all but str, bool and tuples may also be None. Text that is absent is empty, never None.
    """


class Kind(Code):
    TEXT = "text", "文字", "Text"
    INTEGER = "integer", "整数", "Whole number"
    NUMBER = "number", "数值", "Number"
    YES_NO = "yes_no", "是或否", "Yes or no"
    DATE = "date", "日期", "Date"
    CHOICE = "choice", "选项", "Choice"
    LIST = "list", "若干项", "List"
    ID = "id", "编号", "Id"


def label(zh: str, en: str, *, form: Text | None = None, **bounds: Any) -> msgspec.Meta:
    """The labels of a field with msgspec's bounds. `form` says what is accepted where bounds alone do not tell."""
    extra: dict[str, Any] = {"zh": zh, "en": en}
    return msgspec.Meta(title=zh, description=en, extra=extra | ({"form": form} if form else {}), **bounds)


class Choice(msgspec.Struct, frozen=True):
    """One code that a choice may be, with its texts."""

    value: str
    zh: str
    en: str


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One field as people see it. `optional`: it may be None. `least` and `most` bound a number, a text's or list's length."""

    name: str
    zh: str
    en: str
    kind: Kind
    optional: bool
    least: float | None
    most: float | None
    choices: tuple[Choice, ...]
    form: Text


Bounds = tuple[Kind, float | None, float | None]


def columns(row: type[Row]) -> tuple[Column, ...]:
    """The columns of a row, in order. Raises TypeError for a field that cannot be declared."""
    described = inspect.type_info(row)
    if not isinstance(described, inspect.StructType):
        raise TypeError(f"{row.__name__} is not a struct")
    return tuple(_column(f"{row.__name__}.{field.name}", field.name, field.type) for field in described.fields)


def _column(where: str, name: str, kind: inspect.Type) -> Column:
    extra: dict[str, Any] = {}
    if isinstance(kind, inspect.Metadata):
        extra, kind = kind.extra or {}, kind.type
    if not (extra.get("zh") and extra.get("en")):
        raise TypeError(f"{where} needs a Chinese and an English label")
    inner, optional = _unwrapped(kind)
    what, least, most = _bounds(where, inner)
    if optional and what in {Kind.TEXT, Kind.YES_NO, Kind.LIST}:
        raise TypeError(f"{where} cannot be None: an absent text or list is empty")
    if getattr(inner, "pattern", None) and "form" not in extra:
        raise TypeError(f"{where} has a pattern and must say its form")
    choices = _choices(where, inner) if isinstance(inner, inspect.EnumType) else ()
    return Column(
        name=name,
        zh=extra["zh"],
        en=extra["en"],
        kind=what,
        optional=optional,
        least=least,
        most=most,
        choices=choices,
        form=extra.get("form") or _form(what, least, most, choices),
    )


def _unwrapped(kind: inspect.Type) -> tuple[inspect.Type, bool]:
    if isinstance(kind, inspect.UnionType) and kind.includes_none:
        rest = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
        if len(rest) == 1:
            inner = rest[0]
            return (inner.type if isinstance(inner, inspect.Metadata) else inner), True
    return kind, False


def _bounds(where: str, kind: inspect.Type) -> Bounds:
    match kind:
        case inspect.StrType(max_length=int() as most) if most <= MAX_TEXT:
            return Kind.TEXT, kind.min_length or 0, most
        case inspect.VarTupleType(item_type=item, max_length=int() as most):
            if not isinstance(item, inspect.StrType) or (item.max_length or MAX_TEXT) * most > MAX_TEXT:
                raise TypeError(f"{where} must be a tuple of str with a max_length, and not too long in all")
            return Kind.LIST, kind.min_length or 0, most
        case inspect.IntType():
            return Kind.INTEGER, _tighter(kind.ge, kind.gt, 1), _tighter(kind.le, kind.lt, -1)
        case inspect.FloatType():
            return Kind.NUMBER, _tighter(kind.ge, kind.gt, 0), _tighter(kind.le, kind.lt, 0)
    simple = {
        inspect.BoolType: Kind.YES_NO,
        inspect.DateType: Kind.DATE,
        inspect.EnumType: Kind.CHOICE,
        inspect.UUIDType: Kind.ID,
    }.get(type(kind))
    if simple is None:
        raise TypeError(f"{where} is not of a simple kind, or is text or a list without a max_length that fits")
    return simple, None, None


def _tighter(inclusive: float | None, exclusive: float | None, step: int) -> float | None:
    return exclusive + step if inclusive is None and exclusive is not None else inclusive


def _choices(where: str, kind: inspect.EnumType) -> tuple[Choice, ...]:
    if not issubclass(kind.cls, Code):
        raise TypeError(f"{where} must use a Code")
    choices = tuple(Choice(each.value, each.zh, each.en) for each in kind.cls)
    words = [word.casefold() for each in choices for word in {each.value, each.zh, each.en}]
    if not all(words):
        raise TypeError(f"{where} has a choice without a text")
    own = [{word.casefold() for word in (each.value, each.zh, each.en)} for each in choices]
    if sum(map(len, own)) != len(set().union(*own)):
        raise TypeError(f"{where} has two choices that read the same")
    return choices


def _form(kind: Kind, least: float | None, most: float | None, choices: tuple[Choice, ...]) -> Text:
    low, high = (f"{bound:g}" if bound is not None else "" for bound in (least, most))
    if kind in {Kind.INTEGER, Kind.NUMBER}:
        return Text(
            kind.zh + (f"，不小于 {low}" if low else "") + (f"，不大于 {high}" if high else ""),
            f"a {kind.en.lower()}" + (f", at least {low}" if low else "") + (f", at most {high}" if high else ""),
        )
    return {
        Kind.TEXT: Text(
            f" {low} 到 {high} 个字符、不含控制字符的文字", f"text of {low} to {high} characters, no control characters"
        ),
        Kind.LIST: Text(f" {low} 到 {high} 项，用分号隔开", f"{low} to {high} items, parted by semicolons"),
        Kind.YES_NO: Text("“是”或“否”", "yes or no"),
        Kind.DATE: Text("日期，如 2026-10-01", "a date such as 2026-10-01"),
        Kind.CHOICE: Text(
            "、".join(each.zh for each in choices) + "之一", "one of " + ", ".join(each.en for each in choices)
        ),
        Kind.ID: Text("编号（UUID）", "an id (UUID)"),
    }[kind]
