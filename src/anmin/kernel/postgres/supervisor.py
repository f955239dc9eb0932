"""Runs PostgreSQL as a child of Anmin: makes it, starts it, notices when it dies, stops it.

Whatever happens to the parent, the kernel ends the server in a fast, clean shutdown; whatever happens to the server,
the next start recovers. It never stops a server that it did not start. One data folder has one server: the lock file
is held from `start` to `stop`.
"""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from anmin.kernel.postgres import account, cluster, faults, postmaster, settings, sockets
from anmin.kernel.postgres.binaries import Binaries
from anmin.kernel.postgres.child import ENVIRONMENT, Child
from anmin.kernel.postgres.layout import Layout, private

LOCK_PATIENCE = 2.0


class Manner(msgspec.Struct, frozen=True):
    """How to run. `durable=False` gives up safety for speed: for clusters that are thrown away.

    `account`: a user number for a new cluster made by root. `patience`: seconds to wait for a start or a stop.
    """

    durable: bool = True
    account: int | None = None
    patience: float = 120.0


class Embedded:
    """One server on one data folder. All methods block; use a thread from asynchronous code."""

    def __init__(self, data_dir: Path, binaries: Binaries, manner: Manner = Manner()) -> None:  # noqa: B008 — frozen
        self._layout = Layout(data_dir.resolve())
        self._binaries = binaries
        self._manner = manner
        self._child: Child | None = None
        self._lock: int | None = None
        self._socket: Path | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def binaries(self) -> Binaries:
        """The programs in use: a copy in the data folder when the server's account could not read the original."""
        return self._binaries

    @property
    def pid(self) -> int:
        return self._running().pid

    def dsn(self, role: str = "anmin_app", database: str = "anmin") -> str:
        """The address for one role. Raises `postgres.not_started`."""
        if self._socket is None:
            raise faults.NOT_STARTED()
        return sockets.address(self._socket, role, database)

    def init(self) -> None:
        """Make the cluster if there is none, and check it if there is; `start` does this too."""
        held = self._lock is not None
        self._acquire()
        try:
            self._prepare()
        finally:
            if not held:
                self._release()

    def start(self) -> None:
        """Start and wait until ready; again after a death. Does nothing while it runs.

        Raises `postgres.already_running`, `postgres.occupied`, `postgres.still_stopping`, `postgres.start_failed`
        and what `init` raises.
        """
        if self.poll() is None and self._child is not None:
            return
        self._acquire()
        try:
            self._launch()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Fast shutdown: sessions end, everything is written. Does nothing when it is not running."""
        self._halt()
        if self._lock is not None:
            sockets.clear(self._layout)
            self._release()
        self._socket = None

    def poll(self) -> int | None:
        """The exit code of a server that died (negative: a signal); None while it runs or was not started."""
        return self._child.poll() if self._child else None

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait until it dies; seconds. The same answer as `poll`."""
        return self._running().wait(timeout)

    def watch(self, tell: Callable[[int], None]) -> None:
        """`tell(exit code)` once when this run ends, also by `stop`; from another thread. Register after each start."""
        self._running().watch(tell)

    def raise_epoch(self, above: int) -> None:
        """Restart with a transaction counter past `above` (a 64-bit transaction number), as a restore may need.

        Stored transaction numbers of the journal come from the server that was backed up; new ones must be larger.
        """
        self._running()
        self._halt()
        who = account.choose(self._manner.account, self._layout.owner())
        command = [self._binaries.tool("pg_resetwal"), f"--epoch={(above >> 32) + 1}", str(self._layout.cluster)]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd="/", env=ENVIRONMENT, **who.switch()
        )
        if done.returncode:
            raise faults.TOOL_FAILED(tool="pg_resetwal", reason=cluster.last_line(done.stderr))
        self.start()

    def _running(self) -> Child:
        if self._child is None:
            raise faults.NOT_STARTED()
        return self._child

    def _prepare(self) -> account.Account:
        layout, manner = self._layout, self._manner
        who = account.choose(manner.account, layout.owner())
        layout.open_for(who)
        self._binaries = cluster.readable(layout, who, self._binaries)
        if cluster.exists(layout, self._binaries):
            cluster.adopt(layout, who)
        else:
            cluster.create(layout, who, self._binaries, durable=manner.durable)
        return who

    def _launch(self) -> None:
        layout = self._layout
        who = self._prepare()
        postmaster.wait_until_left(layout.cluster, self._manner.patience)
        private(layout.log, who)
        self._socket = sockets.place(layout, who)
        self._write_settings(who, self._socket)
        files = {"config_file": layout.settings, "hba_file": layout.admission, "ident_file": layout.names}
        options = [part for name, path in files.items() for part in ("-c", f"{name}={path}")]
        command = [self._binaries.tool("postgres"), "-D", str(layout.cluster), *options]
        layout.put(layout.start_log, "")
        self._child = Child(who, command, layout.start_log)
        self._wait_until_ready(self._child)

    def _write_settings(self, who: account.Account, socket: Path) -> None:
        layout = self._layout
        wish = settings.Wish(socket, layout.log, self._manner.durable)
        names = {name for name in (who.name, account.starter().name, account.by_number(0).name) if name}
        layout.put(layout.settings, settings.postgresql_conf(wish))
        layout.put(layout.admission, settings.pg_hba_conf())
        layout.put(layout.names, settings.pg_ident_conf(names))

    def _wait_until_ready(self, child: Child) -> None:
        deadline = time.monotonic() + self._manner.patience
        while child.poll() is None and time.monotonic() < deadline:
            found = postmaster.read(self._layout.cluster)
            if found is not None and found.pid == child.pid and found.status == postmaster.READY:
                return
            time.sleep(0.01)
        log = self._layout.start_log
        raise faults.START_FAILED(log=log, reason=cluster.last_line(log.read_text(errors="replace")))

    def _halt(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.send(signal.SIGINT)
        if child.wait(self._manner.patience) is None:
            # Immediate shutdown is as safe as a crash: the next start recovers from the log.
            child.send(signal.SIGQUIT)
            child.wait(30)

    def _acquire(self) -> None:
        if self._lock is not None:
            return
        layout = self._layout
        layout.owner()
        try:
            layout.root.mkdir(parents=True, exist_ok=True)
            lock = os.open(layout.lock, os.O_CREAT | os.O_RDONLY | os.O_CLOEXEC, 0o644)
        except PermissionError as error:
            raise faults.UNREACHABLE_DATA(account=account.starter().label, path=layout.root) from error
        if not _locked(lock):
            os.close(lock)
            raise faults.ALREADY_RUNNING(path=layout.root)
        self._lock = lock

    def _release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
        self._lock = None


def _locked(lock: int) -> bool:
    """A killed owner lets go of the lock only when the kernel has taken it apart, hence a few attempts."""
    deadline = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        else:
            return True


def running(data_dir: Path) -> Path | None:
    """The folder of the socket of a server that is ready on this data folder, whoever started it; else None."""
    home = Layout(data_dir.resolve()).cluster
    found = postmaster.read(home)
    if found is None or found.status != postmaster.READY or found.pid not in postmaster.inhabitants(home):
        return None
    return found.socket
