"""Where things lie in the data folder, and how files are put there.

The folder itself and the settings belong to whoever starts Anmin; only `cluster`, `log` and `run` belong to the
server's account, so root never writes into a folder that an unprivileged account could rearrange.
"""

import os
import tempfile
from pathlib import Path

import msgspec

from anmin.kernel.postgres import faults
from anmin.kernel.postgres.account import Account, by_number


class Layout(msgspec.Struct, frozen=True):
    """One data folder. It belongs to PostgreSQL alone."""

    root: Path

    @property
    def cluster(self) -> Path:
        """What PostgreSQL calls PGDATA."""
        return self.root / "cluster"

    @property
    def unfinished(self) -> Path:
        return self.root / "cluster.new"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def start_log(self) -> Path:
        """What PostgreSQL says before its own log begins."""
        return self.root / "start.log"

    @property
    def run(self) -> Path:
        """The folder of the socket, unless this path is too long for one."""
        return self.root / "run"

    @property
    def socket_note(self) -> Path:
        """A file whose one line is the folder of the socket."""
        return self.root / "socket"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def settings(self) -> Path:
        return self.root / "postgresql.conf"

    @property
    def admission(self) -> Path:
        return self.root / "pg_hba.conf"

    @property
    def names(self) -> Path:
        return self.root / "pg_ident.conf"

    def install(self, version: str) -> Path:
        """The folder for a copy of PostgreSQL's programs."""
        return self.root / "install" / version

    def owner(self) -> int | None:
        """The user number that owns the cluster; None before there is one. Raises `postgres.foreign_owner`."""
        try:
            found = self.cluster.stat().st_uid
        except FileNotFoundError:
            return None
        except PermissionError:
            found = self.root.stat().st_uid
        if os.geteuid() not in {0, found}:
            raise faults.FOREIGN_OWNER(path=self.root, owner=found)
        return found

    def open_for(self, account: Account) -> None:
        """Make the data folder. Raises `postgres.unreachable_data` when the account cannot get there."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            self.root.chmod(0o711 if account.is_other else 0o700)
        except PermissionError as error:
            raise faults.UNREACHABLE_DATA(account=account.label, path=self.root) from error
        if not account.enters(self.root):
            raise faults.UNREACHABLE_DATA(account=account.label, path=self.root)

    def put(self, path: Path, text: str) -> None:
        """Replace a file of the data folder in one step. The server may read it; the folder's owner keeps it."""
        handle, name = tempfile.mkstemp(dir=self.root, prefix=".put-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            os.fchmod(handle, 0o644)
        by_number(self.root.stat().st_uid).take(Path(name))
        Path(name).rename(path)


def private(folder: Path, account: Account) -> None:
    """Make a folder that only the account (and root) can open."""
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    account.take(folder)
