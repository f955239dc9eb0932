"""Puts the house together: settings, keys, pools, rooms. The only place that knows every room."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anmin.app.rooms import ROOMS, Room, rooms
from anmin.kernel import access, journal, tables
from anmin.kernel.batch import Batches
from anmin.kernel.clock import Clock, SystemClock
from anmin.kernel.db import Database, Where
from anmin.kernel.house import House
from anmin.kernel.keyring import Keyring, create_keyring, new_keyring, read_keyring
from anmin.kernel.seal.signing import Signer
from anmin.kernel.settings import Settings
from anmin.kernel.tables import Table


@asynccontextmanager
async def open_house(
    settings: Settings, where: Where, *, clock: Clock | None = None, packages: tuple[str, ...] = ROOMS
) -> AsyncIterator[House]:
    """The house, ready to pass doors, over a migrated database. Raises what the key file or the server answers."""
    async with (
        Database.open(where, connections=settings.database.connections, intake=settings.batch.flushers) as db,
        Batches(db.intake, most=settings.batch.most, flushers=settings.batch.flushers).running() as batches,
    ):
        house = House(settings, clock or SystemClock(), keyring(settings), db, batches)
        async with db.transaction(access.NOTHING) as conn:
            house.opened_at = await journal.end(conn)
        house.tables = declared_tables(packages)
        built = rooms(packages)
        for room in built:
            _furnish(house, room)
        for room in built:
            if install := room.module("install"):
                await install.install(house)
        yield house


def keyring(settings: Settings) -> Keyring:
    """The keys for encrypted columns. Raises when the file is absent or readable by others."""
    return read_keyring(Path(settings.keys.file or Path(settings.data.dir) / "keys.toml"))


def declared_tables(packages: tuple[str, ...] = ROOMS) -> tuple[Table, ...]:
    """Every table of the kernel and the rooms."""
    return tables.TABLES + tuple(table for room in rooms(packages) for table in room.tables())


def _furnish(house: House, room: Room) -> None:
    for door in room.doors():
        if door.name in house.doors:
            raise ValueError(f"two doors are named {door.name}")
        house.doors[door.name] = door
    for table in room.tables():
        house.conflicts.update(table.conflicts)


def signer(settings: Settings) -> Signer:
    """The key that signs the journal's seals. Raises when the file is absent or readable by others."""
    return Signer.of(settings)


def make_keys(settings: Settings) -> None:
    """Create the key files that are missing; existing ones are never touched."""
    folder = Path(settings.data.dir)
    folder.mkdir(parents=True, exist_ok=True)
    rings = Path(settings.keys.file or folder / "keys.toml")
    if not rings.exists():
        create_keyring(rings, new_keyring(SystemClock().now()))
    signing = Path(settings.keys.signing or folder / "seal.key")
    if not signing.exists():
        Signer.create(signing)
