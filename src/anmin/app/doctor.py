"""Looks for what a new operator gets wrong, and says in one sentence how to mend it. It changes nothing."""

from __future__ import annotations

import resource
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import asyncpg
import msgspec

from anmin.app import reach
from anmin.app.compose import keyring, signer
from anmin.app.engine import examining as calls
from anmin.app.schema import is_current, newest
from anmin.kernel.db import Connection
from anmin.kernel.keyring import KeyringError
from anmin.kernel.postgres import binaries
from anmin.kernel.postgres.faults import PostgresFault
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem, Text

Grade = Literal["good", "warning", "bad"]
LEAST_FREE = 2 << 30
OLDEST_SERVER = 150000
BORN = datetime(2026, 11, 1, tzinfo=UTC)
"""This program did not exist before: an earlier clock is wrong."""
LEAST_FILES = 4096


class Found(msgspec.Struct, frozen=True):
    """One thing looked at."""

    check: str
    grade: Grade
    text: Text


async def examine(settings: Settings) -> list[Found]:
    """Everything there is to look at, in the order in which it should be mended."""
    here = [found for check in (_machine, _folder, _zone, _keys, _programs, _port) for found in check(settings)]
    here += [Found(check, grade, Text(zh, en)) async for check, grade, zh, en in calls.examine(settings)]
    return here + [found async for found in _database(settings)]


def _good(check: str, zh: str, en: str) -> Found:
    return Found(check, "good", Text(zh, en))


def _bad(check: str, zh: str, en: str) -> Found:
    return Found(check, "bad", Text(zh, en))


def _warning(check: str, zh: str, en: str) -> Found:
    return Found(check, "warning", Text(zh, en))


def _machine(settings: Settings) -> Iterator[Found]:  # noqa: ARG001 - every check has one form
    version = ".".join(map(str, sys.version_info[:3]))
    yield _good("python", f"Python {version}。", f"Python {version}.")
    now = datetime.now(UTC)
    if now < BORN:
        yield _bad(
            "clock",
            f"系统时间 {now:%F %T} 不对：请启用 NTP 校时。",
            f"The clock says {now:%F %T}, which is wrong: switch on NTP.",
        )
    else:
        yield _good("clock", f"系统时间 {now:%F %T} UTC。", f"The clock says {now:%F %T} UTC.")
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    if files < LEAST_FILES:
        yield _warning(
            "files",
            f"可打开的文件数只有 {files}：实时连接多时请执行 ulimit -n 65536。",
            f"Only {files} open files are allowed: run ulimit -n 65536 before serving many live screens.",
        )


def _folder(settings: Settings) -> Iterator[Found]:
    folder = reach.data_dir(settings)
    existing = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(existing).free
    gib = free / (1 << 30)
    if not _writable(existing):
        yield _bad(
            "folder",
            f"无法写入 {existing}：请改变其权限，或设置 data.dir。",
            f"{existing} cannot be written: change its permissions or set data.dir.",
        )
    elif free < LEAST_FREE:
        yield _bad(
            "disk",
            f"{existing} 只剩 {gib:.1f} GiB：请腾出空间。",
            f"Only {gib:.1f} GiB are free at {existing}: make room.",
        )
    else:
        yield _good("folder", f"数据目录 {folder}，剩余 {gib:.1f} GiB。", f"Data folder {folder}, {gib:.1f} GiB free.")


def _zone(settings: Settings) -> Iterator[Found]:
    name = settings.bureau.zone
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        yield _bad(
            "zone",
            f"不认识时区 {name}：请把 bureau.zone 设为 Asia/Shanghai 这样的名称。",
            f"The time zone {name} is not known: set bureau.zone to a name like Asia/Shanghai.",
        )
        return
    yield _good("zone", f"时区 {name}。", f"Time zone {name}.")


def _keys(settings: Settings) -> Iterator[Found]:
    for check, load in (("keys", keyring), ("signing_key", signer)):
        yield _key(check, load, settings)


def _key(check: str, load: Callable[[Settings], object], settings: Settings) -> Found:
    try:
        load(settings)
    except FileNotFoundError:
        return _bad(
            check,
            "密钥文件不存在：请执行 anmin init，或从备份恢复。",
            "A key file is missing: run anmin init or restore it from its backup.",
        )
    except KeyringError as error:
        return _bad(check, str(error), str(error))
    except Problem as error:
        return _bad(check, error.text("zh"), error.text("en"))
    return _good(check, "密钥文件完好，且只有本账号可读。", "The key file is sound and private.")


def _programs(settings: Settings) -> Iterator[Found]:
    if settings.database.url:
        return
    try:
        found = binaries.find()
    except PostgresFault as error:
        yield _bad("programs", error.text("zh"), error.text("en"))
        return
    yield _good(
        "programs", f"PostgreSQL {found.version}，位于 {found.bin}。", f"PostgreSQL {found.version} at {found.bin}."
    )


def _port(settings: Settings) -> Iterator[Found]:
    host, port = settings.http.host, settings.http.port
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            yield _warning(
                "port",
                f"{host}:{port} 已被占用：若不是本系统在运行，请设置 http.port。",
                f"{host}:{port} is in use: if that is not this house, set http.port.",
            )
            return
    yield _good("port", f"{host}:{port} 可用。", f"{host}:{port} is free.")


async def _database(settings: Settings) -> AsyncIterator[Found]:
    where = reach.running_now(settings)
    if where is None:
        yield _warning(
            "database",
            "内置数据库未运行：执行 anmin serve 即可启动。",
            "The embedded database is not running: anmin serve starts it.",
        )
        return
    try:
        conn = await asyncpg.connect(**where.as_role("anmin_app"), timeout=5)
    except Exception as error:  # noqa: BLE001 - whatever keeps the database from answering is the finding
        kind = type(error).__name__
        yield _bad(
            "database",
            f"数据库无法连接（{kind}）：请检查 database.url 和服务器。",
            f"The database does not answer ({kind}): check database.url and the server.",
        )
        return
    try:
        for found in await _inside(conn):
            yield found
    finally:
        await conn.close()


async def _inside(conn: Connection) -> list[Found]:
    number = int(await conn.fetchval("show server_version_num"))
    version = str(await conn.fetchval("show server_version"))
    found = [_good("server", f"数据库 PostgreSQL {version}。", f"Database PostgreSQL {version}.")]
    if number < OLDEST_SERVER:
        found = [
            _bad(
                "server",
                f"PostgreSQL {version} 太旧：需要 15 或更新。",
                f"PostgreSQL {version} is too old: 15 or newer is needed.",
            )
        ]
    if await is_current(conn):
        found.append(_good("schema", f"表结构为最新（{newest()}）。", f"The schema is current ({newest()})."))
    else:
        found.append(
            _bad("schema", "表结构不是最新：请执行 anmin migrate。", "The schema is not current: run anmin migrate.")
        )
    apart = abs((await conn.fetchval("select clock_timestamp()") - datetime.now(UTC)).total_seconds())
    if apart > 5:
        found.append(
            _bad(
                "clocks",
                f"数据库与本机时间相差 {apart:.0f} 秒：请两边都启用 NTP。",
                f"The clocks of database and machine differ by {apart:.0f} s: switch on NTP on both.",
            )
        )
    return found


def _writable(folder: Path) -> bool:
    probe = folder / ".anmin-probe"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True
