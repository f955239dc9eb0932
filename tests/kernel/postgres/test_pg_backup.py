"""A backup taken under writes, proved and brought back: journal, sequences, row security and transaction order."""

import asyncio
import shutil
import stat
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest

from anmin.kernel.postgres import (
    BackupJob,
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

pytestmark = pytest.mark.asyncio
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)

# The shape of the house's journal, and a table with row-level security, keys, and every kind of value.
SCHEMA = """
create role auditor nologin;
set role anmin_owner;
create table journal (
    seq bigint generated always as identity, tx xid8 not null default pg_current_xact_id(),
    at timestamptz not null, payload jsonb not null, audience text[] not null
) partition by range (at);
create table journal_2026_01 partition of journal for values from ('2026-01-01') to ('2026-02-01');
create table journal_2026_02 partition of journal for values from ('2026-02-01') to ('2026-03-01');
create unique index on journal (seq, at);
create function refuse() returns trigger language plpgsql as $$ begin raise 'the journal is append-only'; end $$;
create trigger journal_refuses before update or delete or truncate on journal for each statement execute function refuse();
create table person (
    id uuid primary key, office uuid not null, phone bytea, weight double precision, doubled int generated always as (rank * 2) stored,
    rank int not null check (rank >= 0), born date, waits interval
);
alter table person enable row level security, force row level security;
create policy mine on person using (office::text = current_setting('anmin.offices', true));
create table "Visit, odd" (person uuid not null references person, whole int, "order" text);
grant select, insert on journal, person to anmin_app;
grant select on journal to auditor;
create sequence spare start 500;
select nextval('spare');
reset role;
insert into person (id, office, phone, weight, rank, born, waits) select gen_random_uuid(), gen_random_uuid(), decode(md5(g::text), 'hex'), random() * 1e6, g, date '1990-01-01' + g, g * interval '1 hour'
from generate_series(1, 500) g;
insert into "Visit, odd" select id, rank, '安民' || rank from person;
"""
ADD = "insert into journal (at, payload, audience) values ($1, '{\"n\": 1}', '{a,b}') returning seq, tx::text"


@asynccontextmanager
async def connection(server: Embedded, role: str = "postgres") -> AsyncGenerator[asyncpg.Connection, None]:
    conn = await asyncpg.connect(server.dsn(role))
    yield conn
    await conn.close()


async def add_lines(server: Embedded, many: int) -> None:
    async with connection(server) as conn:
        await conn.executemany(ADD, [(NOON,) for _ in range(many)])


@pytest.fixture(scope="module")
def source(binaries: Binaries) -> Generator[Embedded, None, None]:
    async def fill(server: Embedded) -> None:
        await prepare(server.dsn("postgres", "postgres"))
        async with connection(server) as conn:
            await conn.execute(SCHEMA)
        await add_lines(server, 300)

    with scratch(binaries) as server:
        asyncio.run(fill(server))
        yield server


@pytest.fixture(scope="module")
def saved(source: Embedded, binaries: Binaries, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("backups") / "first"
    said: list[str] = []

    async def while_writing() -> None:
        async with asyncio.TaskGroup() as group:
            going = group.create_task(backup(job(source, folder, binaries, said)))
            seen = 0
            while not going.done():
                await add_lines(source, 1)
                seen = await tail(source, seen)

    async def tail(server: Embedded, seen: int) -> int:
        """The journal's readers are not held back by the backup's snapshot."""
        async with connection(server) as conn:
            query = "select max(seq) from journal where tx < pg_snapshot_xmin(pg_current_snapshot())"
            newest = await conn.fetchval(query)
        assert newest > seen
        return int(newest)

    asyncio.run(while_writing())
    assert len(said) >= 4
    return folder


def job(server: Embedded, folder: Path, binaries: Binaries, said: list[str]) -> BackupJob:
    return BackupJob(dsn=server.dsn("postgres"), folder=folder, binaries=binaries, at=NOON, tell=said.append)


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


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_a_backup_never_writes_into_an_existing_folder_and_is_private(
    saved: Path, source: Embedded, binaries: Binaries
) -> None:
    assert mode(saved) == 0o700
    with pytest.raises(PostgresFault) as caught:
        await backup(job(source, saved, binaries, []))
    assert caught.value.code == "postgres.folder_taken"


async def test_a_role_that_row_security_binds_cannot_make_a_thin_backup(
    saved: Path, source: Embedded, binaries: Binaries
) -> None:
    folder = saved.with_name("thin")
    wish = BackupJob(dsn=source.dsn("anmin_owner"), folder=folder, binaries=binaries, at=NOON)
    with pytest.raises(PostgresFault, match="row-level security") as caught:
        await backup(wish)
    assert caught.value.code == "postgres.tool_failed"
    assert not list(folder.parent.glob("thin*"))


async def test_too_little_room_is_said_before_anything_is_written(
    saved: Path, source: Embedded, binaries: Binaries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))
    with pytest.raises(PostgresFault) as caught:
        await backup(job(source, saved.with_name("no-room"), binaries, []))
    assert caught.value.code == "postgres.no_room"


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
