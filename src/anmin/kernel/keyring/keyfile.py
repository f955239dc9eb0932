"""The keyring's file: JSON, readable by its owner alone, replaced whole or not at all. Makes one only when told to."""

import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec

from anmin.kernel.keyring.ring import Keyring, KeyringError

MOST_BYTES = 1_000_000


class KeyringFileError(KeyringError):
    """The file is missing, exposed, foreign or damaged; the text says which and what to do."""


def read_keyring(path: Path) -> Keyring:
    """Raises `KeyringFileError`."""
    try:
        with path.open("rb") as file:
            _refuse_exposed(path, os.fstat(file.fileno()))
            content = file.read(MOST_BYTES)
    except OSError as error:
        raise KeyringFileError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        return msgspec.json.decode(content, type=Keyring)
    except (msgspec.DecodeError, ValueError):
        # The cause would carry pieces of the file: it is left out.
        raise KeyringFileError(f"{path}: damaged; restore it from its backup") from None


def create_keyring(path: Path, ring: Keyring) -> None:
    """Write the first file. Raises `KeyringFileError` when there is one already: it may be all that opens the data."""
    with _beside(path, ring) as written:
        try:
            os.link(written, path)
        except FileExistsError:
            raise KeyringFileError(f"{path}: exists already and was left alone") from None


def change_keyring(path: Path, change: Callable[[Keyring], Keyring]) -> Keyring:
    """Read, change and replace under a lock, so that two rotations never lose a key. Returns what is now in the file.

    Raises `KeyringFileError` and whatever `change` raises; the file is then as it was.
    """
    with _locked(path.parent):
        ring = change(read_keyring(path))
        with _beside(path, ring) as written:
            written.replace(path)
    return ring


def _refuse_exposed(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise KeyringFileError(f"{path}: not a file")
    if found.st_mode & 0o077:
        raise KeyringFileError(f"{path}: others can reach it; run: chmod 600 {path}")
    if found.st_uid not in (os.geteuid(), 0):
        raise KeyringFileError(f"{path}: belongs to user {found.st_uid}; run: chown {os.geteuid()} {path}")


@contextmanager
def _beside(path: Path, ring: Keyring) -> Iterator[Path]:
    """A complete, synced copy in the same folder, made 0600; on leaving, the folder is synced and leftovers removed."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        written = Path(file.name)
        try:
            file.write(msgspec.json.format(msgspec.json.encode(ring)))
            file.flush()
            os.fsync(file.fileno())
            yield written
        finally:
            written.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
