"""The house rules as functions: each takes what it looks at and returns the complaints, none when all is well."""

import ast
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.personal import Personal
from anmin.kernel.words import Code, Event

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "anmin"
FILE_LINES = 300
FUNCTION_LINES = 40
PARAMETERS = 5
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SQL = re.compile(r"^\s*(select|insert into|update|delete from|with)\s")
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK|NotImplementedError|for now|placeholder)\b")


def python_files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def too_large(path: Path) -> list[str]:
    """Files over 300 lines, functions over 40 lines or over 5 parameters (self, cls, ctx and react do not count)."""
    text = path.read_text()
    lines = text.count("\n")
    found = [f"{path.name}: {lines} lines"] if lines > FILE_LINES else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            names = [each.arg for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            counted = [name for name in names if name not in ("self", "cls", "ctx", "react")]
            if length > FUNCTION_LINES:
                found.append(f"{path.name}:{node.lineno} {node.name}: {length} lines")
            if len(counted) > PARAMETERS:
                found.append(f"{path.name}:{node.lineno} {node.name}: {len(counted)} parameters")
    return found


def unplain(path: Path) -> list[str]:
    """A module without a docstring, with a name that says nothing, or with words that stand over unfinished work."""
    text = path.read_text()
    found = []
    if text.strip() and not ast.get_docstring(ast.parse(text)):
        found.append(f"{path.name}: no docstring")
    if path.stem in FORBIDDEN_NAMES:
        found.append(f"{path.name}: the name says nothing")
    if (word := UNFINISHED.search(text)) and not (
        word[0] == "NotImplementedError" and ("_hook" in text or "except NotImplementedError" in text)
    ):
        found.append(f"{path.name}: {word[0]}")
    return found


def untranslated(words: Iterable[Any]) -> list[str]:
    """Words without a Chinese or an English text, whatever kind of word they are."""
    found = []
    for word in words:
        members = list(word) if isinstance(word, type) and issubclass(word, Code) else [word]
        for each in members:
            zh, en = getattr(each, "zh", ""), getattr(each, "en", "")
            if not CHINESE.search(zh) or not re.search("[A-Za-z]", en):
                found.append(f"{each!r}: zh {zh!r}, en {en!r}")
    return found


def leaky(event: type[Event]) -> list[str]:
    """Fields of an event that could carry a name or free text: only ids, codes, numbers, booleans and instants may."""
    hints = get_type_hints(event, include_extras=True)
    return [
        f"{event.__name__}.{name}: {hints[name]}"
        for name in event.__struct_fields__
        if not all(_harmless(each) for each in _leaves(hints[name]))
    ]


def _leaves(kind: Any) -> Iterator[Any]:
    if get_origin(kind) is Annotated:
        yield kind if kind == CodeText else get_args(kind)[0]
    elif get_origin(kind) in (Union, UnionType, tuple, list, frozenset):
        for each in get_args(kind):
            if each is not Ellipsis:
                yield from _leaves(each)
    else:
        yield kind


def _harmless(kind: Any) -> bool:
    if kind == CodeText or kind in (UUID, int, float, bool, datetime, type(None)):
        return True
    return isinstance(kind, type) and issubclass(kind, Enum) and not issubclass(kind, Personal)


def sql_in(path: Path) -> list[tuple[str, str]]:
    """Every SQL statement that stands as one literal in a module: (place, text)."""
    tree = ast.parse(path.read_text())
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    return [
        (f"{path.name}:{node.lineno}", node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in inside
        and SQL.match(node.value)
        and not node.value.rstrip().endswith((" from", ","))
    ]


def words_of(vocabulary: Any) -> list[Any]:
    return [*vocabulary.codes(), *vocabulary.permissions(), *vocabulary.events(), *vocabulary.faults()]
