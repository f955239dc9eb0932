"""Brings a backup back: checks every file, loads it aside, compares, and only then puts it in the database's place.

Whatever fails before that last step leaves the existing database as it was.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import asyncpg
import msgspec

from anmin.kernel.postgres import contents, counter, dump, faults, manifest, roles
from anmin.kernel.postgres.binaries import Binaries
from anmin.kernel.postgres.connect import connected
from anmin.kernel.postgres.manifest import Manifest

ASIDE = "_restoring"


class RestoreJob(msgspec.Struct, frozen=True):
    """`dsn`: the target database, as a login that may make and drop databases; `force` replaces what is in it.

    `raise_epoch`: `Embedded.raise_epoch` for our own server, which then restarts; None for another's.
    """

    folder: Path
    dsn: str
    binaries: Binaries
    force: bool = False
    raise_epoch: Callable[[int], None] | None = None
    tell: Callable[[str], None] = lambda _: None


async def restore(job: RestoreJob) -> Manifest:
    """The record of what was restored.

    Raises `postgres.not_a_backup`, `.backup_damaged`, `.not_empty`, `.counter_behind`, `.contents_differ`,
    `.tool_too_old`, `.tool_failed` and what `prepare` raises.
    """
    job.tell("核对备份文件 · Checking the files")
    record = await asyncio.to_thread(manifest.read_checked, job.folder)
    target = unquote(urlsplit(job.dsn).path[1:]) or roles.DATABASE
    await _check_target(job, record, target)
    aside = target + ASIDE
    await dump.drop(job.dsn, aside)
    try:
        job.tell("写入数据 · Loading")
        await dump.create(job.dsn, record.roles, aside)
        await dump.load(job.binaries, job.dsn, job.folder, aside)
        job.tell("核对内容 · Comparing")
        await _compare(job, record, aside)
    except BaseException:
        await dump.drop(job.dsn, aside)
        raise
    await _put_in_place(job, aside, target)
    job.tell(f"恢复完成：{record.contents.rows} 行 · Restored: {record.contents.rows} rows")
    return record


async def _check_target(job: RestoreJob, record: Manifest, target: str) -> None:
    dump.new_enough(job.binaries, "pg_restore", record.programs)
    async with connected(job.dsn, roles.MAINTENANCE) as conn:
        major = await dump.server_major(conn)
        if major < record.server:
            raise faults.TOOL_TOO_OLD(tool="postgres", have=major, need=record.server)
        there = await conn.fetchval(roles.DATABASE_OWNER, target) is not None
    if there and not job.force:
        async with connected(job.dsn, target) as conn:
            if not await contents.is_empty(conn):
                raise faults.NOT_EMPTY(database=target)
    await _advance_counter(job, record)


async def _advance_counter(job: RestoreJob, record: Manifest) -> None:
    async with connected(job.dsn, roles.MAINTENANCE) as conn:
        if await counter.next_number(conn) >= record.next_transaction:
            return
        if job.raise_epoch is None:
            await counter.catch_up(conn, record.next_transaction, job.tell)
            return
    job.tell("推进事务计数 · Advancing the transaction counter")
    await asyncio.to_thread(job.raise_epoch, record.next_transaction)


async def _compare(job: RestoreJob, record: Manifest, database: str) -> None:
    async with connected(job.dsn, database) as conn:
        loaded = await contents.read(conn)
        await conn.execute("analyze")
    names = contents.differing(record.contents.tables, loaded.tables)
    names += [name for name, value in record.contents.sequences.items() if loaded.sequences.get(name) != value]
    if names:
        raise faults.CONTENTS_DIFFER(names=", ".join(names))


async def _put_in_place(job: RestoreJob, aside: str, target: str) -> None:
    """Sessions on the old database are ended. Between the two steps the proved copy is there under its other name."""
    await dump.drop(job.dsn, target)
    async with connected(job.dsn, roles.MAINTENANCE) as conn:
        await _rename(conn, aside, target)


async def _rename(conn: asyncpg.Connection, old: str, new: str) -> None:
    command = await conn.fetchval("select format('alter database %I rename to %I', $1::text, $2::text)", old, new)
    await conn.execute(command)
