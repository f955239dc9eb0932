"""What the peer keeps in its file: every message in and out. A peer that is killed finds all of it again."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import final
from uuid import UUID

import msgspec

TABLES = """
create table if not exists came (message text primary key, transfer text, kind text, body blob);
create table if not exists out (message text primary key, transfer text, kind text, body blob, habits text,
  tries integer default 0, at real, state text default 'queued', answer text default '');
"""


class Letter(msgspec.Struct, frozen=True):
    """A message that has not been acknowledged. `habits`: how it is to be sent, words joined by commas."""

    message: UUID
    body: bytes
    habits: str
    tries: int


@final
class State:
    """Every change is on the disk before it is answered."""

    def __init__(self, file: Path) -> None:
        self._db = sqlite3.connect(file, isolation_level=None)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")
        self._db.executescript(TABLES)

    def take(self, message: UUID, transfer: UUID, kind: str, body: bytes) -> bool:
        """False: it had come before."""
        row = (str(message), str(transfer), kind, body)
        return self._db.execute("insert or ignore into came values (?, ?, ?, ?)", row).rowcount == 1

    def queue(self, message: UUID, transfer: UUID, said: tuple[str, bytes], habits: str, at: float) -> None:
        kind, body = said
        self._db.execute(
            "insert or ignore into out (message, transfer, kind, body, habits, at) values (?, ?, ?, ?, ?, ?)",
            (str(message), str(transfer), kind, body, habits, at),
        )

    def begin(self) -> None:
        self._db.execute("begin")

    def commit(self) -> None:
        self._db.execute("commit")

    def due(self, now: float, most: int = 50) -> list[Letter]:
        rows = self._db.execute(
            "select message, body, habits, tries from out where state = 'queued' and at <= ? order by at, rowid limit ?",
            (now, most),
        )
        return [Letter(UUID(message), body, habits, tries) for message, body, habits, tries in rows]

    def again(self, message: UUID, at: float) -> None:
        self._db.execute("update out set tries = tries + 1, at = ? where message = ?", (at, str(message)))

    def settle(self, message: UUID, state: str, answer: str) -> None:
        given = (state, answer, str(message))
        self._db.execute("update out set state = ?, answer = ?, tries = tries + 1 where message = ?", given)

    def counts(self) -> dict[str, int]:
        """Messages by direction, kind and standing: `came.information`, `out.result.acknowledged`."""
        found = {f"came.{kind}": many for kind, many in self._db.execute("select kind, count(*) from came group by 1")}
        rows = self._db.execute("select kind, state, count(*) from out group by 1, 2")
        return found | {f"out.{kind}.{state}": many for kind, state, many in rows}

    def transfers(self, kind: str) -> list[str]:
        """The transfers of which a message of this kind came in."""
        return [row[0] for row in self._db.execute("select transfer from came where kind = ? order by rowid", (kind,))]

    def answers(self) -> list[tuple[str, str, str]]:
        """Kind, standing and the house's answer of every message out."""
        return list(self._db.execute("select kind, state, answer from out order by rowid"))
