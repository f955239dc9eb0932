"""Password hashing beside the event loop: two at a time, a few waiting, the rest told to come back.

Each check takes about a tenth of a second and 48 MiB, and its door holds a connection meanwhile: without a limit a
crowd at the start of a shift, or somebody trying passwords, would stop the whole process.
"""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from anmin.identity.passwords import hash_password, verify_password
from anmin.kernel import faults
from anmin.kernel.personal import Secret

AT_WORK = 2

P = ParamSpec("P")
T = TypeVar("T")


class PasswordChecks:
    """`most`: calls at work and waiting together; further ones are refused with TOO_MANY."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._inside = 0
        self._work = asyncio.Semaphore(AT_WORK)
        self._warm = False

    async def fits(self, stored: str | None, attempt: Secret) -> bool:
        """As `verify_password`: None takes as long as a wrong password. Raises TOO_MANY."""
        if not self._warm:
            self._warm = True
            await self._run(verify_password, None, attempt)
        return await self._run(verify_password, stored, attempt)

    async def hashed(self, password: Secret) -> str:
        """Raises TOO_MANY."""
        return await self._run(hash_password, password)

    async def _run(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        if self._inside >= self._most:
            raise faults.TOO_MANY()
        self._inside += 1
        try:
            async with self._work:
                return await asyncio.to_thread(work, *given, **named)
        finally:
            self._inside -= 1
