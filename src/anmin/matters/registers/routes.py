"""The register of routes 派单规则: who leads and who supports, by category, area and kind. The most specific one wins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec

from anmin.cases.catalogue.fields import CodeField, Item, OrganisationField
from anmin.cases.catalogue.terms import KEPT, SEE_CATALOGUE
from anmin.cases.terms.cases import CaseKind
from anmin.kernel.registers import Register, Row, label
from anmin.matters.terms.matters import MANAGE_MATTERS, Urgency


class RouteRow(Row, frozen=True, kw_only=True):
    """What is left empty holds for all. `area`: the code of an area or of an organisation in whose jurisdiction it lies."""

    code: CodeField
    category: Annotated[str, label("类别及其下级", "Category and all below", max_length=40)] = ""
    area: Annotated[str, label("区域或辖区单位代码", "Area or organisation", max_length=40)] = ""
    kind: Annotated[CaseKind | None, label("类型", "Kind")] = None
    lead: OrganisationField
    supports: Annotated[tuple[Item, ...], label("协办单位代码", "Supporting organisations", max_length=20)] = ()
    urgency: Annotated[Urgency | None, label("紧急程度", "Urgency")] = None


ROUTES: Register[RouteRow] = Register(
    code="matters.route",
    zh="诉求派单规则",
    en="Routes of matters",
    row=RouteRow,
    key="code",
    needs=MANAGE_MATTERS,
    reads=SEE_CATALOGUE,
    retention=KEPT,
)


class Place(msgspec.Struct, frozen=True):
    """`categories`: the codes from the top to the category; `areas`: of areas and offices, the finest first."""

    kind: CaseKind
    categories: tuple[str, ...]
    areas: tuple[str, ...]


def route_for(rows: Sequence[RouteRow], place: Place) -> RouteRow | None:
    """The most specific row: by category first, then by area, then by kind; between equals the smaller code."""
    fitting = [(rank, row) for row in rows if (rank := _rank(row, place)) is not None]
    return min(fitting, key=lambda each: (tuple(-part for part in each[0]), each[1].code))[1] if fitting else None


def _rank(row: RouteRow, place: Place) -> tuple[int, int, int] | None:
    fits = (
        (not row.category or row.category in place.categories)
        and (not row.area or row.area in place.areas)
        and (row.kind is None or row.kind is place.kind)
    )
    if not fits:
        return None
    category = place.categories.index(row.category) + 1 if row.category else 0
    area = len(place.areas) - place.areas.index(row.area) if row.area else 0
    return category, area, int(row.kind is not None)
