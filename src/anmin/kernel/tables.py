"""What every table declares: who may see its rows, how long they are kept, which columns are personal.

A test holds the declarations against the migrated schema; a table without retention cannot be declared.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Literal

import msgspec

from anmin.kernel.words import Fault

Sees = Literal["house", "everyone", "scope"]
"""house: only code reads it and no row is about a person. everyone: open reference data. scope: row-level security."""


class Retention(msgspec.Struct, frozen=True):
    """How long a row is kept and why. `days` None: as long as the house stands. `since` is the column that is counted."""

    why: str
    days: int | None = None
    since: str | None = None

    def __post_init__(self) -> None:
        if (self.days is None) != (self.since is None):
            raise ValueError("days and since belong together")

    @property
    def kept(self) -> timedelta | None:
        return None if self.days is None else timedelta(days=self.days)


class Sealed(msgspec.Struct, frozen=True):
    """An encrypted column, its context for the keyring, and the column that holds its search hash, if any."""

    column: str
    context: str
    search: str | None = None


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One table of a room. `conflicts` maps unique constraints to the refusal that a person reads."""

    name: str
    sees: Sees
    retention: Retention
    key: str = "id"
    personal: tuple[Sealed, ...] = ()
    conflicts: Mapping[str, Fault] = MappingProxyType({})


FOR_EVER = Retention("It is the structure that other records refer to.")

TABLES = (
    Table(name="scope_tree", sees="house", retention=FOR_EVER, key="descendant, ancestor"),
    Table(
        name="journal",
        sees="house",
        retention=Retention("Audit trail; MLPS asks for 180 days and more, old months are detached by the operator."),
        key="seq",
    ),
    Table(
        name="requests",
        sees="house",
        retention=Retention("A client that comes back after a week is a new call.", days=7, since="at"),
        key="actor, key",
    ),
    Table(name="timers", sees="house", retention=Retention("Gone when carried out; parked ones wait for an operator.")),
    Table(name="cursors", sees="house", retention=FOR_EVER, key="name"),
    Table(name="alembic_version", sees="house", retention=FOR_EVER, key="version_num"),
)
