"""The register of level rules 分级规则, and the one function that proposes a level. A person may always change it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec

from anmin.cases.catalogue.fields import CodeField, Item, LevelField, OrderField
from anmin.cases.catalogue.folding import folded
from anmin.cases.catalogue.memo import Memo
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, NO_CONDITION, RESERVED_CODE, SEE_CATALOGUE
from anmin.cases.terms.cases import Channel, Flag
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Text, Wrong

HIGHEST, ORDINARY = 1, 3


class LevelRuleRow(Row, frozen=True, kw_only=True):
    """Every condition that is given must hold; of `words` any one. The smallest `order` goes first, then the code."""

    code: CodeField
    order: OrderField
    level: LevelField
    category: Annotated[str, label("类别及其下级", "Category and all below", max_length=40)] = ""
    tag: Annotated[str, label("标签", "Tag", max_length=40)] = ""
    flag: Annotated[Flag | None, label("标记", "Flag")] = None
    channel: Annotated[Channel | None, label("来源渠道", "Channel")] = None
    words: Annotated[tuple[Item, ...], label("文中词语", "Words in the text", max_length=60)] = ()
    zh: Annotated[str, label("中文理由", "Reason in Chinese", min_length=1, max_length=120)]
    en: Annotated[str, label("英文理由", "Reason in English", min_length=1, max_length=200)]


class Facts(msgspec.Struct, frozen=True):
    """What is known of a matter. `categories`: the codes from the top to its category; `category_level`: that row's."""

    categories: tuple[str, ...] = ()
    category_level: int | None = None
    silent: bool = False
    tag: str = ""
    flags: frozenset[Flag] = frozenset()
    channel: Channel | None = None
    text: str = ""


class LevelProposal(msgspec.Struct, frozen=True):
    """`rule`: the code of the row that decided, or SILENT, CATEGORY or DEFAULT."""

    level: int
    rule: str
    reason: Text


SILENT, CATEGORY, DEFAULT = "silent", "category", "default"
_SILENT = LevelProposal(HIGHEST, SILENT, Text("静默报警，一律为最高等级。", "Silent alarm: always the highest level."))
_DEFAULT = LevelProposal(ORDINARY, DEFAULT, Text("未符合任何规则，按一般警情。", "No rule applies: ordinary."))
_CATEGORY = Text("按警情类别的默认等级。", "The level that the category has by default.")


def propose_level(rows: Sequence[LevelRuleRow], facts: Facts) -> LevelProposal:
    """A silent alarm is 1; else the first rule that matches; else the category's own level; else 3."""
    if facts.silent:
        return _SILENT
    told = folded(facts.text)
    for row, words in _in_order(tuple(rows)):
        if _matches(row, facts) and (not words or any(word in told for word in words)):
            return LevelProposal(row.level, row.code, Text(row.zh, row.en))
    return _DEFAULT if facts.category_level is None else LevelProposal(facts.category_level, CATEGORY, _CATEGORY)


def _matches(row: LevelRuleRow, facts: Facts) -> bool:
    """Whether everything but its words holds."""
    return (
        (not row.category or row.category in facts.categories)
        and (not row.tag or row.tag == facts.tag)
        and (not row.flag or row.flag in facts.flags)
        and (not row.channel or row.channel == facts.channel)
    )


def _sorted(rows: tuple[LevelRuleRow, ...]) -> tuple[tuple[LevelRuleRow, tuple[str, ...]], ...]:
    """The rules that say anything, in their order, with their words ready to be looked for."""
    ordered = sorted((row for row in rows if _conditional(row)), key=lambda row: (row.order, row.code))
    return tuple((row, tuple(map(folded, row.words))) for row in ordered)


_in_order = Memo(_sorted)


def _conditional(row: LevelRuleRow) -> bool:
    return bool(row.category or row.tag or row.flag or row.channel or row.words)


def rule_faults(rows: Sequence[LevelRuleRow]) -> list[Wrong]:
    """Rules without a condition, and codes that would read as a built-in reason."""
    bare = [NO_CONDITION.at(row.code) for row in rows if not _conditional(row)]
    return bare + [RESERVED_CODE.at(row.code) for row in rows if row.code in {SILENT, CATEGORY, DEFAULT}]


LEVEL_RULES: Register[LevelRuleRow] = Register(
    code="cases.level_rule",
    zh="警情分级规则",
    en="Level rules",
    row=LevelRuleRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=lambda: planted(LEVEL_RULES),
    checks=rule_faults,
)
