"""One job's way to its one action: the action's transaction also ends the job; neither happens without the other.

A crash before the commit runs the job again, a crash after it finds no job; a job that was moved, cancelled or taken
over meanwhile undoes the action.
"""

from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar, final

import msgspec

from anmin.kernel.access import HOUSE
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.lanes.jobs import Job, finish_one
from anmin.kernel.passing import decode_hook

if TYPE_CHECKING:
    from anmin.kernel.door import Door
    from anmin.kernel.house import House

C = TypeVar("C", bound=msgspec.Struct)
R = TypeVar("R")


class Overtaken(Exception):
    """The job is no longer this worker's: it was moved, cancelled or taken over. The action is rolled back."""


class SecondAction(Exception):
    """A reaction called a second action: only the first could be made to happen exactly once."""


@final
class React:
    """Given to a reaction: `await react(actions.expire, Expire(…))` passes the door as the house itself.

    A batchable action is passed alone. When the call raises, nothing was committed and another action may be called;
    the only exception is `ctx.refuse`, after which another call raises Overtaken.
    """

    def __init__(self, house: House, job: Job, again: datetime | None) -> None:
        self.house = house
        self.passed = False
        """Whether an action was committed, and the job ended with it."""
        self._job = job
        self._again = again

    @property
    def now(self) -> datetime:
        return self.house.clock.now()

    async def __call__(self, door: Door[C, R], command: C) -> R:
        """Pass the door and get its result. Raises Problem as the door does, Overtaken, SecondAction."""
        if self.passed:
            raise SecondAction(door.name)
        if door.kind != "action":
            raise TypeError(f"{door.name} is a query: a reaction calls an action")
        outcome = await self._ending(door).passed(self.house, self._caller(), command)
        # A result given again comes from an earlier transaction, which did not end this job.
        self.passed = not outcome.replayed
        result: R = msgspec.json.decode(outcome.result, type=door.result, dec_hook=decode_hook)
        return result

    def _caller(self) -> Caller:
        job = self._job
        channel = "reaction" if job.kind == "reaction" else "timer"
        return Caller(HOUSE, channel=channel, request=job.request or str(job.id), cause=job.cause)

    def _ending(self, door: Door[C, R]) -> Door[C, R]:
        """The same door with the end of the job inside its transaction.

        The job is ended last: an action locks its subject's row first and a timer's row after it, and so must we.
        """

        async def verb(ctx: Ctx, command: C) -> R:
            result = await door.verb(ctx, command)
            if not _cancelled_by_itself(ctx, self._job) and not await finish_one(ctx.conn, self._job, self._again):
                raise Overtaken
            return result

        ending = copy(door)
        ending.verb = verb
        ending.batch = False
        return ending


def _cancelled_by_itself(ctx: Ctx, job: Job) -> bool:
    """The action took its own timer away with `ctx.cancel`, as a change of state does: then nothing is left to end."""
    return job.id in ctx.work.cancelled
