"""The register of equipment 装备 that an order may tell officers to take along."""

from __future__ import annotations

from anmin.cases.catalogue.fields import CodeField, EnField, OrderField, ZhField
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, SEE_CATALOGUE
from anmin.kernel.registers import Register, Row


class EquipmentRow(Row, frozen=True):
    code: CodeField
    order: OrderField
    zh: ZhField
    en: EnField


EQUIPMENT: Register[EquipmentRow] = Register(
    code="cases.equipment",
    zh="装备",
    en="Equipment",
    row=EquipmentRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=lambda: planted(EQUIPMENT),
)
