"""The kinds of process that `serve` starts: api, worker and engine."""

from __future__ import annotations

import socket

import uvloop

from anmin.app import reach
from anmin.app.cli.given import settings
from anmin.app.process import end_with, stop_signal
from anmin.kernel.db import Where
from anmin.kernel.settings import Settings


def api(*, fd: int, parent: int) -> None:
    """One api process on an inherited socket; `serve` starts it."""
    end_with(parent)
    found = settings()
    where = _served(found)

    from anmin.app.api import serve

    async def run() -> None:
        with socket.socket(fileno=fd) as listening:
            await serve(found, where, listening, stop_signal())

    uvloop.run(run())


def worker(*, parent: int | None = None) -> None:
    """The worker: timers, reactions and seals, until it is told to stop."""
    if parent is not None:
        end_with(parent)
    found = settings()
    where = _served(found)

    from anmin.app.worker import work

    async def run() -> None:
        await work(found, where, stop_signal())

    uvloop.run(run())


def engine(*, parent: int | None = None) -> None:
    """The media engine: carries and records calls until it is told to stop."""
    if parent is not None:
        end_with(parent)
    found = settings()
    where = _served(found)

    from anmin.app.engine.hearing import heard
    from anmin.app.engine.run import run as carry

    async def run() -> None:
        async with heard(found, where) as hear:
            await carry(found, where, stop_signal(), hear)

    uvloop.run(run())


def _served(found: Settings) -> Where:
    """The database that `serve` runs; a child never starts one."""
    where = reach.running_now(found)
    if where is None:
        raise SystemExit("anmin: no database is running for these settings; start `anmin serve` first.")
    return where
