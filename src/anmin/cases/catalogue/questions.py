"""The register of questions 询问要点: what is asked in a template, in which order, and what an answer is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.fields import CodeField, EnField, OrderField, TemplateField, ZhField
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, WRONG_OPTIONS, QuestionKind
from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Text, Wrong

_OPTION = r"^[a-z0-9_]{1,30}=[^=/;；]{1,40}/[^=;；]{1,60}$(?!\n)"
_FORM = Text("若干选项，如 male=男/Male，用分号隔开", "options such as male=男/Male, parted by semicolons")


class Option(msgspec.Struct, frozen=True):
    code: str
    zh: str
    en: str


class QuestionRow(Row, frozen=True):
    """`personal`: the answer goes where personal data goes, never into the open text."""

    template: TemplateField
    code: CodeField
    order: OrderField
    zh: ZhField
    en: EnField
    kind: Annotated[QuestionKind, label("类型", "Kind")]
    required: Annotated[bool, label("必问", "Required")] = False
    personal: Annotated[bool, label("涉个人信息", "Personal")] = False
    options: Annotated[
        tuple[Annotated[str, Meta(max_length=140, pattern=_OPTION)], ...],
        label("选项", "Options", max_length=20, form=_FORM),
    ] = ()

    @property
    def choices(self) -> tuple[Option, ...]:
        return tuple(map(_option, self.options))


def _option(text: str) -> Option:
    code, _, names = text.partition("=")
    zh, _, en = names.partition("/")
    return Option(code, zh, en)


def option_faults(rows: Sequence[QuestionRow]) -> list[Wrong]:
    """Choices without a choice, options that say the same, and options where nothing is chosen."""
    return [WRONG_OPTIONS.at(f"{row.template}:{row.code}") for row in rows if not _chooses_well(row)]


def _chooses_well(row: QuestionRow) -> bool:
    codes = [each.code for each in row.choices]
    return len(set(codes)) == len(codes) and (len(codes) > 1 if row.kind is QuestionKind.CHOICE else not codes)


QUESTIONS: Register[QuestionRow] = Register(
    code="cases.question",
    zh="询问要点",
    en="Questions",
    row=QuestionRow,
    key=("template", "code"),
    needs=MANAGE_CATALOGUE,
    reads=PUBLIC,
    retention=KEPT,
    seed=lambda: planted(QUESTIONS),
    checks=option_faults,
)


def questions_of(rows: Sequence[QuestionRow], template: str) -> tuple[QuestionRow, ...]:
    """The questions of a template in their order."""
    return tuple(sorted((row for row in rows if row.template == template), key=lambda row: (row.order, row.code)))
