"""`anmin serve` keeps the media engine: beside the api processes, started again when it dies, asked by the doctor."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from anmin.media.engine.client import EngineClient
from tests.app.test_command_line import anmin, folder, start, stop

__all__ = ["folder"]


def child(parent: int, name: str) -> int:
    """The child process of this name, 0 when there is none."""
    for each in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        if name in Path(f"/proc/{each}/cmdline").read_text().split("\0"):
            return int(each)
    return 0


async def healthy(data: Path) -> bool:
    async with EngineClient(data, 2) as client:
        return await client.healthy()


def until(true: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < 60
        time.sleep(0.1)


def test_the_engine_stands_beside_the_api_and_comes_back(folder: Path) -> None:
    process, _ = start(folder)
    try:
        until(lambda: asyncio.run(healthy(folder / "data")))
        engine = child(process.pid, "engine")
        os.kill(child(process.pid, "api"), signal.SIGKILL)
        assert child(process.pid, "engine") == engine
        assert asyncio.run(healthy(folder / "data"))
        assert "embedded answers" in anmin(folder, "doctor").stdout
        os.kill(engine, signal.SIGKILL)
        until(lambda: child(process.pid, "engine") not in (0, engine))
        until(lambda: asyncio.run(healthy(folder / "data")))
    finally:
        stop(process)
    assert not (folder / "data" / "engine.sock").exists()
