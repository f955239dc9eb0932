"""Where clear copies lie while somebody works on them: in a folder of this process, which goes at the latest after it.

The owner holds a lock on its folder as long as it lives, however it ends. Whoever starts empties what nobody holds.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import final

from anmin.kernel.logs import log
from anmin.media.engine.engine import RECORDING

FOLDER = "work"
BEFORE = (".clip-*", f"{RECORDING}/*/.sealing-*")
"""Where they lay before there was such a folder."""


@final
class Bench:
    """`house.service(Bench)`."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._own: Path | None = None

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """An empty folder, which is gone when the context ends."""
        with tempfile.TemporaryDirectory(dir=self._place()) as made:
            yield Path(made)

    def sweep(self) -> None:
        """Remove what processes that are no more left behind. Blocking."""
        for each in (path for pattern in BEFORE for path in self._data.glob(pattern)):
            shutil.rmtree(each, ignore_errors=True)
        if not (self._data / FOLDER).is_dir():
            return
        try:
            with _held(self._data / FOLDER, fcntl.LOCK_EX):
                for each in (self._data / FOLDER).iterdir():
                    with suppress(OSError), _held(each, fcntl.LOCK_EX | fcntl.LOCK_NB):
                        shutil.rmtree(each, ignore_errors=True)
        except OSError as error:  # a disk that knows no locks: nobody can tell what is still needed
            log.warning("work_not_swept", fault=type(error).__name__)

    def _place(self) -> Path:
        """Made under the lock of the whole: between its making and its own lock nobody takes it for an orphan."""
        if self._own is None or not self._own.exists():
            (self._data / FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
            with _held(self._data / FOLDER, fcntl.LOCK_EX):
                self._own = Path(tempfile.mkdtemp(dir=self._data / FOLDER))
                fcntl.flock(os.open(self._own, os.O_RDONLY), fcntl.LOCK_EX)
        return self._own


@contextmanager
def _held(folder: Path, how: int) -> Iterator[None]:
    """Raises OSError: somebody else holds it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)
