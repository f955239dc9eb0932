"""How likely two reports are of one matter, with every reason. Pure and the same for the same facts; a person decides."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.catalogue.duplicate_rules import DuplicateRule
from anmin.cases.catalogue.similarity import alike
from anmin.cases.earth import metres_between
from anmin.cases.terms.duplicates import Likeness
from anmin.territory.point import Point

NEAR, TIME, TEXT, CATEGORY, BRANCH, CALLER = 35, 15, 35, 15, 8, 35
"""The most that each reason adds; the sum is cut off at 100."""
IN_WORDS = 0.3
"""How alike both must read, or their addresses, where neither a point nor the caller speaks for it: a busy hour has many thefts."""
READS_THE_SAME = 0.5
"""Two people who tell of one matter in their own words share about half of their pairs of letters, hardly ever more."""
TELLING = 5
"""Percent of likeness below which a text is no reason."""


class Traits(msgspec.Struct, frozen=True, kw_only=True):
    """What is compared. `path`: codes of the category from the top. `text`, `address`: their bigrams. `person`: of the caller."""

    at: datetime
    point: Point | None = None
    path: tuple[str, ...] = ()
    text: frozenset[str] = frozenset()
    address: frozenset[str] = frozenset()
    person: UUID | None = None
    phone: bool = False
    """Whether this candidate was reported from the number asked for."""


class Reason(msgspec.Struct, frozen=True):
    """Why, and how much: metres, minutes or percent; None where there is nothing to measure."""

    likeness: Likeness
    points: int
    value: int | None = None


def compare(asked: Traits, found: Traits, rule: DuplicateRule) -> tuple[Reason, ...]:
    """Every reason for taking both for one matter, none for an earlier or farther one than the rule allows."""
    apart = abs(asked.at - found.at)
    if apart > rule.span:
        return ()
    caller = _caller(asked, found)
    reasons = [*_near(asked, found, rule), *_said(asked, found), *caller]
    if not reasons or not (caller or _comparable(asked, found)):
        return ()
    points = round(TIME * (1 - apart / rule.span))
    return (*reasons, Reason(Likeness.TIME, points, int(apart.total_seconds() // 60)))


def score(reasons: tuple[Reason, ...]) -> int:
    """0 to 100."""
    return min(100, sum(each.points for each in reasons))


def _near(asked: Traits, found: Traits, rule: DuplicateRule) -> list[Reason]:
    if asked.point is None or found.point is None:
        alike_in = alike(asked.address, found.address)
        return [Reason(Likeness.ADDRESS, round(NEAR * alike_in), round(alike_in * 100))] if alike_in >= IN_WORDS else []
    away = metres_between(asked.point, found.point)
    if away > rule.metres:
        return []
    return [Reason(Likeness.NEAR, round(NEAR * (1 - away / rule.metres / 2)), round(away))]


def _comparable(asked: Traits, found: Traits) -> bool:
    return (
        None not in (asked.point, found.point)
        or max(alike(asked.text, found.text), alike(asked.address, found.address)) >= IN_WORDS
    )


def _said(asked: Traits, found: Traits) -> list[Reason]:
    reasons = []
    likeness = alike(asked.text, found.text)
    if round(likeness * 100) >= TELLING:
        reasons.append(Reason(Likeness.TEXT, round(TEXT * min(1.0, likeness / READS_THE_SAME)), round(likeness * 100)))
    if asked.path and asked.path == found.path:
        reasons.append(Reason(Likeness.CATEGORY, CATEGORY))
    elif asked.path[:2] and asked.path[:2] == found.path[:2]:
        reasons.append(Reason(Likeness.BRANCH, BRANCH))
    return reasons


def _caller(asked: Traits, found: Traits) -> list[Reason]:
    if asked.person is not None and asked.person == found.person:
        return [Reason(Likeness.PERSON, CALLER)]
    return [Reason(Likeness.PHONE, CALLER)] if found.phone else []
