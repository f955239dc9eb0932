"""The house as a running process sees it: the services every door may use, put together by `app.compose`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from anmin.kernel import faults
from anmin.kernel.access import Actor
from anmin.kernel.crowd import Crowd
from anmin.kernel.journal import JOURNAL, Cursor, Line
from anmin.kernel.timers import TIMERS
from anmin.kernel.uploads import Uploads
from anmin.kernel.words import Fault
from anmin.kernel.writes import Insert

if TYPE_CHECKING:
    from anmin.kernel.batch import Batches
    from anmin.kernel.clock import Clock
    from anmin.kernel.db import Connection, Database
    from anmin.kernel.door import Door
    from anmin.kernel.keyring import Keyring
    from anmin.kernel.ranges import Part
    from anmin.kernel.settings import Settings
    from anmin.kernel.tables import Table

T = TypeVar("T")
Authenticator = Callable[["House", str], Awaitable[Actor | None]]
Ground = Callable[["Connection", Actor, str], Awaitable[bool]]
Concerns = Callable[["Connection", Actor, Line], Awaitable[bool]]


class House:
    """Services by name where the kernel has them, by type (`house.service(AreaIndex)`) where a room brings its own."""

    def __init__(self, settings: Settings, clock: Clock, keyring: Keyring, db: Database, batches: Batches) -> None:
        self.settings = settings
        self.clock = clock
        self.keyring = keyring
        self.db = db
        self.batches = batches
        self.crowd = Crowd(settings.database.connections)
        self.doors: dict[str, Door[Any, Any]] = {}
        self.opened_at = Cursor()
        """The end of the journal before the rooms loaded what they hold in memory."""
        self.tables: tuple[Table, ...] = ()
        self.conflicts: dict[str, Fault] = {}
        """Unique constraints and the refusal each one stands for."""
        self.grounds: dict[str, Ground] = {}
        """Purposes of a reveal and the check that a ground holds: (connection, actor, subject) → yes or no."""
        self.concerns: dict[str, Concerns] = {}
        """Kinds of subject and the check that a line about one concerns this actor, who may then have its receipt."""
        self.authenticate: Authenticator | None = None
        self.uploads = Uploads(settings)
        self.stored_file: Callable[[bytes, Part | None], AsyncIterator[bytes]] | None = None
        """The clear bytes of a `http.Stored`, or a part of them, from its sealed place; set by the room that keeps files."""
        self.topics_above: Callable[[str], Iterable[str]] = lambda topic: (topic,)
        """A topic with those above it, whose listeners hear its lines too."""
        self.on_lines: list[Callable[[], None]] = []
        """Woken after every commit that wrote journal lines: the live hub of this process."""
        self.watches: list[tuple[str, Callable[[Line], None]]] = []
        """Events that a room's in-memory service follows in every process, and what to do when one is read."""
        self.on_access: list[Callable[[UUID | None], None]] = []
        """Told whose sessions or rights changed, in every process; None stands for everybody."""
        self.hears: set[str] = set()
        """Codes of the permissions by which staff hear the lines of an office on the live stream."""
        self.on_timers: list[Callable[[Sequence[str]], None]] = []
        """Woken with the lanes of the timers that a commit has set."""
        self._services: dict[type[Any], Any] = {}

    async def who(self, token: str) -> Actor:
        """The actor whose session this token is. Raises NOT_SIGNED_IN for anything else."""
        actor = await self.authenticate(self, token) if self.authenticate else None
        if actor is None:
            raise faults.NOT_SIGNED_IN()
        return actor

    def offer(self, service: object) -> None:
        """Let rooms find `service` by its type."""
        self._services[type(service)] = service

    def service(self, kind: type[T]) -> T:
        """The service of this type. Raises KeyError when no room brought one."""
        found: T = self._services[kind]
        return found

    def committed(self, rows: Sequence[tuple[Insert, dict[str, Any]]]) -> None:
        """Called after a commit: wake those in this process who wait for what was written."""
        written = {into for into, _ in rows}
        if JOURNAL in written:
            for wake in self.on_lines:
                wake()
        if TIMERS in written:
            lanes = sorted({row["lane"] for into, row in rows if into is TIMERS})
            for ring in self.on_timers:
                ring(lanes)
