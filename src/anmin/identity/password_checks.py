"""Password hashing beside the event loop, two at a time: each check takes a tenth of a second and 48 MiB."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from anmin.identity.passwords import hash_password, verify_password
from anmin.identity.slots import Slots
from anmin.kernel.personal import Secret

AT_WORK = 2

P = ParamSpec("P")
T = TypeVar("T")


class PasswordChecks(Slots):
    """A door takes a slot first, then locks the account, then checks: waiting for a lock is inside the limit too."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self._work = asyncio.Semaphore(AT_WORK)
        self._warm = False

    async def fits(self, stored: str | None, attempt: Secret) -> bool:
        """As `verify_password`: None takes as long as a wrong password."""
        if not self._warm:
            self._warm = True
            await self._run(verify_password, None, attempt)
        return await self._run(verify_password, stored, attempt)

    async def hashed(self, password: Secret) -> str:
        return await self._run(hash_password, password)

    async def _run(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        async with self._work:
            return await asyncio.to_thread(work, *given, **named)
