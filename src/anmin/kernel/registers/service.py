"""The registers as every process holds them: typed rows by code and instant, without I/O.

Loaded at the start, loaded again when the journal says that one changed. It never writes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Generic, final

from anmin.kernel.db import Connection
from anmin.kernel.registers import store, terms
from anmin.kernel.registers.declare import R, Register
from anmin.kernel.registers.model import Timeline, rows_at, standing_at

SUBJECT = "register"
_SNAPSHOTS = 8


class _Shelf(Generic[R]):
    """One loaded register. Rows that hold together are gathered once per stretch of time in which nothing changes."""

    def __init__(self, version: int, timelines: dict[str, Timeline[R]]) -> None:
        self.version = version
        self.timelines = timelines
        spans = [each.span for timeline in timelines.values() for each in timeline]
        self._edges = sorted({span.start for span in spans} | {span.end for span in spans if span.end})
        self._snapshots: dict[int, tuple[R, ...]] = {}

    def rows(self, at: datetime) -> tuple[R, ...]:
        place = bisect_right(self._edges, at)
        found = self._snapshots.get(place)
        if found is None:
            if len(self._snapshots) >= _SNAPSHOTS:
                del self._snapshots[next(iter(self._snapshots))]
            found = self._snapshots[place] = rows_at(self.timelines.values(), at)
        return found


@final
class Registers:
    """All declared registers of this process; `house.offer(Registers([...]))`."""

    def __init__(self, declared: Iterable[Register[Any]] = ()) -> None:
        self._declared: dict[str, Register[Any]] = {}
        self._shelves: dict[str, _Shelf[Any]] = {}
        for register in declared:
            self.declare(register)

    def declare(self, register: Register[Any]) -> None:
        """Raises TypeError for a code that is taken."""
        if self._declared.setdefault(register.code, register) is not register:
            raise TypeError(f"{register.code} is declared twice")
        self._shelves[register.code] = _Shelf(0, {})

    def declared(self) -> tuple[Register[Any], ...]:
        return tuple(sorted(self._declared.values(), key=lambda each: each.code))

    def named(self, code: str) -> Register[Any]:
        """Raises REGISTER_UNKNOWN."""
        register = self._declared.get(code)
        if register is None:
            raise terms.REGISTER_UNKNOWN()
        return register

    def rows(self, register: Register[R], at: datetime) -> tuple[R, ...]:
        """The rows that hold at this instant, in order of their codes."""
        rows: tuple[R, ...] = self._shelves[register.code].rows(at)
        return rows

    def get(self, register: Register[R], code: str, at: datetime) -> R | None:
        """The row of this code that holds at this instant."""
        found = standing_at(self._shelves[register.code].timelines.get(code, ()), at)
        return found.row if found else None

    def __contains__(self, code: object) -> bool:
        return code in self._declared

    def version(self, code: str) -> int:
        """The version that this process holds; 0 before the first load."""
        return self._shelves[code].version

    async def reload(self, conn: Connection, register: Register[Any]) -> None:
        """Load one register again. Raises StoredRowUnfitError."""
        # The version is read first: rows that are newer than it are only loaded once more.
        version = (await store.head(conn, register.code)).version
        shelf = _Shelf(version, await store.standing(conn, register))
        if version >= self.version(register.code):
            self._shelves[register.code] = shelf
