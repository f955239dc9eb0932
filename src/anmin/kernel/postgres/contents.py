"""What is in a database, in a form that can be compared: rows and a digest for every table, the state of sequences.

The digest adds up a hash of each row, so it does not depend on order, and 64 bits of it tell an accident, not a forger.
It costs about a second for a million rows.
"""

import asyncpg
import msgspec

# How a row looks as text must not depend on who asks.
SAME_TEXT = """
set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
set extra_float_digits = 1; set search_path = pg_catalog; set row_security = off
"""
TABLES = """
select format('%I.%I', n.nspname, c.relname)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (
    select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
  )
order by 1
"""
# Eight bytes of each row's SHA-256 as a number. `from only`: a partition's rows are counted where they lie.
ROWS = """
select count(*) as rows, coalesce(sum(
    ('x' || encode(substr(sha256(convert_to((whole.*)::text, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint
), 0)::text as digest
from only {table} whole
"""
SEQUENCES = """
select format('%I.%I', schemaname, sequencename), last_value from pg_sequences
where schemaname !~ '^pg_' order by 1
"""
ANYTHING = """
select exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
)
"""


class Rows(msgspec.Struct, frozen=True):
    """One table: how many rows, and the sum of their hashes as a decimal number."""

    rows: int
    digest: str


class Contents(msgspec.Struct, frozen=True):
    """Tables (partitions each for themselves) and sequences by their quoted full names."""

    tables: dict[str, Rows]
    sequences: dict[str, int | None]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())


async def read(conn: asyncpg.Connection) -> Contents:
    """Within the caller's snapshot, except sequences, which know none."""
    await conn.execute(SAME_TEXT)
    tables = {}
    for (name,) in await conn.fetch(TABLES):
        (found,) = await conn.fetch(ROWS.format(table=name))
        tables[name] = Rows(found["rows"], found["digest"])
    return Contents(tables, dict(map(tuple, await conn.fetch(SEQUENCES))))


async def is_empty(conn: asyncpg.Connection) -> bool:
    return not await conn.fetchval(ANYTHING)


def differing(one: dict[str, Rows], other: dict[str, Rows]) -> list[str]:
    """Names of tables that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
