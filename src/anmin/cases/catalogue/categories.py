"""The register of categories 警情类别: four depths 类别 › 类型 › 细类 › 子类, replaced by import where a bureau has its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from anmin.cases.catalogue import needs
from anmin.cases.catalogue.fields import CodeField, EnField, Item, LevelField, TemplateField, ZhField
from anmin.cases.catalogue.needs import Need, parse_needs
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, PARENT_CIRCLE, PARENT_MISSING, TOO_DEEP
from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Wrong

MAX_DEPTH = 4


class CategoryRow(Row, frozen=True, kw_only=True):
    """`police` False: proposed for diversion to 12345. `public`: offered to citizens. `words`: how callers put it.

    `nearby`: people near such a matter may know that there is one; nothing that is done to a person ever is.
    """

    code: CodeField
    parent: Annotated[str, label("上级代码", "Parent", max_length=40)] = ""
    zh: ZhField
    en: EnField
    police: Annotated[bool, label("公安职责", "Police matter")] = True
    level: LevelField = 3
    template: TemplateField = "general"
    needs: Annotated[str, label("处警需求", "Needs", max_length=200, pattern=needs.PATTERN, form=needs.FORM)] = ""
    look_back_days: Annotated[int, label("既往警情回溯天数", "Days to look back", ge=0, le=3_650)] = 90
    public: Annotated[bool, label("公众可选", "Offered to citizens")] = False
    words: Annotated[tuple[Item, ...], label("常用说法", "Also said as", max_length=30)] = ()
    nearby: Annotated[bool, label("附近可见", "Shown to people near it")] = False

    @property
    def needed(self) -> tuple[Need, ...]:
        return parse_needs(self.needs)


def tree_faults(rows: Sequence[CategoryRow]) -> list[Wrong]:
    """Rows whose parent is missing, that are their own ancestor, or that lie too deep."""
    known = {row.code: row for row in rows}
    return [wrong for row in rows if (wrong := _fault(known, row))]


def _fault(known: Mapping[str, CategoryRow], row: CategoryRow) -> Wrong | None:
    if row.parent and row.parent not in known:
        return PARENT_MISSING.at(row.code, parent=row.parent)
    above = row
    for _ in range(MAX_DEPTH):
        if above.parent not in known:
            return None  # a top, or a row that is named itself
        above = known[above.parent]
        if above is row:
            return PARENT_CIRCLE.at(row.code)
    return TOO_DEEP.at(row.code, most=MAX_DEPTH)


CATEGORIES: Register[CategoryRow] = Register(
    code="cases.category",
    zh="警情类别",
    en="Categories",
    row=CategoryRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=PUBLIC,
    retention=KEPT,
    seed=lambda: planted(CATEGORIES),
    checks=tree_faults,
)
