"""Under which operating system account PostgreSQL runs, and what that account can reach.

PostgreSQL refuses root. Started as root, an unprivileged account is chosen; nothing is added to the system and no
folder of somebody else is opened.
"""

import os
import pwd
import subprocess
from pathlib import Path
from typing import TypedDict

import msgspec

from anmin.kernel.postgres import faults

# `nobody` last: other services run under it, and whoever shares the account shares the data.
PREFERRED = ("anmin", "postgres", "nobody")


class Switch(TypedDict, total=False):
    """Keyword arguments for `subprocess`; empty when the account is already ours."""

    user: int
    group: int
    extra_groups: list[int]


class Account(msgspec.Struct, frozen=True):
    """`name` is None for a bare number without a line in the user database."""

    uid: int
    gid: int
    name: str | None

    @property
    def label(self) -> str:
        return self.name or str(self.uid)

    @property
    def is_other(self) -> bool:
        return self.uid != os.geteuid()

    def switch(self) -> Switch:
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_other else {}

    def take(self, path: Path) -> None:
        """Give the path itself, not what lies in it, to this account."""
        if self.is_other:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def take_tree(self, path: Path) -> None:
        for folder, _, files in os.walk(path):
            for name in (folder, *files):
                self.take(Path(folder, name))

    def enters(self, folder: Path) -> bool:
        return self._ask("find", str(folder), "-maxdepth", "0", "-executable") == f"{folder}\n"

    def reads(self, tree: Path) -> bool:
        """Every file and folder below is readable and the path to it is open."""
        return self._ask("find", "-L", str(tree), "-not", "-readable", "-print", "-quit") == ""

    def _ask(self, *command: str) -> str | None:
        # The kernel answers as that account, so access lists and the like are honoured.
        answer = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False, **self.switch())
        return answer.stdout if answer.returncode == 0 else None


def by_number(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return Account(uid, uid, None)
    return Account(uid, entry.pw_gid, entry.pw_name)


def starter() -> Account:
    """Who runs Anmin. Raises `postgres.unnamed_account`: peer authentication goes by names."""
    account = by_number(os.geteuid())
    if account.name is None:
        raise faults.UNNAMED_ACCOUNT(uid=account.uid)
    return account


def ordinary() -> Account:
    """A named account that is not root. Raises `postgres.no_account`."""
    for name in PREFERRED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid:
            return Account(entry.pw_uid, entry.pw_gid, name)
    raise faults.NO_ACCOUNT()


def choose(wanted: int | None, owner: int | None) -> Account:
    """The account of the server: the owner of existing data, else the wanted number, else an ordinary account."""
    if os.geteuid():
        return starter()
    if owner or wanted:
        return by_number(owner or wanted or 0)
    return ordinary()
