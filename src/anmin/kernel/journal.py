"""The journal: one append-only line for every fact. It is audit trail, outbox, time line and the feed of live screens.

Lines are written by doors only (`ctx.say`), in the transaction of the change. Reading is complete below the oldest
running transaction: a reader that remembers `max(seq)` would miss slow transactions for ever.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import asyncpg
import msgspec

from anmin.kernel.db import Connection
from anmin.kernel.writes import insert

JOURNAL = insert(
    "journal",
    at="timestamptz",
    actor="text",
    on_behalf="text",
    channel="text",
    action="text",
    subject="text",
    version="int",
    event="text",
    payload="jsonb",
    audience="text[]",
    cause="text",
    request="text",
)

COLUMNS = "seq, tx::text::bigint as tx, " + ", ".join(name for name, _ in JOURNAL.columns)


class Subject(msgspec.Struct, frozen=True):
    """What a fact is about: `staff:<id>` in its new version, and the topics whose listeners may hear of it."""

    kind: str
    id: UUID | str
    version: int
    audience: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.kind}:{self.id}"


def office(id: UUID) -> str:
    """The topic of an office: its staff and the staff of every office above it hear the line."""
    return f"office:{id}"


def person(id: UUID) -> str:
    """The topic of one citizen or one staff member."""
    return f"person:{id}"


class Cursor(NamedTuple):
    """A place in the journal, as `tx.seq` in `Last-Event-ID`. Order is by transaction, then by line."""

    tx: int = 0
    seq: int = 0

    def __str__(self) -> str:
        return f"{self.tx}.{self.seq}"

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """Raises ValueError for anything but two non-negative decimal numbers below 2^63 joined by a dot."""
        tx, _, seq = text.partition(".")
        if not (tx.isascii() and tx.isdigit() and seq.isascii() and seq.isdigit()):
            raise ValueError("a cursor is tx.seq")
        cursor = cls(int(tx), int(seq))
        if max(cursor) >= 1 << 63:
            raise ValueError("a cursor is tx.seq")
        return cursor


class Line(msgspec.Struct, frozen=True):
    """One line as it stands in the table; `payload` is the event's JSON."""

    seq: int
    tx: int
    at: datetime
    actor: str
    on_behalf: str | None
    channel: str
    action: str
    subject: str
    version: int
    event: str
    payload: msgspec.Raw
    audience: tuple[str, ...]
    cause: str | None
    request: str

    @property
    def cursor(self) -> Cursor:
        return Cursor(self.tx, self.seq)


def line(row: asyncpg.Record) -> Line:
    """A row selected with `COLUMNS`."""
    values: dict[str, Any] = dict(row)
    values["payload"] = msgspec.Raw(values["payload"].encode())
    values["audience"] = tuple(values["audience"])
    return Line(**values)


AFTER = f"""
select {COLUMNS} from journal
where (tx, seq) > ($1::text::xid8, $2) and tx < pg_snapshot_xmin(pg_current_snapshot())
order by journal.tx, seq limit $3
"""


async def after(conn: Connection, cursor: Cursor, limit: int = 1000) -> list[Line]:
    """The next complete lines after `cursor`, in (tx, seq) order; at most `limit`."""
    return [line(row) for row in await conn.fetch(AFTER, str(cursor.tx), cursor.seq, limit)]


async def end(conn: Connection) -> Cursor:
    """The place after the newest complete line: where a reader begins that wants no history."""
    row = await conn.fetchrow(
        "select tx::text::bigint as tx, seq from journal where tx < pg_snapshot_xmin(pg_current_snapshot())"
        " order by journal.tx desc, seq desc limit 1"
    )
    return Cursor(row["tx"], row["seq"]) if row else Cursor()
