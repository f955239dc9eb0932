"""People at a machine whose clock jumps: their codes and sessions must come to no harm by it and gain nothing by it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
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
        self.device = uuid4().hex
        self._set_clock = set_clock
        self._offset = 0.0

    async def misled(self) -> list[str]:
        """Go through it all; what went otherwise than it should, in words."""
        async with self.client:
            wrong = [each async for each in self._codes()]
            citizen = await self._enter_anew("13800000004")
            wrong += [each async for each in self._sessions(citizen)]
        self._clock(0)
        return wrong

    def _clock(self, seconds: float) -> None:
        self._offset = seconds
        self._set_clock(seconds)

    async def _codes(self) -> AsyncIterator[str]:
        """A code lives five minutes by the clock and is used once; one from the future locks nobody out."""
        back, ahead, tomorrow = "13800000001", "13800000002", "13800000003"
        self._clock(0)
        code = await self._asked(back)
        self._clock(-HOUR)
        if not (await self._enter(back, code) or await self._enter_anew(back)):
            yield "nobody could sign in after the clock was put back"
        self._clock(0)
        code = await self._asked(ahead)
        self._clock(HOUR)
        if await self._enter(ahead, code):
            yield "a code was taken an hour later"
        self._clock(0)
        if not await self._enter(ahead, code):
            yield "a code was refused once the clock was right again"
        if await self._enter(ahead, code):
            yield "a code was used twice"
        self._clock(DAY)
        code = await self._asked(tomorrow)
        self._clock(0)
        if await self._enter(tomorrow, code):
            yield "a code of tomorrow was taken today"
        if not await self._enter_anew(tomorrow):
            yield "a code of tomorrow kept its owner from signing in today"

    async def _sessions(self, citizen: str) -> AsyncIterator[str]:
        """A staff session expires by the clock and is not lost by it; a citizen's outlives a day."""
        for offset in (0.0, HOUR, 0.0, DAY, 0.0, -HOUR, -DAY, 0.0):
            self._clock(offset)
            if await self._looks("/account", self.staff) != (200 if offset < STAFF_IDLE else 401):
                yield f"a staff session at {offset:+.0f} s"
            if await self._looks("/me", citizen) != 200:
                yield f"a citizen's session at {offset:+.0f} s"

    async def _looks(self, path: str, token: str) -> int:
        return (await self.client.get(path, headers={"authorization": f"Bearer {token}"})).status_code

    async def _enter_anew(self, phone: str) -> str:
        """Ask for a code and sign in with it; the session's token, empty when refused."""
        code = await self._asked(phone)
        return await self._enter(phone, code) if code else ""

    async def _asked(self, phone: str) -> str:
        """The code that was sent, from the developer's page; empty when it was refused or did not come."""
        answer = await self.client.post("/citizens/codes", json={"phone": phone, "device": self.device})
        until = time.monotonic() + 20
        while answer.is_success and time.monotonic() < until:
            codes = (await self.client.get("/development/codes")).json()
            mine = [(self._age(each["made_at"]), each["code"]) for each in codes if each["phone"].endswith(phone[-4:])]
            if mine and min(mine)[0] < HOUR / 2:
                return str(min(mine)[1])
            await asyncio.sleep(0.1)
        return ""

    def _age(self, made_at: str) -> float:
        now = datetime.now(UTC) + timedelta(seconds=self._offset)
        return abs((now - datetime.fromisoformat(made_at)).total_seconds())

    async def _enter(self, phone: str, code: str) -> str:
        """The session's token, empty when the code is refused."""
        body = {"phone": phone, "code": code, "device": self.device}
        answer = await self.client.post("/citizens/sessions", json=body)
        return str(answer.json()["token"]) if answer.is_success else ""
