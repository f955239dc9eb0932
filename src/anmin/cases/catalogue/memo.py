"""Keeps what is compiled from the rows of a register. `Registers.rows` gives the same tuple until something changes, so
the tuple itself tells whether what is kept still holds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, final

from anmin.kernel.registers.declare import R

V = TypeVar("V")
_KEPT = 8


@final
class Memo(Generic[R, V]):
    """`build(rows)`, built once for each tuple of rows. Instants with other rows have their own place."""

    def __init__(self, build: Callable[[tuple[R, ...]], V]) -> None:
        self._build = build
        self._kept: dict[int, tuple[tuple[R, ...], V]] = {}

    def __call__(self, rows: tuple[R, ...]) -> V:
        # The rows are kept beside the view, so that no other tuple can take their id.
        kept = self._kept.get(id(rows))
        if kept is None:
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            kept = self._kept[id(rows)] = (rows, self._build(rows))
        return kept[1]
