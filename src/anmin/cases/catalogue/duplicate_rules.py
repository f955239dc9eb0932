"""The register of duplicate rules 重复警情判定: how near in place and time two reports may be of one matter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

from anmin.cases.catalogue.fields import CodeField
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, SEE_CATALOGUE
from anmin.kernel.registers import Register, Row, label


class DuplicateRule(Row, frozen=True, kw_only=True):
    """`category`: it and all below it, empty for any. `level` 0: any. `least`: the score from which a case is shown."""

    code: CodeField
    category: Annotated[str, label("类别", "Category", max_length=40)] = ""
    level: Annotated[int, label("等级（0 为不限）", "Level, 0 for any", ge=0, le=4)] = 0
    metres: Annotated[int, label("距离（米）", "Metres", ge=10, le=5_000)]
    hours: Annotated[int, label("时间（小时）", "Hours", ge=1, le=720)]
    least: Annotated[int, label("显示分值", "Least score shown", ge=1, le=100)] = 35

    @property
    def span(self) -> timedelta:
        return timedelta(hours=self.hours)


DUPLICATE_RULES: Register[DuplicateRule] = Register(
    code="cases.duplicate_rule",
    zh="重复警情判定",
    en="Duplicate rules",
    row=DuplicateRule,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=lambda: planted(DUPLICATE_RULES),
)
OTHERWISE = DuplicateRule(code="otherwise", metres=300, hours=6)
"""Where a bureau has taken every row away."""


def duplicate_rule(rows: Sequence[DuplicateRule], path: Sequence[str], level: int) -> DuplicateRule:
    """The rule of the deepest category of the path, and of these the one that names the level; ties go by code."""
    depths = {"": 0} | {code: depth for depth, code in enumerate(path, 1)}
    found = [row for row in rows if row.category in depths and row.level in (0, level)]
    return min(found, key=lambda row: (-depths[row.category], -row.level, row.code), default=OTHERWISE)
