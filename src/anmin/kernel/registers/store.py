"""The registers' SQL. Rows hold reference data about nobody, so that no scope narrows them; permission is asked before.

A row is inserted, ended once and replaced once; the database refuses anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.registers.declare import R, Register
from anmin.kernel.registers.model import Laid, Plan, Span, Stretch, Timeline
from anmin.kernel.writes import insert

ROWS = insert(
    "register_rows",
    register="text",
    code="text",
    version="int",
    data="jsonb",
    valid_from="timestamptz",
    valid_to="timestamptz",
    recorded_at="timestamptz",
    recorded_by="text",
)

LOCK = """
insert into registers (register, version) values ($1, 0)
on conflict (register) do update set version = registers.version returning version, changed_at
"""
HEAD = "select version, changed_at from registers where register = $1"
VERSIONS = "select register, version from registers"
COUNT_UP = "update registers set version = $2, changed_at = greatest(changed_at, $3) where register = $1"
STANDING = """
select code, version, data, valid_from, valid_to from register_rows
where register = $1 and replaced_at is null order by code collate "C", valid_from
"""
CODES = "select distinct code from register_rows where register = $1"
AT = """
select code, version, data, valid_from, valid_to from register_rows
where register = $1 and replaced_at is null and valid_from <= $2 and (valid_to is null or valid_to > $2)
  and code collate "C" > $3
  and (cardinality($4::text[]) = 0 or exists (select from unnest($4::text[]) word
    where strpos(lower(code || jsonb_path_query_array(data, '$.*')::text), lower(word)) > 0))
order by code collate "C" limit $5
"""
HISTORY = """
select code, version, data, valid_from, valid_to, recorded_at, recorded_by, replaced_at, replaced_by from register_rows
where register = $1 and code = $2 and version < $3
order by version desc, valid_from desc fetch first $4 rows with ties
"""
END = """
update register_rows r set valid_to = u.ends
from unnest($2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[]) as u(code, version, starts, ends)
where r.register = $1 and r.code = u.code and r.version = u.version and r.valid_from = u.starts
"""
REPLACE = """
update register_rows r set replaced_at = $5, replaced_by = $6
from unnest($2::text[], $3::int[], $4::timestamptz[]) as u(code, version, starts)
where r.register = $1 and r.code = u.code and r.version = u.version and r.valid_from = u.starts
"""


class StoredRowUnfitError(Exception):
    """A stored row no longer fits the declaration of its register: a struct changed without a migration."""


class Head(msgspec.Struct, frozen=True):
    """The register's version, 0 before its first row, and the instant of its last change."""

    version: int = 0
    changed_at: datetime | None = None


async def lock(conn: Connection, register: str) -> Head:
    """Nobody else changes the register until the transaction ends."""
    return _head(await conn.fetchrow(LOCK, register))


async def head(conn: Connection, register: str) -> Head:
    """What is committed."""
    return _head(await conn.fetchrow(HEAD, register))


def _head(row: asyncpg.Record | None) -> Head:
    return Head(row["version"], row["changed_at"]) if row else Head()


async def versions(conn: Connection) -> dict[str, int]:
    return {row["register"]: row["version"] for row in await conn.fetch(VERSIONS)}


async def standing(conn: Connection, register: Register[R]) -> dict[str, Timeline[R]]:
    """Every timeline of the register, by code in order. Raises StoredRowUnfitError."""
    decoder = msgspec.json.Decoder(register.row)
    timelines: dict[str, list[Stretch[R]]] = {}
    for row in await conn.fetch(STANDING, register.code):
        timelines.setdefault(row["code"], []).append(_stretch(register, decoder, row))
    return {code: tuple(stretches) for code, stretches in timelines.items()}


def _stretch(register: Register[R], decoder: msgspec.json.Decoder[R], row: asyncpg.Record) -> Stretch[R]:
    try:
        data = decoder.decode(row["data"])
    except msgspec.ValidationError as error:
        raise StoredRowUnfitError(f"{register.code} {row['code']} version {row['version']}: {error}") from error
    return Stretch(data, Span(row["valid_from"], row["valid_to"]), row["version"])


async def codes(conn: Connection, register: str) -> set[str]:
    """Every code that ever had a row."""
    return {row["code"] for row in await conn.fetch(CODES, register)}


class Asked(msgspec.Struct, frozen=True):
    """Rows that hold at an instant, contain one of the words (all rows without words), and whose code is after `after`."""

    register: str
    at: datetime
    words: Sequence[str] = ()
    after: str = ""


async def page(conn: Connection, asked: Asked, limit: int) -> list[asyncpg.Record]:
    """At most `limit` rows, in order of code."""
    return await conn.fetch(AT, asked.register, asked.at, asked.after, list(asked.words), limit)


async def history(conn: Connection, register: str, code: str, before: int, limit: int) -> list[asyncpg.Record]:
    """What was recorded of a code before version `before`, newest first; rows of one version stay together."""
    return await conn.fetch(HISTORY, register, code, before, limit)


async def save(ctx: Ctx, register: Register[R], plan: Plan[R], version: int) -> None:
    """Write the plan as this version: end, replace, and have the new rows inserted when the action ends."""
    laid = plan.laid
    ended = [(code, each, cut.span.start) for code, cut in laid.items() for each in cut.ended]
    replaced = [(code, each) for code, change in laid.items() for each in change.replaced]
    if ended:
        await ctx.conn.execute(END, register.code, *_named(ended), [ends for _, _, ends in ended])
    if replaced:
        await ctx.conn.execute(REPLACE, register.code, *_named(replaced), ctx.now, version)
    await ctx.conn.execute(COUNT_UP, register.code, version, ctx.now)
    for code, change in laid.items():
        _insert(ctx, register.code, code, change)


def _named(stretches: Iterable[tuple[Any, ...]]) -> tuple[list[str], list[int], list[datetime]]:
    named = [(code, each.version, each.span.start) for code, each, *_ in stretches]
    return [code for code, _, _ in named], [version for _, version, _ in named], [starts for _, _, starts in named]


def _insert(ctx: Ctx, register: str, code: str, change: Laid[R]) -> None:
    for each in change.added:
        ctx.insert(
            ROWS,
            register=register,
            code=code,
            version=each.version,
            data=each.row,
            valid_from=each.span.start,
            valid_to=each.span.end,
            recorded_at=ctx.now,
            recorded_by=ctx.actor.name,
        )
