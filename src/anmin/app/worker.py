"""The worker process: the three lanes of timers and reactions, and the step that seals the journal."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import asyncpg

from anmin.app.api import follow
from anmin.app.compose import open_house, signer
from anmin.app.rooms import ROOMS, packages_of, rooms
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.lanes import Reaction, run_lanes
from anmin.kernel.live import Hub
from anmin.kernel.logs import log
from anmin.kernel.metrics import SEALED
from anmin.kernel.seal.sealing import seal_once
from anmin.kernel.seal.signing import Signer
from anmin.kernel.settings import Settings
from anmin.kernel.timers import LANES
from anmin.kernel.troubles import AWAY
from anmin.kernel.words import Problem

SEAL_EVERY = 2.0
"""Seconds between two looks for lines to seal; the span in which an altered line could go unnoticed."""


def reactions(packages: tuple[str, ...] = ROOMS) -> Sequence[Reaction]:
    """Every reaction, timer and nightly task of the rooms."""
    return [each for room in rooms(packages) for each in room.all_of("reactions", Reaction)]


async def work(settings: Settings, where: Where, stop: asyncio.Event) -> None:
    """Run the lanes and the seals until `stop`."""
    packages = packages_of(settings)
    async with (
        open_house(settings, where, packages=packages) as house,
        Hub(house.db.connect, house.topics_above) as hub,
    ):
        await follow(house, hub)
        sealing = asyncio.create_task(seal(house, signer(settings), stop))
        await run_lanes(house, reactions(packages), LANES, stop)
        await sealing


async def seal(house: House, key: Signer, stop: asyncio.Event) -> None:
    """Seal what is complete, again and again; several workers take turns by a lock in the database."""
    while not stop.is_set():
        try:
            conn = await house.db.connect()
        except (*AWAY, asyncpg.PostgresError):
            await _pause(stop)
            continue
        try:
            while not stop.is_set():
                done = await seal_once(conn, key, house.clock.now())
                if done is None:
                    await _pause(stop)
                else:
                    SEALED.inc(done.block.lines)
        except (*AWAY, asyncpg.PostgresError) as error:  # a full disk is waited for as an absent server is
            log.warning("sealing_waits_for_database", fault=type(error).__name__)
            await _pause(stop)
        except Problem as refused:
            log.error("sealing_refused", code=refused.fault.code)
            await _pause(stop)
        finally:
            conn.terminate()


async def _pause(stop: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stop.wait(), SEAL_EVERY)
    except TimeoutError:
        return
