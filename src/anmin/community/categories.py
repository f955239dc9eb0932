"""The register of categories of notices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from anmin.cases.catalogue.fields import CodeField, EnField, OrderField, ZhField
from anmin.community.terms import MANAGE_NOTICES
from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Text


class NoticeCategoryRow(Row, frozen=True):
    """`icon`: a name that the pages know."""

    code: CodeField
    order: OrderField
    zh: ZhField
    en: EnField
    icon: Annotated[str, label("图标", "Icon", min_length=1, max_length=40)]


def first_categories() -> Sequence[NoticeCategoryRow]:
    told = (
        ("safety", "安全提示", "Safety", "shield"),
        ("traffic", "交通出行", "Traffic", "car"),
        ("fraud", "防骗提醒", "Fraud warning", "alert"),
        ("weather", "灾害预警", "Weather and disasters", "cloud"),
        ("help", "便民服务", "Services", "hand"),
        ("community", "社区通知", "Community", "people"),
    )
    return [NoticeCategoryRow(code, 10 * n, zh, en, icon) for n, (code, zh, en, icon) in enumerate(told, 1)]


CATEGORIES = Register(
    code="community.category",
    zh="公告类别",
    en="Categories of notices",
    row=NoticeCategoryRow,
    key="code",
    needs=MANAGE_NOTICES,
    reads=PUBLIC,
    retention=Text(
        "长期保存：公告当时的类别须能说明。", "Kept for good: what a notice was filed under must stay explainable."
    ),
    seed=first_categories,
)
