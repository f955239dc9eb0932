"""The register of templates 处置模板: what the call-taker says and the officers are told, by the nature of the matter.

Its questions and sub-tasks are rows of registers of their own, keyed by the template's code.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from anmin.cases.catalogue.fields import CodeField, EnField, Item, ZhField
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, SEE_CATALOGUE
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Text

GENERAL = "general"


class TemplateRow(Row, frozen=True, kw_only=True):
    """`greeting` may hold {agency}; it is empty where nobody may be called. `consent`: the family's is asked and noted."""

    code: CodeField
    zh: ZhField
    en: EnField
    greeting_zh: Annotated[str, label("中文问候语", "Greeting in Chinese", max_length=300)] = ""
    greeting_en: Annotated[str, label("英文问候语", "Greeting in English", max_length=500)] = ""
    caller_zh: Annotated[
        str, label("中文报警人指引", "Caller's instructions in Chinese", min_length=1, max_length=1_000)
    ]
    caller_en: Annotated[
        str, label("英文报警人指引", "Caller's instructions in English", min_length=1, max_length=2_000)
    ]
    officer_zh: Annotated[
        str, label("中文处警要求", "Officers' instructions in Chinese", min_length=1, max_length=1_000)
    ]
    officer_en: Annotated[
        str, label("英文处警要求", "Officers' instructions in English", min_length=1, max_length=2_000)
    ]
    safety_words: Annotated[tuple[Item, ...], label("安全提示", "Safety words", max_length=20)] = ()
    equipment: Annotated[tuple[Item, ...], label("装备", "Equipment", max_length=30)] = ()
    consent: Annotated[bool, label("须征得家属同意", "Family's consent")] = False


TEMPLATES: Register[TemplateRow] = Register(
    code="cases.template",
    zh="处置模板",
    en="Templates",
    row=TemplateRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=lambda: planted(TEMPLATES),
)


def template_for(rows: Sequence[TemplateRow], code: str) -> TemplateRow | None:
    """The template of this code, the general one where there is none."""
    by_code = {row.code: row for row in rows if row.code in {code, GENERAL}}
    return by_code.get(code) or by_code.get(GENERAL)


def greeting(row: TemplateRow, agency: Text) -> Text:
    """The words with which a call is answered. Braces that mean nothing stay as they are."""
    return Text(row.greeting_zh.replace("{agency}", agency.zh), row.greeting_en.replace("{agency}", agency.en))
