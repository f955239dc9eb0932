"""A server to throw away: for proving a backup, for tests and for measuring. Fast because it is not safe."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from anmin.kernel.postgres.binaries import Binaries
from anmin.kernel.postgres.supervisor import Embedded, Manner


@contextmanager
def scratch(binaries: Binaries, under: Path | None = None) -> Generator[Embedded, None, None]:
    """A started server in a new folder (below `under`, else the system's temporary folder), removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="anmin-scratch-", dir=under))
    try:
        with Embedded(folder, binaries, Manner(durable=False)) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)
