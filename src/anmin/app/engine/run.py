"""Makes the engine that the settings name, serves it, and lets somebody hear what happens, in order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import msgspec

from anmin.app import reach
from anmin.app.engine.door import served
from anmin.kernel.db import Where
from anmin.kernel.logs import log
from anmin.kernel.settings import Settings
from anmin.media.engine import wire
from anmin.media.engine.connections import Limits
from anmin.media.engine.embedded import EmbeddedEngine
from anmin.media.engine.engine import AnyTold
from anmin.media.engine.janus.engine import JanusEngine
from anmin.media.engine.janus.watching import watched

Hear = Callable[[AnyTold], Awaitable[None]]
LAST_WORDS = 5.0
"""Seconds in which the ends of all recordings may still be heard."""


async def logged(told: AnyTold) -> None:
    """Codes alone: neither ids of people nor addresses."""
    kinds = {name: sorted(value) for name, value in msgspec.structs.asdict(told).items() if name == "kinds"}
    log.info("media_told", what=type(told).__name__, **kinds)


async def run(settings: Settings, where: Where, stop: asyncio.Event, hear: Hear = logged) -> None:
    """Serve the engine until `stop`. `hear` is awaited for one event after the other; a slow one only comes later."""
    del where
    async with made(settings) as engine:
        told = engine.events()
        hearing = asyncio.create_task(_hear(told, hear))
        async with served(engine, lambda: engine.well, wire.socket_in(reach.data_dir(settings))):
            log.info("engine_ready", engine=settings.calls.engine)
            await stop.wait()
    with suppress(TimeoutError):
        await asyncio.wait_for(hearing, LAST_WORDS)


@asynccontextmanager
async def made(settings: Settings) -> AsyncIterator[EmbeddedEngine | JanusEngine]:
    """The engine of these settings; its recordings are complete when the context ends."""
    if settings.calls.engine == "janus":
        async with watched(reach.data_dir(settings), settings.calls, limits(settings)) as janus:
            yield janus
        return
    engine = EmbeddedEngine(reach.data_dir(settings), limits(settings))
    try:
        yield engine
    finally:
        await engine.stop()


def limits(settings: Settings) -> Limits:
    calls = settings.calls
    return Limits(
        most_calls=calls.most,
        reserve=settings.evidence.reserve,
        loopback=calls.loopback or settings.demo.on,
        public_address=calls.public_address,
    )


async def _hear(told: AsyncIterator[AnyTold], hear: Hear) -> None:
    async for each in told:
        try:
            await hear(each)
        except Exception as error:  # noqa: BLE001 - one that is not heard must not silence those after it
            log.error("media_not_heard", what=type(each).__name__, fault=type(error).__name__)
