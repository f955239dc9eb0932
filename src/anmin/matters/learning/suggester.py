"""The suggester that was learnt: each process holds the newest model, loaded when it is first asked for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, final

from anmin.kernel.ctx import Ctx
from anmin.kernel.words import Text
from anmin.matters.registers.assess_rules import Said
from anmin.matters.store import learning as store
from anmin.matters.suggesting import MOST, Suggested

if TYPE_CHECKING:
    from anmin.matters.learning.classifier import Learned

LEARNT = "learnt"
LEAST = 0.05
"""Below this share a guess is not shown."""
REASON = Text("与以往办结事项的用语相近", "Worded like matters that were concluded")


@final
class LearntSuggester:
    """Scientific libraries are imported only in a house that has learnt something."""

    def __init__(self) -> None:
        self._version = 0
        self._learned: Learned | None = None

    async def __call__(self, ctx: Ctx, said: Said) -> list[Suggested]:
        if (newest := await store.version(ctx)) is None or not said.text:
            return []
        if newest != self._version and (found := await store.stored(ctx)):
            self._version, self._learned = found[0], await asyncio.to_thread(_loaded, found[1])
        guesses = self._learned.guesses(said.text, MOST) if self._learned else ()
        return [
            Suggested(by=LEARNT, category=each.category, words=each.words, reason=REASON, confidence=each.confidence)
            for each in guesses
            if each.confidence >= LEAST
        ]


def _loaded(stored: bytes) -> Learned:
    from anmin.matters.learning.classifier import Learned

    return Learned.from_bytes(stored)
