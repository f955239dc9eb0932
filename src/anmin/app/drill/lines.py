"""The actors' way into the house: HTTP and nothing else. What is not answered is sent again under the same key."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Literal
from uuid import uuid4

import httpx

TRIES = 8
_AGAIN = (429, 503)
_LONGEST_PAUSE = 3.0
_AT_ONCE = 48


class Refused(Exception):
    """The house said no: `code` is stable."""

    def __init__(self, status: int, code: str, said: str) -> None:
        super().__init__(said)
        self.status = status
        self.code = code


class Line:
    """One caller's line: somebody with a session, or without one."""

    def __init__(self, http: httpx.AsyncClient, token: str | None = None) -> None:
        self._http = http
        self._head = {"Authorization": f"Bearer {token}"} if token else {}

    def of(self, token: str) -> Line:
        """The line of another."""
        return Line(self._http, token)

    async def get(self, path: str, **query: Any) -> Any:
        """The answer as it is. Raises Refused, and httpx.TransportError when nobody answers for long."""
        return await self._asked("GET", path, params=query)

    async def post(self, path: str, **body: Any) -> Any:
        """The same; sent again it does nothing twice."""
        return await self._asked("POST", path, json=body | {"key": uuid4().hex})

    async def put(self, path: str, **body: Any) -> Any:
        return await self._asked("PUT", path, json=body | {"key": uuid4().hex})

    async def search(self, path: str, **body: Any) -> Any:
        """A question whose words stand in a body."""
        return await self._asked("POST", path, json=body)

    async def _asked(self, method: Literal["GET", "POST", "PUT"], path: str, **given: Any) -> Any:
        for left in reversed(range(TRIES)):
            try:
                answer = await self._http.request(method, f"/api/v1{path}", headers=self._head, **given)
            except httpx.TransportError:
                if not left:
                    raise
            else:
                if answer.status_code not in _AGAIN or not left:
                    return _read(answer)
            await asyncio.sleep(min(_LONGEST_PAUSE, 0.1 * 2 ** (TRIES - 1 - left)))
        raise RuntimeError("nothing was tried")


def _read(answer: httpx.Response) -> Any:
    if answer.is_success:
        return answer.json() if answer.content else None
    try:
        said = answer.json()
    except ValueError:
        said = {}
    raise Refused(answer.status_code, said.get("code", ""), said.get("detail", answer.reason_phrase))


@asynccontextmanager
async def lines(address: str) -> AsyncIterator[Line]:
    """A line without a session to the house at this address. Sessions travel in a header; no cookie is kept."""
    limits = httpx.Limits(max_connections=_AT_ONCE, max_keepalive_connections=_AT_ONCE)
    async with httpx.AsyncClient(base_url=address, timeout=20, limits=limits, trust_env=False) as http:
        http.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        yield Line(http)
