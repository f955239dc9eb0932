"""Where the unix socket lies, and how to address a server through it.

A socket's whole path must fit 107 bytes, and a comma would divide an address in two: a data folder that does not
allow this gets a short private folder elsewhere, noted in the data folder. `$XDG_RUNTIME_DIR` is no candidate: it vanishes when its user logs out.
"""

import os
import shutil
import stat
import tempfile
from pathlib import Path
from urllib.parse import quote

from anmin.kernel.postgres import faults
from anmin.kernel.postgres.account import Account
from anmin.kernel.postgres.layout import Layout, private

LONGEST = 107
FILE = ".s.PGSQL.5432"
SHORT = ("/tmp", "/run", "/var/tmp")  # noqa: S108 — only a private folder with a random name is made there


def address(folder: Path, role: str = "anmin_app", database: str = "anmin") -> str:
    """A DSN that asyncpg, SQLAlchemy's drivers and libpq all read."""
    return f"postgresql://{quote(role)}@/{quote(database)}?host={quote(str(folder), safe='')}"


def fits(folder: Path) -> bool:
    return len(os.fsencode(folder / FILE)) <= LONGEST and "," not in str(folder)


def place(layout: Layout, account: Account) -> Path:
    """Make the private folder of the socket and note it. Raises `postgres.no_short_path`."""
    folder = layout.run if fits(layout.run) else _noted(layout, account) or _short(account)
    private(folder, account)
    layout.put(layout.socket_note, f"{folder}\n")
    return folder


def clear(layout: Layout) -> None:
    """Forget the socket after the server stopped; a short folder elsewhere is removed."""
    try:
        folder = Path(layout.socket_note.read_text().rstrip("\n"))
    except FileNotFoundError:
        return
    if folder != layout.run:
        shutil.rmtree(folder, ignore_errors=True)
    layout.socket_note.unlink()


def _noted(layout: Layout, account: Account) -> Path | None:
    """The short folder of an earlier start that was killed, if nobody put something else in its place."""
    try:
        folder = Path(layout.socket_note.read_text().rstrip("\n"))
        found = folder.lstat()
    except FileNotFoundError:
        return None
    private = stat.S_ISDIR(found.st_mode) and found.st_uid == account.uid and not found.st_mode & 0o077
    return folder if private and fits(folder) else None


def _short(account: Account) -> Path:
    for base in map(Path, (tempfile.gettempdir(), *SHORT)):
        if fits(base / "anmin-12345678") and os.access(base, os.W_OK) and account.enters(base):
            return Path(tempfile.mkdtemp(prefix="anmin-", dir=base))
    raise faults.NO_SHORT_PATH()
