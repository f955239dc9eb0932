"""Commands for the care of a house: doctor, backup, restore, psql."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console

from anmin.app import doctor as examination
from anmin.app import reach
from anmin.app.cli.given import language, settings
from anmin.app.compose import open_house
from anmin.kernel.access import HOUSE
from anmin.kernel.care.actions import NoteBackup, note_backup
from anmin.kernel.clock import SystemClock
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Where
from anmin.kernel.postgres import binaries, sockets
from anmin.kernel.postgres.backup import BackupJob
from anmin.kernel.postgres.backup import backup as make_backup
from anmin.kernel.postgres.restore import RestoreJob
from anmin.kernel.postgres.restore import restore as bring_back
from anmin.kernel.settings import Settings


def doctor() -> None:
    """Check everything a new operator gets wrong, and say how to mend it."""
    found = settings()
    marks = {"good": "[green]✓[/]", "warning": "[yellow]![/]", "bad": "[red]✗[/]"}
    console = Console()
    results = asyncio.run(examination.examine(found))
    for each in results:
        console.print(f"{marks[each.grade]} {each.text.of(language())}", highlight=False)
    sys.exit(1 if any(each.grade == "bad" for each in results) else 0)


def backup(folder: Path) -> None:
    """Write a proved copy of the database into a new folder, while the house serves."""
    found = settings()
    with reach.reachable(found) as where:
        job = BackupJob(_superuser(where), folder.resolve(), binaries.find(), SystemClock().now(), _tell)
        asyncio.run(_backed_up(found, where, job))
    print("密钥文件不在备份中，请另存 · The key files are not in it; keep a copy of them apart")


async def _backed_up(settings: Settings, where: Where, job: BackupJob) -> None:
    made = await make_backup(job)
    size = sum(each.size for each in made.files.values())
    noted = NoteBackup(made=made.made_at, rows=made.contents.rows, bytes=size, server=made.server)
    async with open_house(settings, where) as house:
        await note_backup.run(house, Caller(HOUSE, channel="cli"), noted)


def restore(
    folder: Path, *, force: Annotated[bool, Parameter(help="Replace a database that holds data.")] = False
) -> None:
    """Bring a backup back; refuses to overwrite data without --force. The house must not be running."""
    found = settings()
    if found.database.url:
        asyncio.run(bring_back(RestoreJob(folder, found.database.url, binaries.find(), force, None, _tell)))
        return
    with reach.embedded(found) as server:
        job = RestoreJob(folder, server.dsn("postgres"), server.binaries, force, server.raise_epoch, _tell)
        asyncio.run(bring_back(job))


def psql() -> None:
    """Open psql as the application role, which sees only what a scope shows."""
    found = settings()
    with reach.reachable(found) as where:
        tool = binaries.find().tool("psql")
        if "dsn" in where:
            subprocess.call(
                [tool, where["dsn"], "-v", "ON_ERROR_STOP=0"], env={**os.environ, "PGOPTIONS": "-c role=anmin_app"}
            )
            return
        subprocess.call([tool, "-h", where["host"], "-U", "anmin_app", where["database"]])


def _superuser(where: Where) -> str:
    """The address under which every row is seen: our own server's superuser, or the login of an external server."""
    return where["dsn"] if "dsn" in where else sockets.address(Path(where["host"]), "postgres", where["database"])


def _tell(text: str) -> None:
    Console(stderr=True).print(text, highlight=False)
