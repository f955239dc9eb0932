"""A live reader that resumes: it hears the stream, reconnects by Last-Event-ID whenever it breaks, and notes every line."""

from __future__ import annotations

import asyncio

import httpx


class Reader:
    """One listener's whole experience: the ids of the lines in the order they came."""

    def __init__(self, address: str, token: str, topic: str) -> None:
        self.address = address
        self.token = token
        self.topic = topic
        self.heard: list[int] = []
        self.reconnects = 0
        self._last: str | None = None
        self._stop = False

    async def run(self) -> None:
        """Listen until `stop`."""
        while not self._stop:
            try:
                await self._listen()
            except httpx.HTTPError:
                await asyncio.sleep(0.05)
            self.reconnects += 1

    def stop(self) -> None:
        self._stop = True

    async def _listen(self) -> None:
        headers = {"authorization": f"Bearer {self.token}"} | ({"last-event-id": self._last} if self._last else {})
        address = f"{self.address}/api/v1/live"
        async with httpx.AsyncClient(timeout=httpx.Timeout(5, read=2)) as client:
            async with client.stream("GET", address, params={"topics": self.topic}, headers=headers) as stream:
                if stream.status_code != 200:
                    await asyncio.sleep(0.1)
                    return
                async for line in stream.aiter_lines():
                    if line.startswith("id: "):
                        self._last = line[4:]
                        self.heard.append(int(self._last.partition(".")[2]))
                    if self._stop:
                        return
