"""Tells what happens to everybody who listens, each in a queue of their own: a slow one holds nobody up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from anmin.media.engine.engine import AnyTold


class Telling:
    """The events of one engine."""

    def __init__(self) -> None:
        self._ears: list[asyncio.Queue[AnyTold | None]] = []

    def tell(self, told: AnyTold) -> None:
        for ear in self._ears:
            ear.put_nowait(told)

    def end(self) -> None:
        """Nothing more will be told: who listens hears what was told, and is through."""
        for ear in self._ears:
            ear.put_nowait(None)

    def hear(self) -> AsyncIterator[AnyTold]:
        """From now on: what is told before the first step of the iteration is heard too."""
        ear: asyncio.Queue[AnyTold | None] = asyncio.Queue()
        self._ears.append(ear)
        return self._follow(ear)

    async def _follow(self, ear: asyncio.Queue[AnyTold | None]) -> AsyncIterator[AnyTold]:
        try:
            while told := await ear.get():
                yield told
        finally:
            self._ears.remove(ear)
