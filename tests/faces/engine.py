"""The media engine beside the faces, in a process of its own."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import msgspec

from anmin.kernel.db import Where
from anmin.kernel.settings import Settings
from anmin.media.engine.client import EngineClient
from tests.faces.browsing import ROOT, until


class Engine:
    """As it runs beside a house: the one that the settings say."""

    def __init__(self, settings: Settings, where: Where) -> None:
        self._folder = settings.data.dir
        self._name = settings.calls.engine
        self._where = msgspec.json.encode(dict(where), enc_hook=str)
        self._process: asyncio.subprocess.Process | None = None

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        command = (sys.executable, "-m", "tests.media.calls.process", self._folder, self._name, self._where)
        self._process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stderr=asyncio.subprocess.DEVNULL)
        async with EngineClient(Path(self._folder)) as client:
            await until(client.healthy)

    async def end(self, by: signal.Signals = signal.SIGTERM) -> None:
        assert self._process is not None
        self._process.send_signal(by)
        await self._process.wait()
