"""Likely duplicates, shown to the call-taker before a report is saved and after. Nothing is linked or merged by it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.catalogue.duplicate_rules import DUPLICATE_RULES, DuplicateRule, duplicate_rule
from anmin.cases.catalogue.similarity import bigrams
from anmin.cases.catalogue.tree import category_tree
from anmin.cases.model.duplicates import Reason, Traits, compare, score
from anmin.cases.placing import Spot
from anmin.cases.store import cases
from anmin.cases.store import duplicates as store
from anmin.cases.store.duplicates import Sought
from anmin.cases.terms.cases import CASE_UNKNOWN, TAKE_CASES, CaseState, Channel
from anmin.cases.terms.duplicates import Likeness
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText, Instant, LongText, ShortText, check_instants
from anmin.kernel.personal import Phone
from anmin.kernel.registers import Registers
from anmin.territory.point import Point

SHOWN = 10
LEVEL = 3
"""Of a report whose category says none."""


class LikelyDuplicates(Question, frozen=True):
    """What is known of a report that is not saved yet; `at`: when it came in, now when left out."""

    place: Spot | None = None
    address: ShortText = ""
    at: Instant | None = None
    text: LongText = ""
    phone: Phone | None = None
    person: UUID | None = None
    category: CodeText | None = None

    def __post_init__(self) -> None:
        check_instants(self.at)


class CaseDuplicates(Question, frozen=True):
    case: UUID


class Why(msgspec.Struct, frozen=True):
    """`value`: metres, minutes or percent."""

    likeness: Likeness
    zh: str
    en: str
    points: int
    value: int | None


class Likely(msgspec.Struct, frozen=True, kw_only=True):
    """`score`: 0 to 100, the sum of the points of its reasons. `linked`: to the case asked for already."""

    case: UUID
    number: str
    state: CaseState
    level: int
    category: str
    raised_at: datetime
    score: int
    linked: bool
    why: tuple[Why, ...]


@query("cases.likely_duplicates", needs=TAKE_CASES)
async def likely_duplicates(ctx: Ctx, question: LikelyDuplicates) -> list[Likely]:
    """Cases that a report about to be saved may repeat, the likeliest first, with the reasons."""
    asked = Traits(
        at=question.at or ctx.now,
        point=question.place.point() if question.place else None,
        path=_path(ctx, question.category or ""),
        text=bigrams(question.text),
        address=bigrams(question.address),
        person=question.person,
    )
    hashes = cases.PARTY_PHONE.search_hashes(ctx.house.keyring, question.phone) if question.phone else ()
    row = category_tree(ctx.house.service(Registers), ctx.now).get(question.category or "")
    found = await likely(ctx, asked, _rule(ctx, asked, row.level if row else LEVEL), tuple(hashes), frozenset())
    return found[:SHOWN]


@query("cases.case_duplicates", needs=TAKE_CASES, faults=(CASE_UNKNOWN,))
async def case_duplicates(ctx: Ctx, question: CaseDuplicates) -> list[Likely]:
    """Cases that a saved one may repeat, or that repeat it, the likeliest first, with the reasons."""
    row = await store.case(ctx, question.case)
    if row is None:
        raise CASE_UNKNOWN()
    asked, phones = traits(ctx, row), await store.phones_of(ctx, question.case)
    linked = await store.linked(ctx, question.case)
    found = await likely(ctx, asked, _rule(ctx, asked, row["level"]), tuple(phones), frozenset(linked))
    return [each for each in found if each.case != question.case][:SHOWN]


def _rule(ctx: Ctx, asked: Traits, level: int) -> DuplicateRule:
    return duplicate_rule(ctx.house.service(Registers).rows(DUPLICATE_RULES, ctx.now), asked.path, level)


async def likely(
    ctx: Ctx, asked: Traits, rule: DuplicateRule, phones: tuple[bytes, ...], linked: frozenset[UUID]
) -> list[Likely]:
    """The cases that are alike by this rule, the likeliest first."""
    sought = Sought(
        at=asked.at,
        since=asked.at - rule.span,
        until=asked.at + rule.span,
        point=asked.point,
        metres=rule.metres,
        person=asked.person,
        phones=phones,
        words=bool(asked.text or asked.address),
    )
    found = []
    for row in await store.candidates(ctx, sought):
        reasons = compare(asked, traits(ctx, row), rule)
        if score(reasons) >= rule.least:
            found.append(_shown(row, reasons, linked))
    return sorted(found, key=lambda each: (-each.score, each.raised_at, each.case))


def traits(ctx: Ctx, row: Any) -> Traits:
    """What is compared of a row of the store."""
    return Traits(
        at=row["raised_at"],
        point=None if row["lat"] is None else Point(row["lon"], row["lat"]),
        path=_path(ctx, row["category"]),
        text=bigrams(cases.opened(ctx, row["content"], cases.CONTENT)),
        address=bigrams(cases.opened(ctx, row["address"], cases.ADDRESS.context)),
        # An officer reports many matters of many people.
        person=None if row["channel"] == Channel.OFFICER else row["person"],
        phone=row["phone"],
    )


def _path(ctx: Ctx, category: str) -> tuple[str, ...]:
    return category_tree(ctx.house.service(Registers), ctx.now).codes(category)


def _shown(row: Any, reasons: tuple[Reason, ...], linked: frozenset[UUID]) -> Likely:
    return Likely(
        case=row["id"],
        number=row["number"],
        state=CaseState(row["state"]),
        level=row["level"],
        category=row["category"],
        raised_at=row["raised_at"],
        score=score(reasons),
        linked=row["id"] in linked,
        why=tuple(map(_why, reasons)),
    )


def _why(reason: Reason) -> Why:
    text = reason.likeness.text
    zh, en = (each.format(value=reason.value) for each in (text.zh, text.en))
    return Why(reason.likeness, zh, en, reason.points, reason.value)
