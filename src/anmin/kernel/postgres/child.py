"""PostgreSQL as a child process, with one thread that starts it, waits for it and lives exactly as long."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

from anmin.kernel.postgres.account import Account

BECOME = Path(__file__).with_name("become.py")
# Nothing of our surroundings (PG* variables, languages, secrets) reaches the server.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}


class Child:
    """Started when made. Ends when told to, or when this process ends in whatever way."""

    def __init__(self, account: Account, command: Sequence[str], output: Path) -> None:
        who = (os.getpid(), account.uid, account.gid)
        self._command = [sys.executable, "-I", "-S", str(BECOME), *map(str, who), *command]
        self._output = output
        self._born: Future[subprocess.Popen[bytes]] = Future()
        self._watchers: list[Callable[[int], None]] = []
        self._lock = threading.Lock()
        self._ended = threading.Event()
        # The kernel sends the parent-death signal when the starting thread ends, so that thread must outlive a call.
        threading.Thread(target=self._parent, name="postgres-parent", daemon=True).start()
        self.pid = self._born.result().pid

    def _parent(self) -> None:
        try:
            # A session of its own: Ctrl-C in the terminal is for Anmin, which stops the server when it is done.
            with self._output.open("ab") as output:
                process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    env=ENVIRONMENT,
                    cwd="/",
                    start_new_session=True,
                )
        except OSError as error:
            self._born.set_exception(error)
            return
        self._born.set_result(process)
        code = process.wait()
        with self._lock:
            self._ended.set()
        for tell in self._watchers:
            tell(code)

    def poll(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        return self._born.result().returncode if self._ended.is_set() else None

    def wait(self, timeout: float | None = None) -> int | None:
        self._ended.wait(timeout)
        return self.poll()

    def watch(self, tell: Callable[[int], None]) -> None:
        """`tell(exit code)` is called once, from another thread, when it ended; at once if it has."""
        with self._lock:
            if not self._ended.is_set():
                self._watchers.append(tell)
                return
        tell(self._born.result().returncode)

    def send(self, sign: signal.Signals) -> None:
        if not self._ended.is_set():
            self._born.result().send_signal(sign)
