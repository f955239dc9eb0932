"""Finds the database of these settings: an external server, the embedded one that runs, or one started for the moment."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from anmin.kernel.db import Where
from anmin.kernel.postgres import binaries, roles
from anmin.kernel.postgres.supervisor import Embedded, running
from anmin.kernel.settings import Settings

FOLDER = "postgres"


def data_dir(settings: Settings) -> Path:
    """The folder of everything this house keeps on disk."""
    return Path(settings.data.dir).resolve()


def external(settings: Settings) -> Where | None:
    """The external server, when an address is set."""
    return Where(dsn=settings.database.url) if settings.database.url else None


def embedded(settings: Settings) -> Embedded:
    """The embedded server of these settings, not started. Raises PostgresFault when no programs are found."""
    return Embedded(data_dir(settings) / FOLDER, binaries.find())


def at_socket(folder: Path) -> Where:
    """The embedded server by the folder of its socket."""
    return Where(host=str(folder), database=roles.DATABASE)


def running_now(settings: Settings) -> Where | None:
    """A database that answers without anything being started."""
    if settings.database.url:
        return external(settings)
    folder = running(data_dir(settings) / FOLDER)
    return at_socket(folder) if folder else None


def admin_dsn(settings: Settings, server: Embedded | None) -> str:
    """The address under which roles and the database are made."""
    return server.dsn("postgres", "postgres") if server else settings.database.url


@contextmanager
def reachable(settings: Settings) -> Iterator[Where]:
    """A database that answers, for one command; an embedded server that was not running is stopped again."""
    found = running_now(settings)
    if found is not None:
        yield found
        return
    with embedded(settings) as server:
        asyncio.run(roles.prepare(admin_dsn(settings, server)))
        folder = running(data_dir(settings) / FOLDER)
        if folder is None:
            raise RuntimeError("the embedded server runs and has no socket")
        yield at_socket(folder)
