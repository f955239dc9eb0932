"""The categories as a tree: paths, children, search and suggestions by what a caller says. Pure; rows come checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import final

import msgspec

from anmin.cases.catalogue.categories import CATEGORIES, MAX_DEPTH, CategoryRow
from anmin.cases.catalogue.folding import folded
from anmin.cases.catalogue.memo import Memo
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text


class Suggestion(msgspec.Struct, frozen=True):
    """A category and the words of the text that speak for it."""

    row: CategoryRow
    words: tuple[str, ...]


@final
class CategoryTree:
    """Rows in order of their codes. A row whose parent is not there counts as a top."""

    def __init__(self, rows: Sequence[CategoryRow]) -> None:
        self._rows = {row.code: row for row in sorted(rows, key=lambda row: row.code)}
        self._children: dict[str, list[CategoryRow]] = {}
        for row in self._rows.values():
            self._children.setdefault(row.parent if row.parent in self._rows else "", []).append(row)
        self._paths = {code: self._climbed(row) for code, row in self._rows.items()}
        self._sought = {code: _sought(path) for code, path in self._paths.items()}
        self._said = {code: tuple(map(folded, (row.zh, *row.words))) for code, row in self._rows.items()}

    def _climbed(self, row: CategoryRow) -> tuple[CategoryRow, ...]:
        path = [row]
        while len(path) < MAX_DEPTH and path[0].parent in self._rows:
            path.insert(0, self._rows[path[0].parent])
        return tuple(path)

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self) -> tuple[CategoryRow, ...]:
        return tuple(self._rows.values())

    def get(self, code: str) -> CategoryRow | None:
        return self._rows.get(code)

    def path(self, code: str) -> tuple[CategoryRow, ...]:
        """From the top to the row itself; nothing for a code that is not known."""
        return self._paths.get(code, ())

    def codes(self, code: str) -> tuple[str, ...]:
        """The codes of the path: `Facts.categories`."""
        return tuple(row.code for row in self.path(code))

    def ancestors(self, code: str) -> tuple[CategoryRow, ...]:
        """From the top to the parent."""
        return self.path(code)[:-1]

    def depth(self, code: str) -> int:
        """1 for a top, 0 for a code that is not known."""
        return len(self.path(code))

    def children(self, code: str = "") -> tuple[CategoryRow, ...]:
        """The rows right below; without a code the tops."""
        return tuple(self._children.get(code, ()))

    def is_leaf(self, code: str) -> bool:
        return code in self._rows and code not in self._children

    def leaves(self) -> tuple[CategoryRow, ...]:
        return tuple(row for code, row in self._rows.items() if code not in self._children)

    def name(self, code: str) -> Text:
        """The whole path as people read it."""
        path = self.path(code)
        return Text(" › ".join(row.zh for row in path), " › ".join(row.en for row in path))

    def search(self, text: str, limit: int = 20) -> tuple[CategoryRow, ...]:
        """Rows in whose code, path or words every part of the text stands; those that bear it in their name come first."""
        parts = folded(text).split()
        if not parts:
            return ()
        found = [row for code, row in self._rows.items() if all(part in self._sought[code] for part in parts)]
        return tuple(sorted(found, key=lambda row: self._rank(row, parts))[:limit])

    def _rank(self, row: CategoryRow, parts: Sequence[str]) -> tuple[int, bool]:
        names = folded(f"{row.zh} {row.en}")
        if row.code in parts:
            return 0, False
        if all(part in names for part in parts):
            return 1, row.code in self._children
        said = self._said[row.code]
        return (2 if any(part in word for part in parts for word in said) else 3), row.code in self._children

    def suggest(self, text: str, limit: int = 5) -> tuple[Suggestion, ...]:
        """Leaves whose names or words stand in what was said, the most telling first. A hint for a person, no decision."""
        told = folded(text)
        found = [
            Suggestion(self._rows[code], heard)
            for code, said in self._said.items()
            if code not in self._children and (heard := tuple(word for word in said if word in told))
        ]
        return tuple(sorted(found, key=lambda each: -max(map(len, each.words)) - len(each.words) / 100)[:limit])


def _sought(path: Sequence[CategoryRow]) -> str:
    row = path[-1]
    names = " ".join(f"{each.zh} {each.en}" for each in path)
    return folded(f"{row.code} {names} {' '.join(row.words)}")


tree_of = Memo(CategoryTree)


def category_tree(registers: Registers, at: datetime) -> CategoryTree:
    """The tree that holds at this instant."""
    return tree_of(registers.rows(CATEGORIES, at))
