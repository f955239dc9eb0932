"""The record beside a backup: what it is, what was in it, and a hash of every file. No record, no backup."""

import hashlib
import os
from datetime import datetime
from pathlib import Path

import msgspec

from anmin.kernel.postgres import faults
from anmin.kernel.postgres.contents import Contents

NAME = "manifest.json"
DUMP = "dump"


class Seal(msgspec.Struct, frozen=True):
    """`size` in bytes."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a backup is; `server` and `programs` are major versions.

    Every transaction number stored in the data is below `next_transaction`. `roles` are those that the data mentions.
    """

    made_at: datetime
    database: str
    server: int
    programs: int
    next_transaction: int
    roles: list[str]
    contents: Contents
    files: dict[str, Seal]
    format: int = 1


def seal_files(folder: Path) -> dict[str, Seal]:
    """A hash of every file of the dump; pg_dump has put them on the disk."""
    return {str(path.relative_to(folder)): _seal(path) for path in sorted((folder / DUMP).iterdir())}


def write(folder: Path, manifest: Manifest) -> None:
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    with (folder / NAME).open("xb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def read_checked(folder: Path) -> Manifest:
    """The record, after every file was found to be what it says.

    Raises `postgres.not_a_backup`, `postgres.backup_damaged`.
    """
    try:
        manifest = msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
        found = seal_files(folder)
    except (OSError, msgspec.DecodeError) as error:
        raise faults.NOT_A_BACKUP(path=folder) from error
    for name in sorted(found.keys() | manifest.files.keys()):
        if found.get(name) != manifest.files.get(name):
            raise faults.BACKUP_DAMAGED(file=name)
    return manifest


def sync_folder(folder: Path) -> None:
    """Make names in a folder (new files, a rename) survive a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _seal(path: Path) -> Seal:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return Seal(path.stat().st_size, digest.hexdigest())
