"""The engine's own process for a test: `python -m tests.media.engine.process FOLDER ENGINE [SETTING=…]`, until SIGTERM."""

from __future__ import annotations

import sys

import uvloop

from anmin.app.engine.run import run
from anmin.app.process import stop_signal
from anmin.kernel.db import Where
from anmin.kernel.settings import load


async def _main(folder: str, engine: str, *more: str) -> None:
    settings = load(
        environment={
            "ANMIN_DATA_DIR": folder,
            "ANMIN_CALLS_ENGINE": engine,
            "ANMIN_CALLS_LOOPBACK": "true",
            "ANMIN_EVIDENCE_RESERVE": "0",
            **dict(each.split("=", 1) for each in more),
        }
    )
    await run(settings, Where(), stop_signal())


if __name__ == "__main__":
    uvloop.run(_main(*sys.argv[1:]))
