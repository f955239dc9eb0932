"""What a citizen's report form is made of, in one answer that a phone keeps for the time without a network."""

import msgspec

from anmin.cases.actions.raising import OWN_FLAGS
from anmin.cases.catalogue.categories import CategoryRow
from anmin.cases.catalogue.questions import QUESTIONS, Option, QuestionRow
from anmin.cases.catalogue.quick_phrases import QUICK_PHRASES, QuickPhraseRow
from anmin.cases.catalogue.tags import TAGS, TagRow
from anmin.cases.catalogue.terms import QuestionKind
from anmin.cases.catalogue.tree import CategoryTree, category_tree
from anmin.cases.terms.cases import OUT_OF_FIGURES, RECEIVED_TEXT, Flag
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text
from anmin.media.limits import LIMITS, LimitRow


class IntakeForm(Question, frozen=True):
    """Nothing is asked."""


class CategoryOffered(msgspec.Struct, frozen=True):
    """`offered`: may be chosen; the others only stand above such. `police` False: 12345 answers for it. `words`: how
    people put it, to search by. `template`: whose questions are asked.
    """

    code: str
    parent: str
    zh: str
    en: str
    offered: bool
    police: bool
    template: str
    words: tuple[str, ...]


class QuestionAsked(msgspec.Struct, frozen=True):
    """`personal`: the answer goes where personal data goes. `choices`: of a question of kind `choice`."""

    template: str
    code: str
    zh: str
    en: str
    kind: QuestionKind
    required: bool
    personal: bool
    choices: tuple[Option, ...]


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """As the registers hold it now, everything in its order. `flags`: what callers may say of themselves; `received`: what
    is shown after a report that is not silent.
    """

    tags: tuple[TagRow, ...]
    phrases: tuple[QuickPhraseRow, ...]
    categories: tuple[CategoryOffered, ...]
    questions: tuple[QuestionAsked, ...]
    flags: tuple[Flag, ...]
    limits: tuple[LimitRow, ...]
    received: Text


@query("cases.intake_form", needs=PUBLIC)
async def intake_form(ctx: Ctx, question: IntakeForm) -> Intake:  # noqa: ARG001 - the door's shape
    """Tags, phrases, categories with their questions and limits of evidence: all that a report form is made of."""
    registers = ctx.house.service(Registers)
    offered = _offered(category_tree(registers, ctx.now))
    templates = {each.template for each in offered if each.offered}
    asked = sorted(registers.rows(QUESTIONS, ctx.now), key=lambda row: (row.template, row.order, row.code))
    return Intake(
        tags=tuple(sorted(registers.rows(TAGS, ctx.now), key=lambda row: (row.order, row.code))),
        phrases=tuple(sorted(registers.rows(QUICK_PHRASES, ctx.now), key=lambda row: (row.order, row.code))),
        categories=offered,
        questions=tuple(_asked(row) for row in asked if row.template in templates),
        flags=tuple(flag for flag in Flag if flag in OWN_FLAGS - OUT_OF_FIGURES),
        limits=tuple(registers.rows(LIMITS, ctx.now)),
        received=RECEIVED_TEXT,
    )


def _offered(tree: CategoryTree) -> tuple[CategoryOffered, ...]:
    """Those that citizens may choose, and what stands above them; by code."""
    rows = {row.code: row for each in tree.rows() if each.public for row in tree.path(each.code)}
    return tuple(_category(rows[code]) for code in sorted(rows))


def _category(row: CategoryRow) -> CategoryOffered:
    return CategoryOffered(row.code, row.parent, row.zh, row.en, row.public, row.police, row.template, row.words)


def _asked(row: QuestionRow) -> QuestionAsked:
    return QuestionAsked(row.template, row.code, row.zh, row.en, row.kind, row.required, row.personal, row.choices)
