"""The register of rules of assessment 研判规则: from words, category and channel to kind, category, level and urgency.

A rule suggests and says why; a person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.fields import CodeField, Item, OrderField
from anmin.cases.catalogue.folding import folded
from anmin.cases.catalogue.terms import KEPT, NO_CONDITION, SEE_CATALOGUE
from anmin.cases.terms.cases import CaseKind, Channel
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Wrong
from anmin.matters.terms.matters import MANAGE_MATTERS, Urgency


class AssessRuleRow(Row, frozen=True, kw_only=True):
    """Every condition that is given must hold; of `words` any one. The smallest `order` goes first, then the code."""

    code: CodeField
    order: OrderField
    words: Annotated[tuple[Item, ...], label("文中词语", "Words in the text", max_length=60)] = ()
    category: Annotated[str, label("类别及其下级", "Category and all below", max_length=40)] = ""
    channel: Annotated[Channel | None, label("来源渠道", "Channel")] = None
    kind: Annotated[CaseKind, label("类型", "Kind")]
    to_category: Annotated[str, label("建议类别", "Suggested category", max_length=40)] = ""
    level: Annotated[Annotated[int, Meta(ge=1, le=4)] | None, label("建议等级", "Suggested level")] = None
    urgency: Annotated[Urgency | None, label("紧急程度", "Urgency")] = None
    zh: Annotated[str, label("中文理由", "Reason in Chinese", min_length=1, max_length=120)]
    en: Annotated[str, label("英文理由", "Reason in English", min_length=1, max_length=200)]


class Said(msgspec.Struct, frozen=True):
    """What is known of a matter. `categories`: the codes from the top to its category."""

    text: str
    categories: tuple[str, ...] = ()
    channel: Channel | None = None


class Fit(msgspec.Struct, frozen=True):
    """A rule that fits, and the words of the text that speak for it."""

    row: AssessRuleRow
    words: tuple[str, ...]


def fitting(rows: Sequence[AssessRuleRow], said: Said) -> tuple[Fit, ...]:
    """All rules that fit, in their order."""
    told = folded(said.text)
    found = []
    for row in sorted(rows, key=lambda each: (each.order, each.code)):
        words = tuple(word for word in row.words if folded(word) in told)
        if _holds(row, said) and (words or not row.words):
            found.append(Fit(row, words))
    return tuple(found)


def _holds(row: AssessRuleRow, said: Said) -> bool:
    return (not row.category or row.category in said.categories) and row.channel in (None, said.channel)


def rule_faults(rows: Sequence[AssessRuleRow]) -> list[Wrong]:
    return [NO_CONDITION.at(row.code) for row in rows if not (row.words or row.category or row.channel)]


_Seed = tuple[str, tuple[str, ...], str, CaseKind, str, Urgency | None, str, str]
_FIRST: tuple[_Seed, ...] = (
    ("danger", ("溺水", "有人落水", "着火", "起火", "燃气泄漏", "救命", "触电"), "", CaseKind.EMERGENCY, "", None, "涉及生命危险，属110紧急警情", "Danger to life: an emergency"),
    ("parking", ("道闸", "地锁", "占车位", "堵门", "停车难", "违规收费停车"), "", CaseKind.SERVICE, "060105", Urgency.ORDINARY, "停车管理属城市管理", "Parking is city management"),
    ("water", ("停水", "水压"), "", CaseKind.SERVICE, "060201", Urgency.UTILITIES, "供水保障限 24 小时", "Water supply: 24 hours"),
    ("power", ("停电", "断电"), "", CaseKind.SERVICE, "060202", Urgency.UTILITIES, "供电保障限 24 小时", "Power supply: 24 hours"),
    ("heat", ("停气", "停暖", "不供暖"), "", CaseKind.SERVICE, "060203", Urgency.UTILITIES, "供气供热保障限 24 小时", "Gas and heating: 24 hours"),
    ("noise", ("广告屏", "噪音", "噪声", "扰民"), "", CaseKind.SERVICE, "060302", Urgency.ORDINARY, "噪声扰民由主管部门办理", "Noise is handled by a department"),
    ("complaint", ("投诉", "信访", "不作为"), "", CaseKind.PETITION, "", Urgency.ORDINARY, "投诉信访", "A complaint or petition"),
    ("question", ("怎么办理", "请问", "咨询", "需要什么材料"), "", CaseKind.CONSULTATION, "07", Urgency.CONSULTATION, "咨询类，一个工作日答复", "A question: one working day"),
    ("city", (), "06", CaseKind.SERVICE, "", None, "非警务事项，分流承办单位", "No police matter: handed to a department"),
    ("asked", (), "07", CaseKind.CONSULTATION, "", Urgency.CONSULTATION, "咨询类，一个工作日答复", "A question: one working day"),
)  # fmt: skip


def first_rules() -> Sequence[AssessRuleRow]:
    return [
        AssessRuleRow(
            code=code,
            order=place * 10,
            words=words,
            category=at,
            kind=kind,
            to_category=to,
            urgency=urgency,
            zh=zh,
            en=en,
        )
        for place, (code, words, at, kind, to, urgency, zh, en) in enumerate(_FIRST, 1)
    ]


ASSESS_RULES: Register[AssessRuleRow] = Register(
    code="matters.assess_rule",
    zh="诉求研判规则",
    en="Rules of assessment",
    row=AssessRuleRow,
    key="code",
    needs=MANAGE_MATTERS,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=first_rules,
    checks=rule_faults,
)
