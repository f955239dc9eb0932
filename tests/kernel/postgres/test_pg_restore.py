"""A backup proved and brought back: journal, sequences, row security and transaction order; and what never replaces data."""

import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from anmin.kernel.postgres import (
    Binaries,
    Embedded,
    PostgresFault,
    RestoreJob,
    backup,
    counter,
    find,
    prepare,
    restore,
    scratch,
)
from tests.kernel.postgres.saving import ADD, NOON, SCHEMA, add_lines, connection, job

pytestmark = pytest.mark.asyncio


def back(server: Embedded, folder: Path, binaries: Binaries, *, force: bool = False, own: bool = True) -> RestoreJob:
    epoch = server.raise_epoch if own else None
    return RestoreJob(folder, server.dsn("postgres"), binaries, force=force, raise_epoch=epoch)


@pytest.mark.parametrize("own", [True, False], ids=["own-server", "server-of-another"])
async def test_everything_comes_back_on_a_fresh_server(
    source: Embedded, saved: Path, binaries: Binaries, own: bool
) -> None:
    async with connection(source) as conn:
        await counter.catch_up(conn, 30_000, lambda _: None)
        await add_lines(source, 1)
    folder = saved.with_name(f"late-{own}")
    await backup(job(source, folder, binaries, []))
    with scratch(binaries) as target:
        record = await restore(back(target, folder, binaries, own=own))
        assert record.contents.tables["public.journal_2026_01"].rows > 300
        assert record.contents.tables['public."Visit, odd"'].rows == 500
        await journal_goes_on(source, target)
        await rules_still_hold(target)


async def journal_goes_on(source: Embedded, target: Embedded) -> None:
    async with connection(source) as before, connection(target) as after:
        query = "select max(seq), max(tx)::text, count(*) from journal"
        last = await before.fetch(query)
        assert await after.fetch(query) == last
        ((seq, tx, _),) = last
        ((new_seq, new_tx),) = await after.fetch(ADD, NOON)
        assert new_seq > seq
        assert int(new_tx) > int(tx)
        assert await after.fetchval("select nextval('spare')") == 501


async def rules_still_hold(target: Embedded) -> None:
    async with connection(target, "anmin_owner") as owner:
        for command in ("update journal set at = at", "delete from journal", "truncate journal"):
            with pytest.raises(asyncpg.RaiseError, match="append-only"):
                await owner.execute(command)
        assert await owner.fetchval("select count(*) from person") == 0
    async with connection(target, "anmin_app") as app:
        assert await app.fetchval("select count(*) from person") == 0
        office = "00000000-0000-0000-0000-000000000000"
        await app.execute(f"select set_config('anmin.offices', '{office}', false)")
        await app.execute(f"insert into person (id, office, rank) values (gen_random_uuid(), '{office}', 1)")
        assert await app.fetchval("select count(*) from person") == 1
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await app.execute("delete from journal")


async def test_data_is_replaced_only_with_force_and_only_by_what_was_proved(
    saved: Path, binaries: Binaries, server: Embedded
) -> None:
    await prepare(server.dsn("postgres", "postgres"))
    async with connection(server, "anmin_owner") as conn:
        await conn.execute("create table precious as select 1 as one")
    assert await refused(back(server, saved, binaries)) == "postgres.not_empty"
    assert await precious(server)
    damaged = copy(saved, "damaged-under-force")
    largest(damaged).write_bytes(b"?" + largest(damaged).read_bytes()[1:])
    assert await refused(back(server, damaged, binaries, force=True)) == "postgres.backup_damaged"
    assert await precious(server)
    async with connection(server) as _still_connected:
        await restore(back(server, saved, binaries, force=True))
    assert not await precious(server)
    async with connection(server) as conn:
        assert await conn.fetchval("select count(*) from person") == 500
        names = await conn.fetch("select datname from pg_database where datname ~ '^anmin'")
        assert [row["datname"] for row in names] == ["anmin"]


async def precious(server: Embedded) -> bool:
    async with connection(server) as conn:
        return bool(await conn.fetchval("select to_regclass('precious') is not null"))


async def refused(wish: RestoreJob) -> str:
    with pytest.raises(PostgresFault) as caught:
        await restore(wish)
    return caught.value.code


def copy(saved: Path, name: str) -> Path:
    return Path(shutil.copytree(saved, saved.with_name(name)))


def largest(folder: Path) -> Path:
    return max((folder / "dump").iterdir(), key=lambda path: path.stat().st_size)


async def test_a_missing_or_added_file_is_named(saved: Path, binaries: Binaries, server: Embedded) -> None:
    lacking, extended = copy(saved, "lacking"), copy(saved, "extended")
    largest(lacking).unlink()
    (extended / "dump" / "extra").write_text("x")
    for folder, touched in ((lacking, largest(saved)), (extended, extended / "dump" / "extra")):
        with pytest.raises(PostgresFault, match=touched.name) as caught:
            await restore(back(server, folder, binaries, force=True))
        assert caught.value.code == "postgres.backup_damaged"


async def test_a_folder_without_its_record_is_no_backup(saved: Path, binaries: Binaries, server: Embedded) -> None:
    folder = copy(saved, "unfinished")
    (folder / "manifest.json").unlink()
    assert await refused(back(server, folder, binaries)) == "postgres.not_a_backup"


async def test_rows_that_differ_from_the_record_never_replace_anything(
    saved: Path, binaries: Binaries, server: Embedded
) -> None:
    """A record that promises one row more than the dump holds: as if rows had been lost while dumping."""
    folder = copy(saved, "promises-more")
    text = (folder / "manifest.json").read_text()
    (folder / "manifest.json").write_text(text.replace('"rows": 500', '"rows": 501', 1))
    await prepare(server.dsn("postgres", "postgres"))
    async with connection(server) as conn:
        await conn.execute("create table if not exists precious ()")
    assert await refused(back(server, folder, binaries, force=True)) == "postgres.contents_differ"
    assert await precious(server)
    async with connection(server) as conn:
        assert await conn.fetchval("select count(*) from pg_database where datname ~ '^anmin'") == 1


async def test_a_counter_too_far_behind_is_refused_with_the_way_out(server: Embedded) -> None:
    async with connection_to_maintenance(server) as conn:
        with pytest.raises(PostgresFault, match="--epoch=4"):
            await counter.catch_up(conn, 3 << 32, lambda _: None)


@asynccontextmanager
async def connection_to_maintenance(server: Embedded) -> AsyncGenerator[asyncpg.Connection, None]:
    conn = await asyncpg.connect(server.dsn("postgres", "postgres"))
    yield conn
    await conn.close()


OLDER = Path("/usr/lib/postgresql/15/bin")


@pytest.mark.skipif(not OLDER.exists(), reason="no older PostgreSQL on this machine")
async def test_newer_tools_serve_an_older_server_and_older_tools_refuse_a_newer(
    saved: Path, source: Embedded, binaries: Binaries
) -> None:
    older = find({"PG_BIN": str(OLDER)})
    with scratch(older) as server:
        await prepare(server.dsn("postgres", "postgres"))
        async with connection(server) as conn:
            await conn.execute(SCHEMA)
        folder = saved.with_name("older")
        assert (await backup(job(server, folder, binaries, []))).server == 15
        await restore(back(server, folder, binaries, force=True))
        await rules_still_hold(server)
        assert await refused(back(server, saved, binaries, force=True)) == "postgres.tool_too_old"
    with pytest.raises(PostgresFault) as caught:
        await backup(job(source, saved.with_name("x"), older, []))
    assert caught.value.code == "postgres.tool_too_old"
