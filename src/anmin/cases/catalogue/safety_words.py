"""The register of safety words 安全提示: the warning that stands at the head of an order."""

from __future__ import annotations

from anmin.cases.catalogue.fields import CodeField, EnField, OrderField, ZhField
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, SEE_CATALOGUE
from anmin.kernel.registers import Register, Row


class SafetyWordRow(Row, frozen=True):
    code: CodeField
    order: OrderField
    zh: ZhField
    en: EnField


SAFETY_WORDS: Register[SafetyWordRow] = Register(
    code="cases.safety_word",
    zh="安全提示",
    en="Safety words",
    row=SafetyWordRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=lambda: planted(SAFETY_WORDS),
)
