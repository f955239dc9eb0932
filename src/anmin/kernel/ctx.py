"""What an action is given: the instant, the actor, the scope, the transaction, and `say`. Nothing else leaves a trace."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, final
from uuid import UUID

import msgspec

from anmin.kernel.access import Actor, Scope
from anmin.kernel.db import Connection, scope_sql
from anmin.kernel.journal import JOURNAL, Subject
from anmin.kernel.timers import TIMERS, Timer
from anmin.kernel.words import Code, Event, Lang, Problem
from anmin.kernel.writes import Insert

if TYPE_CHECKING:
    from anmin.kernel.house import House


WROTE = "select pg_current_xact_id_if_assigned() is not null"
CANCEL = "delete from timers where kind = 'timer' and name = $1 and subject = $2 returning id"


class Caller(msgspec.Struct, frozen=True):
    """Who came to the door, by which channel and language, in which request, and because of what."""

    actor: Actor
    channel: str = "api"
    lang: Lang = "zh"
    request: str = ""
    on_behalf: str | None = None
    cause: str | None = None


class Work(msgspec.Struct):
    """What one call has said and wants written; a nested action adds to the work of the outer one."""

    rows: list[tuple[Insert, dict[str, Any]]]
    said: int = 0
    unchanged: Code | None = None
    refusal: Problem | None = None
    cancelled: set[UUID] = msgspec.field(default_factory=set)
    """Timers taken away by this call; a reaction's action may take away its own."""


@final
class Ctx:
    """The context of one call of one door."""

    def __init__(self, house: House, caller: Caller, scope: Scope, action: str, conn: Connection | None) -> None:
        self.house = house
        self.caller = caller
        self.scope = scope
        self.action = action
        self.now: datetime = house.clock.now()
        self.work = Work([])
        self._conn = conn

    @property
    def actor(self) -> Actor:
        return self.caller.actor

    @property
    def lang(self) -> Lang:
        return self.caller.lang

    @property
    def conn(self) -> Connection:
        """The transaction's connection. A batchable action has none: it decides from its command and from memory."""
        if self._conn is None:
            raise RuntimeError(f"{self.action} is batchable and has no connection")
        return self._conn

    def say(self, event: Event, *, about: Subject) -> None:
        """Write the fact into the journal in this transaction."""
        self.work.said += 1
        self.insert(
            JOURNAL,
            at=self.now,
            actor=self.actor.name,
            on_behalf=self.caller.on_behalf,
            channel=self.caller.channel,
            action=self.action,
            subject=about.name,
            version=about.version,
            event=event.fact_name(),
            payload=event,
            audience=about.audience,
            cause=self.caller.cause,
            request=self.caller.request,
        )

    def unchanged(self, why: Code) -> None:
        """The action found nothing to do, and says so instead of staying silent."""
        self.work.unchanged = why

    def refuse(self, problem: Problem) -> None:
        """Answer with a refusal *after* committing what was said: a wrong password must be counted, not rolled back."""
        self.work.refusal = problem

    def insert(self, into: Insert, /, **values: Any) -> None:
        """Have a row written when the action ends, in the one statement that also writes the journal's lines."""
        self.work.rows.append((into, into.row(**values)))

    def timer(self, timer: Timer) -> None:
        """Set a timer, or move the one of the same name and subject; it wakes its lane after the commit."""
        self.insert(TIMERS, **timer.row(self.caller.request))

    @asynccontextmanager
    async def outside(self) -> AsyncIterator[None]:
        """For work that takes longer than a transaction may: none stands meanwhile. What was read before is read again
        afterwards; nothing may have been written or locked before.
        """
        if self.work.rows or await self.conn.fetchval(WROTE):
            raise RuntimeError(f"{self.action} has written and is still at work")
        await self.conn.execute("commit")
        try:
            yield
        finally:
            if not self.conn.is_closed():
                await self.conn.execute("begin; " + scope_sql(self.scope))

    async def cancel(self, name: str, subject: str) -> None:
        """Take a timer away in this transaction, if it still stands."""
        gone = await self.conn.fetch(CANCEL, name, subject)
        self.work.cancelled.update(row["id"] for row in gone)

    def inner(self, action: str) -> Ctx:
        """The context of an action called by this one: same transaction, same work, and this action as the cause."""
        caller = msgspec.structs.replace(self.caller, cause=self.caller.cause or f"action/{self.action}")
        ctx = Ctx(self.house, caller, self.scope, action, self._conn)
        ctx.now = self.now
        ctx.work = self.work
        return ctx


def person_of(ctx: Ctx) -> UUID:
    """The id of the signed-in actor; doors that need OWN or OWN_ACCOUNT always have one."""
    if ctx.actor.id is None:
        raise RuntimeError(f"{ctx.action} was passed by nobody")
    return ctx.actor.id
