"""The register of dispositions 处理结果: how a matter ended. What the citizen thinks of it is another field."""

from __future__ import annotations

from typing import Annotated

from anmin.cases.catalogue.fields import CodeField, EnField, OrderField, ZhField
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, Outcome
from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Row, label


class DispositionRow(Row, frozen=True):
    code: CodeField
    order: OrderField
    zh: ZhField
    en: EnField
    outcome: Annotated[Outcome, label("结果类别", "Outcome")]
    needs_legal_measure: Annotated[bool, label("须附法律措施", "Needs a legal measure")] = False


DISPOSITIONS: Register[DispositionRow] = Register(
    code="cases.disposition",
    zh="处理结果",
    en="Dispositions",
    row=DispositionRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=PUBLIC,
    retention=KEPT,
    seed=lambda: planted(DISPOSITIONS),
)
