"""All units of the house in memory: rows as the tables have them, and columns for the rules that look at all at once.

For one event loop: a change is one call, and a snapshot is never touched by later changes. It reads no table and
decides nothing; what a position report is worth, `model/tracking.py` has judged.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, final
from uuid import UUID

import msgspec
import numpy as np
from numpy.typing import NDArray

from anmin.dispatch.model.fixes import Fix
from anmin.dispatch.terms.units import Mark, UnitKind
from anmin.territory.point import Point

MAX_CAPABILITIES = 64
KINDS = tuple(UnitKind)
NO_TIME = np.nan
_FIRST_ROOM = 64


class Busy(msgspec.Struct, frozen=True):
    """What a unit is ordered to: the order, its case and the case's level (1 the most urgent)."""

    assignment: UUID
    case: UUID
    level: int


class UnitRow(msgspec.Struct, frozen=True, kw_only=True):
    """One unit. `stale_after`: seconds. `rested_at`: when its last break ended, or its duty began."""

    id: UUID
    kind: UnitKind
    office: UUID
    status: str
    capabilities: tuple[str, ...] = ()
    beat: str = ""
    home: Point | None = None
    busy: Busy | None = None
    stale_after: int = 120
    shift_ends: datetime | None = None
    on_duty_since: datetime | None = None
    rested_at: datetime | None = None
    fix: Fix | None = None


_RECORD = np.dtype(
    [
        ("kind", np.int8),
        ("office", np.int32),
        ("capabilities", np.uint64),
        ("status", np.int32),
        ("beat", np.int32),
        ("level", np.int8),  # 0: not busy
        ("lon", np.float64),
        ("lat", np.float64),
        ("accuracy", np.float32),
        ("at", np.float64),  # epoch seconds, as all times here; NaN: none
        ("mark", np.int8),
        ("stale_after", np.float32),
        ("home_lon", np.float64),
        ("home_lat", np.float64),
        ("shift_ends", np.float64),
        ("rested_at", np.float64),
    ]
)
MARKS = tuple(Mark)


class Codes:
    """Small numbers for codes, given in the order of their first appearance."""

    def __init__(self, most: int | None = None) -> None:
        self._numbers: dict[Any, int] = {}
        self._most = most

    def number(self, code: Any) -> int:
        """Raises OverflowError beyond the most there may be."""
        if code not in self._numbers and self._most is not None and len(self._numbers) >= self._most:
            raise OverflowError(f"more than {self._most} codes")
        return self._numbers.setdefault(code, len(self._numbers))

    def known(self, code: Any) -> int | None:
        return self._numbers.get(code)

    def all(self) -> tuple[Any, ...]:
        return tuple(self._numbers)


class Units(msgspec.Struct, frozen=True, eq=False):
    """The fleet at one moment. `columns[i]`, `rows[i]` and `order[i]` (its place by id) are of one unit."""

    columns: Any
    rows: tuple[UnitRow, ...]
    order: NDArray[np.int32]
    offices: Codes
    statuses: Codes
    beats: Codes
    capabilities: Codes

    def __len__(self) -> int:
        return len(self.rows)


@final
class Fleet:
    """Of one process; loaded from the tables, kept by what the journal and the position reports tell."""

    def __init__(self, rows: Iterable[UnitRow] = ()) -> None:
        self._columns = np.zeros(_FIRST_ROOM, _RECORD)
        self._rows: list[UnitRow] = []
        self._places: dict[UUID, int] = {}
        self._order: NDArray[np.int32] | None = None
        self._offices, self._statuses, self._beats = Codes(), Codes(), Codes()
        self._capabilities = Codes(MAX_CAPABILITIES)
        for row in rows:
            self.upsert(row)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, unit: object) -> bool:
        return unit in self._places

    def get(self, unit: UUID) -> UnitRow | None:
        """The row with its newest position."""
        place = self._places.get(unit)
        return None if place is None else self._rows[place]

    def upsert(self, row: UnitRow) -> None:
        """Put a unit in or change it; the newer of the position held and the row's stays.

        Raises OverflowError when the house has more than 64 different capabilities.
        """
        held = self.get(row.id)
        if held and held.fix and (row.fix is None or held.fix.at > row.fix.at):
            row = msgspec.structs.replace(row, fix=held.fix)
        record = self._record(row)
        place = self._places.get(row.id)
        if place is None:
            place = self._room()
            self._places[row.id] = place
            self._rows.append(row)
            self._order = None
        self._rows[place] = row
        record["mark"] = self._columns["mark"][place] if held and row.fix == held.fix else record["mark"]
        self._columns[place] = record

    def remove(self, unit: UUID) -> None:
        """Nothing when it is not there. The last unit takes its place."""
        place = self._places.pop(unit, None)
        if place is None:
            return
        last = self._rows.pop()
        if last.id != unit:
            self._rows[place], self._places[last.id] = last, place
            self._columns[place] = self._columns[len(self._rows)]
        self._order = None

    def locate(self, unit: UUID, fix: Fix, worth: Mark) -> None:
        """Note a position that was judged before. Nothing for a unit that is not there or knows a newer one."""
        place = self._places.get(unit)
        held = self._rows[place].fix if place is not None else None
        if place is not None and (held is None or held.at <= fix.at):
            self._rows[place] = msgspec.structs.replace(self._rows[place], fix=fix)
            self._locate(self._columns[place], fix, worth)

    def snapshot(self) -> Units:
        """Everything as it is now."""
        count = len(self._rows)
        if self._order is None:
            self._order = np.empty(count, np.int32)
            self._order[sorted(range(count), key=lambda place: self._rows[place].id)] = np.arange(count)
        return Units(
            self._columns[:count].copy(),
            tuple(self._rows),
            self._order,
            self._offices,
            self._statuses,
            self._beats,
            self._capabilities,
        )

    def _room(self) -> int:
        if len(self._rows) == len(self._columns):
            self._columns = np.concatenate((self._columns, np.zeros_like(self._columns)))
        return len(self._rows)

    def _record(self, row: UnitRow) -> Any:
        record = np.zeros(1, _RECORD)[0]
        record["kind"] = KINDS.index(row.kind)
        record["office"] = self._offices.number(row.office)
        record["capabilities"] = sum(1 << self._capabilities.number(code) for code in dict.fromkeys(row.capabilities))
        record["status"] = self._statuses.number(row.status)
        record["beat"] = self._beats.number(row.beat)
        record["level"] = row.busy.level if row.busy else 0
        record["stale_after"] = row.stale_after
        record["home_lon"], record["home_lat"] = (row.home.lon, row.home.lat) if row.home else (np.nan, np.nan)
        record["shift_ends"] = _epoch(row.shift_ends)
        record["rested_at"] = _epoch(row.rested_at or row.on_duty_since)
        self._locate(record, row.fix, Mark.OK)
        return record

    @staticmethod
    def _locate(record: Any, fix: Fix | None, worth: Mark) -> None:
        record["lon"], record["lat"] = (fix.point.lon, fix.point.lat) if fix else (np.nan, np.nan)
        record["accuracy"] = fix.accuracy if fix and fix.accuracy is not None else np.nan
        record["at"] = _epoch(fix.at if fix else None)
        record["mark"] = MARKS.index(worth)


def _epoch(at: datetime | None) -> float:
    return at.timestamp() if at else NO_TIME
