"""Who lives in a cluster's folder: reads `postmaster.pid` and `/proc`, and waits for an earlier server to leave.

It never signals a server that still has its postmaster; only children whose postmaster was killed are sent away.
"""

import os
import signal
import time
from pathlib import Path

import msgspec

from anmin.kernel.postgres import faults

READY, STOPPING = "ready", "stopping"
# A killed owner's server is told to stop by the kernel at once; one that is not stopping by then is somebody else's.
GRACE = 5.0


class Postmaster(msgspec.Struct, frozen=True):
    """What the server wrote about itself: its process, the folder of its socket and how far it is."""

    pid: int
    socket: Path
    status: str


def read(cluster: Path) -> Postmaster | None:
    """None when there is no complete `postmaster.pid`. Lines: pid, data, start, port, socket, address, shm, status."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        return Postmaster(int(lines[0]), Path(lines[4]), lines[7].strip())
    except (FileNotFoundError, IndexError, ValueError):
        return None


def inhabitants(cluster: Path) -> set[int]:
    """Processes named postgres whose working folder is the cluster: the postmaster and all its children."""
    try:
        home = cluster.stat()
    except FileNotFoundError:
        return set()
    return {int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and _lives(entry, home)}


def _lives(process: Path, home: os.stat_result) -> bool:
    try:
        if (process / "comm").read_bytes() != b"postgres\n":
            return False
        return os.path.samestat((process / "cwd").stat(), home)
    except OSError:
        return False


def wait_until_left(cluster: Path, patience: float) -> None:
    """Wait for a server whose owner was killed. Raises `postgres.occupied` or `postgres.still_stopping`."""
    began = time.monotonic()
    while living := inhabitants(cluster):
        waited = time.monotonic() - began
        if waited > patience:
            raise faults.STILL_STOPPING(path=cluster.parent)
        if waited > GRACE:
            _judge(cluster, living, signal.SIGKILL if waited > 2 * GRACE else signal.SIGQUIT)
        time.sleep(0.05)
    _drop_stale(cluster)


def _judge(cluster: Path, living: set[int], sign: signal.Signals) -> None:
    found = read(cluster)
    if found is None or found.pid not in living:
        for orphan in living:
            _send(orphan, sign)
    elif found.status != STOPPING:
        raise faults.OCCUPIED(path=cluster.parent, pid=found.pid)


def _drop_stale(cluster: Path) -> None:
    """Remove a `postmaster.pid` whose number now belongs to a stranger, which would make PostgreSQL refuse to start.

    Numbers come round quickly in containers. A dead number is left alone: PostgreSQL's own second lock needs the file.
    """
    found = read(cluster)
    if found is not None and Path("/proc", str(found.pid)).exists():
        (cluster / "postmaster.pid").unlink(missing_ok=True)


def _send(pid: int, sign: signal.Signals) -> None:
    try:
        os.kill(pid, sign)
    except ProcessLookupError:
        return
