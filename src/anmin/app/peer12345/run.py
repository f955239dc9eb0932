"""The peer's process: its server and its outbox, until it is told to stop or killed."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import msgspec
import uvicorn

from anmin.app.peer12345.script import Script
from anmin.app.peer12345.sending import Key, Sender
from anmin.app.peer12345.server import Peer, application
from anmin.app.peer12345.state import State
from anmin.app.process import stop_signal


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """`house`: its address. `secrets`: a file with one line `name=secret`. `file`: where the state is kept."""

    port: int
    house: str
    secrets: Path
    file: Path
    script: str = "done"


async def run(told: Told) -> None:
    """Serve on loopback. Raises ValueError when the file names no secret."""
    name, _, secret = told.secrets.read_text().strip().partition("=")
    if not name or not secret:
        raise ValueError(f"{told.secrets} must hold one line name=secret")
    for noisy in ("httpx", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    state = State(told.file)
    sender = Sender(state, told.house, Key(name, secret))
    peer = Peer(state, sender, {name: secret})
    peer.script = Script.parse(told.script)
    config = uvicorn.Config(application(peer), host="127.0.0.1", port=told.port, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    stop, sending, serving = stop_signal(), asyncio.create_task(sender.run()), asyncio.create_task(server.serve())
    await asyncio.wait((asyncio.create_task(stop.wait()), serving, sending), return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    sending.cancel()
    await serving
