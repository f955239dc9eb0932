"""The register of quick phrases 快捷用语 for callers who cannot speak or must not be heard."""

from __future__ import annotations

from typing import Annotated

from anmin.cases.catalogue.fields import CodeField, EnField, OrderField, ZhField
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, PhraseFor
from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Row, label


class QuickPhraseRow(Row, frozen=True):
    code: CodeField
    order: OrderField
    zh: ZhField
    en: EnField
    helps: Annotated[PhraseFor, label("适用", "Helps")]


QUICK_PHRASES: Register[QuickPhraseRow] = Register(
    code="cases.quick_phrase",
    zh="快捷用语",
    en="Quick phrases",
    row=QuickPhraseRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=PUBLIC,
    retention=KEPT,
    seed=lambda: planted(QUICK_PHRASES),
)
