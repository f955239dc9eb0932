"""What the engine's process does with what happens in it: the house writes it down. The engine never waits for the house.

The house has a thread and an event loop of its own here: what it does on the way must not hold up a picture.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import asyncpg

from anmin.app.compose import open_house
from anmin.kernel.db import Where
from anmin.kernel.logs import log
from anmin.kernel.settings import Settings
from anmin.kernel.troubles import AWAY
from anmin.media.engine.engine import AnyTold
from anmin.media.recording.recorder import Recorder

PACKAGES = ("anmin.kernel.care", "anmin.kernel.registers", "anmin.identity", "anmin.media")
"""The rooms whose actions are called here, and those that they are built on."""
AGAIN = 1.0
TRIES = 3
"""For one piece of news that cannot be written down, before it is given up for those after it."""


@asynccontextmanager
async def heard(settings: Settings, where: Where) -> AsyncIterator[Callable[[AnyTold], Awaitable[None]]]:
    """Takes what is told at once, and writes it down in order; a database that is away is waited for."""
    loop, told = asyncio.new_event_loop(), asyncio.Queue[AnyTold]()
    writing = loop.create_task(_write(settings, where, told, datetime.now(UTC)))

    def run() -> None:
        asyncio.set_event_loop(loop)
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(writing)
        loop.close()

    async def hear(each: AnyTold) -> None:
        loop.call_soon_threadsafe(told.put_nowait, each)

    thread = threading.Thread(target=run, name="house", daemon=True)
    thread.start()
    try:
        yield hear
    finally:
        loop.call_soon_threadsafe(writing.cancel)
        await asyncio.to_thread(thread.join, 5)


async def _write(settings: Settings, where: Where, told: asyncio.Queue[AnyTold], began: datetime) -> None:
    each: AnyTold | None = None
    left = 0
    while True:
        try:
            async with (
                open_house(settings, where, packages=PACKAGES) as house,
                Recorder(house, began).running() as hear,
            ):
                while True:
                    if each is None:
                        each, left = await told.get(), TRIES
                    left -= 1
                    await hear(each)
                    each = None
        except (*AWAY, asyncpg.PostgresError) as error:
            log.warning("engine_news_wait", fault=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - whatever it is, the engine goes on and what it tells is kept
            log.exception("engine_news_failed", fault=type(error).__name__)
        if each is not None and not left:
            log.error("engine_news_lost", what=type(each).__name__)
            each = None
        await asyncio.sleep(AGAIN)
