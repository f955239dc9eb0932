"""People at a machine whose clock jumps: their codes and sessions must come to no harm by it and gain nothing by it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import httpx

HOUR, DAY = 3600.0, 86400.0
STAFF_IDLE = HOUR
"""Longer than any idle time that the sign-in policy allows."""


class People:
    """`set_clock` puts the machine's clock wrong by so many seconds."""

    def __init__(self, url: str, staff: str, set_clock: Callable[[float], None]) -> None:
        self.client = httpx.AsyncClient(base_url=f"{url}/api/v1", timeout=10)
        self.staff = staff
        self.set_clock = set_clock
        self.device = uuid4().hex

    async def misled(self) -> list[str]:
        """Go through it all; what went otherwise than it should, in words."""
        async with self.client:
            wrong = [*await self._codes(), *await self._sessions()]
        self.set_clock(0)
        return wrong

    async def _codes(self) -> list[str]:
        """A code lives its five minutes by the clock, is used once, and one from the future locks nobody out."""
        first, second, third = "13800000001", "13800000002", "13800000003"
        self.set_clock(0)
        await self._ask(first)
        code = await self._code(first)
        self.set_clock(-HOUR)
        self.citizen = await self._enter(first, code)
        wrong = [] if self.citizen else ["a code was refused after the clock was put back"]
        self.set_clock(0)
        if await self._enter(first, code):
            wrong.append("a code was used twice")
        await self._ask(second)
        code = await self._code(second)
        self.set_clock(HOUR)
        if await self._enter(second, code):
            wrong.append("a code was taken an hour later")
        self.set_clock(0)
        if not await self._enter(second, code):
            wrong.append("a code was refused once the clock was right again")
        self.set_clock(DAY)
        await self._ask(third)
        code = await self._code(third)
        self.set_clock(0)
        if await self._enter(third, code):
            wrong.append("a code of tomorrow was taken today")
        if not await self._ask(third):
            wrong.append("a code of tomorrow kept its owner from asking today")
        elif not await self._enter(third, await self._code(third)):
            wrong.append("a code of tomorrow stood before the one of today")
        return wrong

    async def _sessions(self) -> list[str]:
        """A staff session expires by the clock and is not lost by it; a citizen's outlives a day."""
        wrong = []
        for offset in (0.0, HOUR, 0.0, DAY, 0.0, -HOUR, -DAY, 0.0):
            self.set_clock(offset)
            expected = {200} if offset < STAFF_IDLE else {401}
            if await self._looks("/account", self.staff) not in expected:
                wrong.append(f"a staff session at {offset:+.0f} s")
            if await self._looks("/me", self.citizen or "") != 200:
                wrong.append(f"a citizen's session at {offset:+.0f} s")
        return wrong

    async def _looks(self, path: str, token: str) -> int:
        return (await self.client.get(path, headers={"authorization": f"Bearer {token}"})).status_code

    async def _ask(self, phone: str) -> bool:
        answer = await self.client.post("/citizens/codes", json={"phone": phone, "device": self.device})
        return answer.is_success

    async def _code(self, phone: str) -> str:
        """The newest code that was sent, from the developer's page; empty when none comes."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            codes = (await self.client.get("/development/codes")).json()
            mine = [each for each in codes if each["phone"].endswith(phone[-4:])]
            if mine:
                return str(
                    min(mine, key=lambda each: abs(datetime.fromisoformat(each["made_at"]) - datetime.now(UTC)))["code"]
                )
            await asyncio.sleep(0.1)
        return ""

    async def _enter(self, phone: str, code: str) -> str | None:
        """The session's token when the code is taken."""
        body = {"phone": phone, "code": code, "device": self.device}
        answer = await self.client.post("/citizens/sessions", json=body)
        return str(answer.json()["token"]) if answer.is_success else None
