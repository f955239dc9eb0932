"""Deferred, set-based writing: everything an action adds is written by one statement, for one call or a whole batch.

The statement claims the idempotency keys first and writes only the rows of the calls whose key was free, so that a
repeated call can never write twice, whatever runs beside it. Rows travel as JSON record sets: one parameter a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec


class Insert(msgspec.Struct, frozen=True, eq=False):
    """How rows enter one table: its name, its columns with their PostgreSQL types, and what a conflict does.

    Declared once and told apart by identity: comparing columns took a twentieth of a batched call.
    """

    table: str
    columns: tuple[tuple[str, str], ...]
    on_conflict: str = ""
    names: frozenset[str] = frozenset()
    binary: bool = False
    """Whether a column holds bytes, which JSON has no form for."""

    def row(self, **values: Any) -> dict[str, Any]:
        """The values in the declared columns; a missing or unknown column is a programming error (KeyError)."""
        if values.keys() != self.names:
            raise KeyError(f"{self.table}: {sorted(values.keys() ^ self.names)}")
        return values


def insert(table: str, *, on_conflict: str = "", **columns: str) -> Insert:
    """Declare an insert: `insert("staff", id="uuid", login="text")`."""
    return Insert(table, tuple(columns.items()), on_conflict, frozenset(columns), "bytea" in columns.values())


class Claim(msgspec.Struct, frozen=True):
    """An idempotency key with what it stands for: the door, the hash of the command, and the encrypted result to give again."""

    actor: str
    key: str
    door: str
    hash: bytes
    result: bytes
    at: datetime


class Pending(msgspec.Struct):
    """What one call wants written: its claim, and its rows table by table in the order they were said."""

    rows: list[tuple[Insert, dict[str, Any]]]
    claim: Claim | None = None

    def shape(self) -> tuple[Insert, ...]:
        """The inserts used, each once, in order of first use: calls of one shape share one prepared statement."""
        return tuple(dict.fromkeys(insert for insert, _ in self.rows))


GIVEN = """given as (select * from json_to_recordset($1::json) as u
  (n int, actor text, key text, door text, hash bytea, result bytea, at timestamptz))"""
CLAIMED = """claimed as (insert into requests (actor, key, door, hash, result, at)
  select actor, key, door, hash, result, at from given where key is not null order by actor, key
  on conflict do nothing returning actor, key)"""
NEW = """new as materialized (select n from given where key is null
  union all select min(n) from given join claimed using (actor, key) group by actor, key)"""


def statement(shape: Sequence[Insert]) -> str:
    """The one statement that writes calls of this shape and returns the ordinals `n` of the calls that were new."""
    parts = [
        GIVEN,
        CLAIMED,
        NEW,
    ]
    for number, each in enumerate(shape):
        names = ", ".join(name for name, _ in each.columns)
        types = ", ".join(f"{name} {kind}" for name, kind in each.columns)
        parts.append(
            f"w{number} as (insert into {each.table} ({names}) select {names}"
            f" from json_to_recordset(${number + 2}::json) as u(n int, i int, {types})"
            f" where n in (select n from new) order by i {each.on_conflict})"
        )
    return "with " + ", ".join(parts) + " select n from new"


def parameters(calls: Sequence[Pending], shape: Sequence[Insert]) -> list[str]:
    """One JSON text a table, each row carrying the ordinal of its call (`n`) and its place in the order (`i`)."""
    given = [_claim(n, call.claim) for n, call in enumerate(calls)]
    tables: dict[Insert, list[dict[str, Any]]] = {each: [] for each in shape}
    order = 0
    for n, call in enumerate(calls):
        for into, row in call.rows:
            tables[into].append({"n": n, "i": order, **(_hexed(row) if into.binary else row)})
            order += 1
    return [_json(given), *(_json(rows) for rows in tables.values())]


def _claim(n: int, claim: Claim | None) -> dict[str, Any]:
    if claim is None:
        return {"n": n}
    return {"n": n, **_hexed({name: getattr(claim, name) for name in Claim.__struct_fields__})}


def _json(rows: Iterable[dict[str, Any]]) -> str:
    return _ENCODER.encode(list(rows)).decode()


def _hexed(row: dict[str, Any]) -> dict[str, Any]:
    return {name: "\\x" + value.hex() if type(value) is bytes else value for name, value in row.items()}


_ENCODER = msgspec.json.Encoder(uuid_format="canonical")
