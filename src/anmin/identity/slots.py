"""A few calls at a time do slow work, the rest are told to come back. Knows neither the work nor the caller.

A door holds a connection of the pool while it runs. Without a limit, a crowd at the start of a shift, somebody who tries
passwords, or a slow identity provider would take all of them and stop the whole process.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anmin.kernel import faults


class Slots:
    """`most`: how many may be inside, at work or waiting for one another."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._inside = 0

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Raises TOO_MANY when all are taken."""
        if self._inside >= self._most:
            raise faults.TOO_MANY()
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
