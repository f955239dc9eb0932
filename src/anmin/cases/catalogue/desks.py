"""The register of desks 接警台: where the matters of an organisation are taken, and under which division they are numbered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from anmin.cases.catalogue.fields import OrganisationField
from anmin.cases.catalogue.memo import Memo
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE
from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Text

_DIVISION = Text("六位行政区划代码", "a division code of six digits")


class DeskRow(Row, frozen=True):
    """It holds for the organisation and for all below it that have no row of their own."""

    organisation: OrganisationField
    desk: Annotated[str, label("接警台单位代码", "Desk", min_length=1, max_length=30)]
    division: Annotated[str, label("行政区划", "Division", max_length=6, pattern=r"^[0-9]{6}$(?!\n)", form=_DIVISION)]


DESKS = Register(
    code="cases.desk",
    zh="接警台",
    en="Desks",
    row=DeskRow,
    key="organisation",
    needs=MANAGE_CATALOGUE,
    reads=PUBLIC,
    retention=KEPT,
)


def desk_for(rows: tuple[DeskRow, ...], chain: Iterable[str]) -> DeskRow | None:
    """The desk of the first organisation that has one. `chain`: codes from the organisation itself up to the top."""
    known = _by_organisation(rows)
    return next((known[code] for code in chain if code in known), None)


def _keyed(rows: tuple[DeskRow, ...]) -> Mapping[str, DeskRow]:
    return {row.organisation: row for row in rows}


_by_organisation = Memo(_keyed)
