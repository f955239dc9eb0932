"""The engine's own process with the house's ears, for a test: `… process FOLDER ENGINE WHERE [RESERVE]`, until SIGTERM."""

from __future__ import annotations

import sys

import msgspec
import uvloop

from anmin.app.engine.hearing import heard
from anmin.app.engine.run import run
from anmin.app.process import stop_signal
from anmin.kernel.db import Where
from anmin.kernel.settings import load


async def _main(folder: str, engine: str, where: str, reserve: str = "0") -> None:
    given = {"ANMIN_DATA_DIR": folder, "ANMIN_CALLS_ENGINE": engine, "ANMIN_DEMO_ON": "true"}
    settings = load(environment={**given, "ANMIN_EVIDENCE_RESERVE": reserve})
    database = Where(msgspec.json.decode(where))
    async with heard(settings, database) as hear:
        await run(settings, database, stop_signal(), hear)


if __name__ == "__main__":
    uvloop.run(_main(*sys.argv[1:]))
