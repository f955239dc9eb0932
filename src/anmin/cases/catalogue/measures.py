"""The register of legal measures 法律措施 that may follow a matter. Which of them is lawful in a case, a person decides."""

from __future__ import annotations

from anmin.cases.catalogue.fields import CodeField, EnField, OrderField, ZhField
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE
from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Row


class MeasureRow(Row, frozen=True):
    code: CodeField
    order: OrderField
    zh: ZhField
    en: EnField


MEASURES: Register[MeasureRow] = Register(
    code="cases.measure",
    zh="法律措施",
    en="Legal measures",
    row=MeasureRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=PUBLIC,
    retention=KEPT,
    seed=lambda: planted(MEASURES),
)
