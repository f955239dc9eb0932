"""Who may suggest what a matter is: the rules, and whatever a room adds with `house.service(Suggesters).register`.

A suggestion routes nothing; each says where it comes from, why, and how sure it is.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import final

import msgspec

from anmin.cases.catalogue.tree import category_tree
from anmin.cases.terms.cases import CaseKind
from anmin.kernel.ctx import Ctx
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text
from anmin.matters.registers.assess_rules import ASSESS_RULES, Said, fitting
from anmin.matters.terms.matters import Urgency

MOST = 3


class Suggested(msgspec.Struct, frozen=True, kw_only=True):
    """`by`: `rule`, `words` or the name of another suggester. `confidence`: 0 to 1; None for what does not measure it."""

    by: str
    rule: str = ""
    kind: CaseKind | None = None
    category: str = ""
    level: int | None = None
    urgency: Urgency | None = None
    words: tuple[str, ...] = ()
    reason: Text
    confidence: float | None = None


Suggester = Callable[[Ctx, Said], Awaitable[list[Suggested]]]


@final
class Suggesters:
    """Asked in the order in which they were brought; of each the first three."""

    def __init__(self) -> None:
        self._suggesters: dict[str, Suggester] = {"rule": by_rules, "words": by_words}

    def register(self, name: str, suggester: Suggester) -> None:
        """Raises ValueError when two rooms bring one name."""
        if self._suggesters.setdefault(name, suggester) is not suggester:
            raise ValueError(f"the suggester {name} is brought twice")

    async def suggest(self, ctx: Ctx, said: Said) -> tuple[Suggested, ...]:
        found = [await suggester(ctx, said) for suggester in self._suggesters.values()]
        return tuple(each for listed in found for each in listed[:MOST])


async def by_rules(ctx: Ctx, said: Said) -> list[Suggested]:
    """The rules that fit, in their order."""
    return [
        Suggested(
            by="rule",
            rule=fit.row.code,
            kind=fit.row.kind,
            category=fit.row.to_category,
            level=fit.row.level,
            urgency=fit.row.urgency,
            words=fit.words,
            reason=Text(fit.row.zh, fit.row.en),
        )
        for fit in fitting(ctx.house.service(Registers).rows(ASSESS_RULES, ctx.now), said)
    ]


async def by_words(ctx: Ctx, said: Said) -> list[Suggested]:
    """Categories whose names or words stand in the text."""
    found = category_tree(ctx.house.service(Registers), ctx.now).suggest(said.text, MOST)
    return [
        Suggested(
            by="words", category=each.row.code, words=each.words, reason=Text("文中有该类别的常用说法", "It is said so")
        )
        for each in found
    ]
