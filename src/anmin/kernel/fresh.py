"""What a process holds in memory is read again when the journal says that it changed: once for however many lines.

While the database is away it tries again until it has been read; nobody who looks things up ever waits for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import final

from anmin.kernel.journal import Line
from anmin.kernel.logs import log
from anmin.kernel.troubles import AWAY
from anmin.kernel.words import Problem

PAUSE = 1.0
"""Seconds before another try while the database is away."""


@final
class Fresh:
    """`what`: as the log names it. `load` reads everything and puts it in the place of the old in one step."""

    def __init__(self, what: str, load: Callable[[], Awaitable[None]]) -> None:
        self._what = what
        self._load = load
        self._stale = False
        self._task: asyncio.Task[None] | None = None

    def hear(self, line: Line) -> None:  # noqa: ARG002 - whatever it says, what changed is read
        """To be called with every line that makes it stale; returns at once."""
        self._stale = True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._refresh())

    async def _refresh(self) -> None:
        while self._stale:
            self._stale = False
            try:
                await self._load()
            except (*AWAY, Problem) as error:
                log.warning("not_read_again", what=self._what, error=type(error).__name__)
                self._stale = True
                await asyncio.sleep(PAUSE)
