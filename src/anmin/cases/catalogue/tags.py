"""The register of tags 标签: what a person who must stay silent can say with one tap."""

from __future__ import annotations

from typing import Annotated

from anmin.cases.catalogue.fields import CodeField, EnField, OrderField, ZhField
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE
from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Row, label


class TagRow(Row, frozen=True):
    """`notice`: all that the phone may ever show afterwards; it betrays nothing to who looks over the shoulder.

    A tag has no level: a silent alarm is always of the highest (`level_rules.propose_level`).
    """

    code: CodeField
    order: OrderField
    zh: ZhField
    en: EnField
    category: Annotated[str, label("类别", "Category", min_length=1, max_length=40)]
    icon: Annotated[str, label("图标", "Icon", min_length=1, max_length=40)]
    notice_zh: Annotated[str, label("中文提示", "Notice in Chinese", min_length=1, max_length=60)]
    notice_en: Annotated[str, label("英文提示", "Notice in English", min_length=1, max_length=120)]


TAGS: Register[TagRow] = Register(
    code="cases.tag",
    zh="静默报警标签",
    en="Silent alarm tags",
    row=TagRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=PUBLIC,
    retention=KEPT,
    seed=lambda: planted(TAGS),
)
