"""A database like the house's to be saved in the tests, lines added to its journal, and the order to save it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

from anmin.kernel.postgres import BackupJob, Binaries, Embedded

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


def job(server: Embedded, folder: Path, binaries: Binaries, said: list[str]) -> BackupJob:
    return BackupJob(dsn=server.dsn("postgres"), folder=folder, binaries=binaries, at=NOON, tell=said.append)
