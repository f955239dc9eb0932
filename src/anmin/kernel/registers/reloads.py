"""Keeps this process's registers fresh: what the journal says has changed is loaded again, until it has been."""

from __future__ import annotations

import asyncio

from anmin.kernel import access
from anmin.kernel.db import Database
from anmin.kernel.journal import Line
from anmin.kernel.logs import log
from anmin.kernel.registers.service import Registers
from anmin.kernel.registers.store import StoredRowUnfitError
from anmin.kernel.troubles import AWAY

_PAUSE = 1.0


class Reloads:
    """`hear` returns at once; one task at a time loads what is stale. While the database is away it tries again."""

    def __init__(self, registers: Registers, db: Database) -> None:
        self._registers = registers
        self._db = db
        self._wanted: dict[str, int] = {}
        self._task: asyncio.Task[None] | None = None

    def hear(self, line: Line) -> None:
        """To be called with every line about a register, inside the running loop."""
        code = line.subject.partition(":")[2]
        if code not in self._registers or self._registers.version(code) >= line.version:
            return
        self._wanted[code] = max(line.version, self._wanted.get(code, 0))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._refresh())

    async def settled(self) -> None:
        """Return when everything heard so far is loaded."""
        if self._task:
            await self._task

    async def _refresh(self) -> None:
        while self._wanted:
            code, version = self._wanted.popitem()
            try:
                async with self._db.transaction(access.NOTHING) as conn:
                    await self._registers.reload(conn, self._registers.named(code))
            except AWAY:
                self._wanted[code] = max(version, self._wanted.get(code, 0))
                await asyncio.sleep(_PAUSE)
            except StoredRowUnfitError:
                # The rows that this process holds stay in force; another process may know the newer declaration.
                log.exception("register_unfit", register=code)
