"""An online backup that is proved before it counts.

One snapshot is dumped and read; the dump is then loaded into a throw-away server and must show the same rows. Only
then the folder gets its record and its name. It contains everything in clear but the encrypted columns: keep it safe.
"""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import asyncpg
import msgspec

from anmin.kernel.postgres import contents, counter, dump, faults, manifest, roles
from anmin.kernel.postgres.binaries import Binaries
from anmin.kernel.postgres.connect import connected
from anmin.kernel.postgres.contents import Contents
from anmin.kernel.postgres.manifest import Manifest
from anmin.kernel.postgres.scratch import scratch

MEGABYTE = 1 << 20


class BackupJob(msgspec.Struct, frozen=True):
    """`dsn`: the database, as superuser or a role that row-level security does not bind. `folder` must be new.

    `trial`: where the throw-away server may lie (None: the temporary folder). It takes 1.5 times the database.
    """

    dsn: str
    folder: Path
    binaries: Binaries
    at: datetime
    tell: Callable[[str], None] = lambda _: None
    trial: Path | None = None


async def backup(job: BackupJob) -> Manifest:
    """Raises `postgres.folder_taken`, `.no_room`, `.tool_too_old`, `.tool_failed`, `.backup_unproved`."""
    unfinished = job.folder.with_name(job.folder.name + ".unfinished")
    if job.folder.exists() or unfinished.exists():
        raise faults.FOLDER_TAKEN(path=job.folder if job.folder.exists() else unfinished)
    unfinished.mkdir(mode=0o700, parents=True)
    try:
        made = await _make(job, unfinished)
        unfinished.rename(job.folder)
    except BaseException:
        shutil.rmtree(unfinished)
        raise
    manifest.sync_folder(job.folder.parent)
    job.tell(f"备份完成：{made.contents.rows} 行 · Backup complete: {made.contents.rows} rows")
    return made


async def _make(job: BackupJob, folder: Path) -> Manifest:
    async with connected(job.dsn) as conn:
        server = await dump.server_major(conn)
        dump.new_enough(job.binaries, "pg_dump", server)
        await _check_room(conn, job.trial)
        async with conn.transaction(isolation="repeatable_read", readonly=True):
            snapshot = await conn.fetchval("select pg_export_snapshot()")
            next_transaction = await counter.next_number(conn)
            job.tell("导出数据 · Dumping")
            await dump.take(job.binaries, job.dsn, folder, snapshot)
            job.tell("清点内容 · Counting")
            there = await contents.read(conn)
            mentioned = await dump.mentioned_roles(conn)
        database = await conn.fetchval("select current_database()")
    job.tell("试恢复并核对 · Restoring for trial and comparing")
    proved = await _prove(job, folder, mentioned, there)
    record = Manifest(
        made_at=job.at,
        database=database,
        server=server,
        programs=job.binaries.major,
        next_transaction=next_transaction,
        roles=mentioned,
        contents=proved,
        files=await asyncio.to_thread(manifest.seal_files, folder),
    )
    manifest.write(folder, record)
    manifest.sync_folder(folder)
    return record


async def _check_room(conn: asyncpg.Connection, trial: Path | None) -> None:
    place = trial or Path(tempfile.gettempdir())
    size = await conn.fetchval("select pg_database_size(current_database())")
    need = size * 3 // 2 + 256 * MEGABYTE
    if shutil.disk_usage(place).free < need:
        raise faults.NO_ROOM(path=place, need=need // MEGABYTE)


async def _prove(job: BackupJob, folder: Path, mentioned: list[str], there: Contents) -> Contents:
    """Load the dump and compare. The sequences are those of the loaded copy: the live ones ran on meanwhile."""
    async with _trial_server(job) as dsn:
        await dump.create(dsn, mentioned, roles.DATABASE)
        await dump.load(job.binaries, dsn, folder, roles.DATABASE)
        async with connected(dsn, roles.DATABASE) as conn:
            loaded = await contents.read(conn)
    if names := contents.differing(there.tables, loaded.tables):
        raise faults.BACKUP_UNPROVED(names=", ".join(names))
    return loaded


@asynccontextmanager
async def _trial_server(job: BackupJob) -> AsyncGenerator[str, None]:
    server = scratch(job.binaries, job.trial)
    started = await asyncio.to_thread(server.__enter__)
    try:
        yield started.dsn("postgres", roles.MAINTENANCE)
    finally:
        await asyncio.to_thread(server.__exit__, None, None, None)
