"""The reference peer as a process of its own: started, killed, started again over the same file, asked and told over HTTP."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx

NAME, SECRET = "wire", "a secret of both sides"
SECRETS = f"{NAME}={SECRET}"


class PeerProcess:
    def __init__(self, folder: Path, house: str) -> None:
        self.folder, self.house = folder, house
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.http = httpx.AsyncClient(base_url=self.address, timeout=10, trust_env=False)
        self._process: subprocess.Popen[bytes] | None = None
        (folder / "secret").write_text(f"{NAME}={SECRET}\n")

    async def start(self, script: str = "done") -> None:
        told = ["--port", str(self.port), "--house", self.house, "--secret-file", str(self.folder / "secret")]
        told += ["--state", str(self.folder / "peer.sqlite"), "--script", script]
        command = [sys.executable, "-m", "anmin", "peer12345", *told]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: ASYNC220 - it does not wait
        for _ in range(200):
            try:
                await self.state()
            except httpx.TransportError:
                await asyncio.sleep(0.05)
            else:
                return
        raise AssertionError("the peer did not come up")

    def kill(self) -> None:
        """As a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    async def state(self) -> dict[str, Any]:
        answer = await self.http.get("/control/state")
        return dict(answer.json())

    async def counts(self) -> dict[str, int]:
        return dict((await self.state())["counts"])

    async def play(self, words: str) -> None:
        (await self.http.post("/control/script", params={"words": words})).raise_for_status()

    async def offers(self, content: str = "邻居家传出打斗声", **more: Any) -> list[str]:
        answer = await self.http.post("/control/offer", json={"content": content, **more})
        answer.raise_for_status()
        return list(answer.json())

    async def says(self, transfer: str, said: dict[str, Any], habits: str = "") -> None:
        body = {"transfer": transfer, "said": said, "habits": habits}
        (await self.http.post("/control/say", json=body)).raise_for_status()

    async def close(self) -> None:
        self.kill()
        await self.http.aclose()
