"""Keeps a Janus there for the engine: starts the program when it is ours, and connects again when it was lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anmin.kernel.logs import log
from anmin.kernel.settings import Calls
from anmin.media.engine.connections import Limits
from anmin.media.engine.engine import EngineAway
from anmin.media.engine.janus.engine import JanusEngine
from anmin.media.engine.janus.program import Janus, Place

PAUSE = 0.5
LONGEST = 10.0


@asynccontextmanager
async def watched(folder: Path, calls: Calls, limits: Limits) -> AsyncIterator[JanusEngine]:
    """The engine, with a Janus behind it as soon and as long as there is one."""
    engine = JanusEngine(folder, limits)
    keeping = asyncio.create_task(_keep(engine, folder, calls))
    try:
        yield engine
    finally:
        await engine.stop()
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


async def _keep(engine: JanusEngine, folder: Path, calls: Calls) -> None:
    pause = PAUSE
    while True:
        program = None if calls.janus_url else Janus(folder, calls)
        try:
            if program:
                await program.start()
            await engine.connect(program.place if program else Place(calls.janus_url, calls.janus_secret))
            log.info("janus_connected")
            pause = PAUSE
            await engine.lost.wait()
            log.warning("janus_lost")
        except (EngineAway, OSError, TimeoutError) as error:
            log.error("janus_away", fault=type(error).__name__)
            pause = min(LONGEST, pause * 2)
        finally:
            if program:
                await program.stop()
        await asyncio.sleep(pause)
