"""A server to throw away: for proving a backup, for tests and for measuring. Fast because it is not safe.

What a killed process left behind is removed by the next one an hour later: a trial of a backup holds personal data.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from anmin.kernel.postgres import postmaster
from anmin.kernel.postgres.binaries import Binaries
from anmin.kernel.postgres.layout import Layout
from anmin.kernel.postgres.supervisor import Embedded, Manner

PREFIX = "anmin-scratch-"
# Long past the moment between making the folder and locking it.
LEFT_BEHIND = 3600.0


@contextmanager
def scratch(binaries: Binaries, under: Path | None = None) -> Generator[Embedded, None, None]:
    """A started server in a new folder (below `under`, else the system's temporary folder), removed afterwards."""
    base = under or Path(tempfile.gettempdir())
    sweep(base, older_than=LEFT_BEHIND)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))
    try:
        with Embedded(folder, binaries, Manner(durable=False)) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(base: Path, older_than: float) -> None:
    """Remove our own scratch folders of that age (seconds) that no process holds any more."""
    for folder in base.glob(PREFIX + "*"):
        if _abandoned(Layout(folder), older_than):
            shutil.rmtree(folder, ignore_errors=True)


def _abandoned(layout: Layout, older_than: float) -> bool:
    try:
        found = layout.root.lstat()
        if found.st_uid != os.geteuid() or time.time() - found.st_mtime <= older_than:
            return False
        with layout.lock.open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return not postmaster.inhabitants(layout.cluster)
    except OSError:
        # Locked, without a lock, or removed by somebody else meanwhile.
        return False
