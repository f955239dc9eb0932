"""The parent of a running house: database, migrations, api processes and worker; restarts what dies, stops in order."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from anmin.app import reach
from anmin.app.migrate import migrate
from anmin.kernel.db import Where
from anmin.kernel.logs import log
from anmin.kernel.postgres import roles
from anmin.kernel.postgres.faults import PostgresFault
from anmin.kernel.postgres.supervisor import Embedded
from anmin.kernel.settings import Settings, SettingsFault

BACKOFF = (0.1, 5.0)
"""Seconds before a child that died is started again: first, and at most."""
CALM = 30.0
"""Seconds of life after which a death counts as the first again."""


class ServedChild:
    """One child process that is to stand for ever: `anmin api`, `anmin worker` or `anmin engine`."""

    def __init__(self, words: Sequence[str], environment: dict[str, str], inherits: tuple[int, ...]) -> None:
        self.words = list(words)
        self.environment = environment
        self.inherits = inherits
        self.failures = 0
        self.start()

    def start(self) -> None:
        self.started = time.monotonic()
        command = [sys.executable, "-m", "anmin", *self.words, "--parent", str(os.getpid())]
        self.process = subprocess.Popen(command, env=self.environment, pass_fds=self.inherits)

    def mend(self) -> None:
        """Start again when it has died, after a pause that grows with each quick death."""
        now = time.monotonic()
        if self.process.poll() is None:
            if now - self.started > CALM:
                self.failures = 0
            return
        if now - self.started < min(BACKOFF[1], BACKOFF[0] * 2**self.failures):
            return
        self.failures += 1
        log.warning("child_restarted", child=self.words[0], code=self.process.returncode)
        self.start()

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def wait(self, seconds: float) -> None:
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def serve(settings: Settings, file: Path | None, prepare: Callable[[Where], Callable[[str], None]]) -> None:
    """Run the house until SIGTERM or SIGINT. `prepare(where)` may furnish it; what it gives is told the address.

    Raises SettingsFault when the port is taken and PostgresFault when the database cannot be started.
    """
    listening = _listen(settings)
    server = None if settings.database.url else reach.embedded(settings)
    stop = _stop_flag()
    try:
        announce = prepare(_database(settings, server))
        environment = {**os.environ, **({"ANMIN_SETTINGS": str(file)} if file else {})}
        environment["ANMIN_DATA_DIR"] = str(reach.data_dir(settings))
        children = [
            *(
                ServedChild(("api", "--fd", str(listening.fileno())), environment, (listening.fileno(),))
                for _ in range(settings.http.processes)
            ),
            ServedChild(("worker",), environment, ()),
            *([ServedChild(("engine",), environment, ())] if settings.calls.by_engine else []),
        ]
        announce(_address(settings, listening))
        while not stop():
            if server and server.poll() is not None:
                _start_again(server, stop)
            for child in children:
                child.mend()
            time.sleep(0.1)
        for child in children:
            child.stop()
        for child in children:
            child.wait(10)
    finally:
        if server:
            server.stop()
        listening.close()


def _database(settings: Settings, server: Embedded | None) -> Where:
    if server:
        server.start()
    asyncio.run(roles.prepare(reach.admin_dsn(settings, server)))
    where = reach.running_now(settings)
    if where is None:
        raise RuntimeError("the embedded server runs and has no socket")
    asyncio.run(migrate(where))
    return where


def _start_again(server: Embedded, stop: Callable[[], bool]) -> None:
    """Until it runs: a full disk or another blow may refuse many a try, and the children can do nothing meanwhile."""
    log.error("database_died", code=server.poll())
    while not stop():
        try:
            server.start()
        except (PostgresFault, OSError) as error:
            log.error("database_does_not_start", fault=type(error).__name__)
            time.sleep(1)
        else:
            return


def _listen(settings: Settings) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in settings.http.host else socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.http.host, settings.http.port))
    except OSError as error:
        raise SettingsFault(
            f"http.port {settings.http.port} on {settings.http.host} cannot be used ({error.strerror}): "
            "stop what uses it or set another port."
        ) from None
    listening.listen(2048)
    listening.set_inheritable(True)
    return listening


def _address(settings: Settings, listening: socket.socket) -> str:
    if settings.http.public_url:
        return settings.http.public_url
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _stop_flag() -> Callable[[], bool]:
    caught: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: caught.append(received))
    return lambda: bool(caught)
