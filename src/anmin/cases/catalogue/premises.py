"""The register of premises 重点场所 and what is dangerous there. Buildings and sites only: no person belongs in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import Annotated, final

import msgspec

from anmin.cases.catalogue.fields import CodeField
from anmin.cases.catalogue.memo import Memo
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, SEE_CATALOGUE, WRONG_DAYS
from anmin.cases.earth import cell, cells, metres_between
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Wrong
from anmin.territory.point import Point


class PremiseRow(Row, frozen=True, kw_only=True):
    """A place in WGS-84 degrees and how far around it counts. Both days are included; None: no limit."""

    code: CodeField
    name: Annotated[str, label("名称", "Name", min_length=1, max_length=120)]
    address: Annotated[str, label("地址", "Address", max_length=200)] = ""
    lon: Annotated[float, label("经度", "Longitude", ge=-180, le=180)]
    lat: Annotated[float, label("纬度", "Latitude", ge=-85, le=85)]
    radius: Annotated[int, label("范围（米）", "Radius in metres", ge=10, le=3_000)] = 50
    hazard: Annotated[str, label("危险提示", "Hazard", min_length=1, max_length=500)]
    since: Annotated[date | None, label("起始日", "First day")] = None
    until: Annotated[date | None, label("终止日", "Last day")] = None

    @property
    def point(self) -> Point:
        return Point(self.lon, self.lat)

    def holds(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def day_faults(rows: Sequence[PremiseRow]) -> list[Wrong]:
    return [WRONG_DAYS.at(row.code) for row in rows if row.since and row.until and row.until < row.since]


PREMISES = Register(
    code="cases.premises",
    zh="重点场所",
    en="Premises and hazards",
    row=PremiseRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    checks=day_faults,
)


class Near(msgspec.Struct, frozen=True):
    """A premise and how far its middle is."""

    row: PremiseRow
    metres: float


@final
class PremisesMap:
    """Premises by the cells of a grid that they reach into: a look-up opens one cell."""

    def __init__(self, rows: Sequence[PremiseRow]) -> None:
        self._cells: dict[tuple[int, int], list[PremiseRow]] = {}
        for row in rows:
            around = cells(row.point, row.radius)
            for place in product(around.columns, around.rows):
                self._cells.setdefault(place, []).append(row)

    def at(self, point: Point, day: date) -> tuple[Near, ...]:
        """The premises within whose radius the point lies on that day, the nearest first."""
        rows = self._cells.get((cell(point.lon), cell(point.lat)), ())
        near = (Near(row, metres_between(point, row.point)) for row in rows if row.holds(day))
        return tuple(sorted((each for each in near if each.metres <= each.row.radius), key=_nearest))


def premises_at(rows: tuple[PremiseRow, ...], point: Point, day: date) -> tuple[Near, ...]:
    """As `PremisesMap.at`, over the rows of the register."""
    return _mapped(rows).at(point, day)


_mapped = Memo(PremisesMap)


def _nearest(near: Near) -> tuple[float, str]:
    return near.metres, near.row.code
