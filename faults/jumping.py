"""A further machine of the house, whose clock is wrong: api, lanes and seals in one process.

`python -m faults.jumping --port N --offset FILE --parent PID`; the file's one number, in seconds, is how wrong the clock is just now.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from datetime import datetime, timedelta
from pathlib import Path

import uvicorn
import uvloop

from anmin.app import reach
from anmin.app.api import application
from anmin.app.compose import open_house, signer
from anmin.app.process import end_with, stop_signal
from anmin.app.rooms import packages_of
from anmin.app.worker import reactions, seal
from anmin.kernel.clock import SystemClock
from anmin.kernel.lanes import run_lanes
from anmin.kernel.logs import start
from anmin.kernel.settings import load
from anmin.kernel.timers import LANES


class JumpingClock:
    """The machine's clock, wrong by what stands in a file at that moment."""

    def __init__(self, file: Path) -> None:
        self._true = SystemClock()
        self._file = os.open(file, os.O_RDONLY)

    def now(self) -> datetime:
        return self._true.now() + timedelta(seconds=float(os.pread(self._file, 32, 0)))


async def work(port: int, clock: JumpingClock) -> None:
    """Serve and work until told to stop."""
    settings = load()
    start(settings.log)
    where = reach.running_now(settings)
    if where is None:
        raise SystemExit("the database does not run")
    stop, packages = stop_signal(), packages_of(settings)
    async with (
        open_house(settings, where, clock=clock, packages=packages) as house,
        application(house, packages) as app,
    ):
        config = uvicorn.Config(
            app, port=port, http="httptools", lifespan="off", log_config=None, timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(server._serve())  # noqa: SLF001 - `serve` would take our signal handlers
            tasks.create_task(run_lanes(house, reactions(packages), LANES, stop))
            tasks.create_task(seal(house, signer(settings), stop))
            await stop.wait()
            server.should_exit = True


def main() -> None:
    """The entry of the process."""
    words = argparse.ArgumentParser()
    words.add_argument("--port", type=int, required=True)
    words.add_argument("--offset", type=Path, required=True)
    words.add_argument("--parent", type=int, required=True)
    given = words.parse_args()
    end_with(given.parent)
    uvloop.run(work(given.port, JumpingClock(given.offset)))


if __name__ == "__main__":
    main()
