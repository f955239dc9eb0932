"""The registers of response levels 响应等级 and of who is ordered by each. The first rows name no real organisation.

Which list serves a case is chosen here; nobody is ordered here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Protocol, TypeVar

from anmin.dispatch.model.first_levels import LEVELS, PARTIES
from anmin.dispatch.terms import responses as terms
from anmin.dispatch.terms.responses import KEPT, MANAGE_RESPONSES, SEE_RESPONSES, PartyKind, PartyRole
from anmin.dispatch.terms.units import UnitKind
from anmin.identity.terms.organisations import OrganisationKind
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Text, Wrong

CodeField = Annotated[str, label("代码", "Code", min_length=1, max_length=30)]
ZhField = Annotated[str, label("中文名称", "Chinese name", min_length=1, max_length=120)]
EnField = Annotated[str, label("英文名称", "English name", min_length=1, max_length=200)]
OrderField = Annotated[int, label("次序", "Order", ge=0, le=9_999)]
CategoryField = Annotated[str, label("警情类别前缀", "Category prefix", max_length=40)]
LevelField = Annotated[int, label("等级", "Level", ge=1, le=4)]


class ResponseLevelRow(Row, frozen=True, kw_only=True):
    """`category`: serves the category of this code and all below it; empty: every case. `target`: from raised to ordered."""

    code: CodeField
    category: CategoryField = ""
    level: LevelField
    order: OrderField = 0
    zh: ZhField
    en: EnField
    target: Annotated[int, label("下达时限（秒）", "Target in seconds", ge=1, le=86_400)] = 120

    @property
    def text(self) -> Text:
        return Text(self.zh, self.en)


class ResponsePartyRow(Row, frozen=True, kw_only=True):
    """An organisation is named by its code; without one, the nearest of its kind is meant if there is just one.

    Of a kind of unit the `count` nearest free ones are meant.
    """

    level: Annotated[str, label("响应代码", "Code of the level", min_length=1, max_length=30)]
    code: CodeField
    order: OrderField = 0
    zh: ZhField
    en: EnField
    kind: Annotated[PartyKind, label("力量类型", "Kind of responder")] = PartyKind.ORGANISATION
    organisation: Annotated[str, label("单位代码", "Organisation code", max_length=30)] = ""
    organisation_kind: Annotated[OrganisationKind | None, label("单位类别", "Kind of organisation")] = None
    unit_kind: Annotated[UnitKind | None, label("警力种类", "Kind of unit")] = None
    count: Annotated[int, label("数量", "How many", ge=1, le=20)] = 1
    role: Annotated[PartyRole, label("角色", "Role")] = PartyRole.JOIN
    required: Annotated[bool, label("须反馈后方可结案", "Closing waits for it")] = True
    instruction_zh: Annotated[str, label("指令", "Instruction in Chinese", max_length=500)] = ""
    instruction_en: Annotated[str, label("英文指令", "Instruction in English", max_length=500)] = ""

    @property
    def text(self) -> Text:
        return Text(self.zh, self.en)

    @property
    def instruction(self) -> Text:
        return Text(self.instruction_zh, self.instruction_en or self.instruction_zh)


def party_faults(rows: Sequence[ResponsePartyRow]) -> list[Wrong]:
    """Parties that name nobody, and informed ones that closing would wait for."""
    found = [terms.NOBODY_NAMED.at(f"{row.level}:{row.code}") for row in rows if not _names_somebody(row)]
    return found + [
        terms.INFORMED_REQUIRED.at(f"{row.level}:{row.code}")
        for row in rows
        if row.required and row.role is PartyRole.INFORMED
    ]


def _names_somebody(row: ResponsePartyRow) -> bool:
    if row.kind is PartyKind.UNIT:
        return row.unit_kind is not None
    return bool(row.organisation) or row.organisation_kind is not None


RESPONSE_LEVELS: Register[ResponseLevelRow] = Register(
    code="dispatch.response_level",
    zh="响应等级",
    en="Response levels",
    row=ResponseLevelRow,
    key="code",
    needs=MANAGE_RESPONSES,
    reads=SEE_RESPONSES,
    retention=KEPT,
    seed=lambda: [ResponseLevelRow(**row) for row in LEVELS],
)
RESPONSE_PARTIES: Register[ResponsePartyRow] = Register(
    code="dispatch.response_party",
    zh="响应名单",
    en="Parties of response levels",
    row=ResponsePartyRow,
    key=("level", "code"),
    needs=MANAGE_RESPONSES,
    reads=SEE_RESPONSES,
    retention=KEPT,
    seed=lambda: [ResponsePartyRow(**row) for row in PARTIES],
    checks=party_faults,
)


class Leveled(Protocol):
    """What is kept for a level and a category."""

    @property
    def code(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def order(self) -> int: ...


L = TypeVar("L", bound=Leveled)


def serving(rows: Sequence[L], path: Sequence[str], level: int) -> L | None:
    """The row of this level that is nearest to the category. `path`: its codes from the top (`CategoryTree.codes`)."""
    fit = [row for row in rows if row.level == level and (not row.category or row.category in path)]
    return max(fit, key=lambda row: (_depth(row, path), -row.order, row.code), default=None)


def _depth(row: Leveled, path: Sequence[str]) -> int:
    return list(path).index(row.category) + 1 if row.category else 0


def parties_of(rows: Sequence[ResponsePartyRow], level: str) -> tuple[ResponsePartyRow, ...]:
    """The parties of a list in their order."""
    return tuple(sorted((row for row in rows if row.level == level), key=lambda row: (row.order, row.code)))
