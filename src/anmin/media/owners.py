"""What evidence and calls may belong to. Rooms above register their kinds, say which of them still stand, who may call.

`house.service(Owners).register("case", standing)` in a room's `install`. Evidence is kept as long as its owner: the
night's work asks, and erases what belongs to nothing that stands.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import NamedTuple, final
from uuid import UUID

from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.personal import Phone
from anmin.kernel.words import Code
from anmin.media.model.calls import About

Standing = Callable[[Connection, Sequence[UUID]], Awaitable[set[UUID]]]
"""Of these ids, those whose evidence must be kept. Asked under a scope that sees everything."""


Ended = Callable[[Connection, Sequence[UUID]], Awaitable[dict[UUID, datetime]]]
"""Of these ids, those that have ended, and when."""


class Calls(NamedTuple):
    """`about`: what holds of one that the caller's scope admits, None otherwise. `welcome`: who
    somebody is that came by a link about it, and whom nobody knows: this new guest, or the guest whose it is already.
    `number`: of who told of it, None where it is not known or not for this caller; the look is noted.
    """

    about: Callable[[Ctx, UUID], Awaitable[About | None]]
    welcome: Callable[[Ctx, UUID, UUID], Awaitable[UUID]]
    number: Callable[[Ctx, UUID], Awaitable[Phone | None]] | None = None


@final
class Owners:
    def __init__(self) -> None:
        self._kinds: dict[str, Standing] = {}
        self._ends: dict[str, Ended] = {}
        self._calls: dict[str, Calls] = {}
        self._purposes: dict[str, Code] = {}

    def register(self, kind: str, standing: Standing, calls: Calls | None = None) -> None:
        """`calls`: None where nobody calls about it. Raises ValueError when two rooms claim one kind."""
        if self._kinds.setdefault(kind, standing) is not standing:
            raise ValueError(f"two rooms own evidence as {kind}")
        if calls is not None:
            self._calls[kind] = calls

    async def about(self, ctx: Ctx, owner: str) -> About | None:
        """What holds of an owner for a call; None outside the caller's scope, and where nobody calls about its kind."""
        kind, _, id = owner.partition(":")
        return await self._calls[kind].about(ctx, UUID(id)) if kind in self._calls else None

    async def welcome(self, ctx: Ctx, owner: str, guest: UUID) -> UUID:
        kind, _, id = owner.partition(":")
        return await self._calls[kind].welcome(ctx, UUID(id), guest)

    async def number(self, ctx: Ctx, owner: str) -> Phone | None:
        """The telephone of who told of it; None: not known, or not for this caller."""
        kind, _, id = owner.partition(":")
        ask = self._calls[kind].number if kind in self._calls else None
        return await ask(ctx, UUID(id)) if ask else None

    def looks(self, kind: str, purpose: Code) -> None:
        """Why its staff look at what citizens gave to it, where nobody says why."""
        self._purposes[kind] = purpose

    def purpose(self, owner: str) -> Code | None:
        return self._purposes.get(owner.partition(":")[0])

    def ends(self, kind: str, ended: Ended) -> None:
        """For the register of retention, which counts from the end."""
        self._ends[kind] = ended

    async def ended(self, conn: Connection, owners: Sequence[str]) -> dict[str, datetime]:
        """Those of these owners that have ended, and when; of kinds that never say so, none."""
        found: dict[str, datetime] = {}
        for kind, ended in self._ends.items():
            ids = [UUID(owner.partition(":")[2]) for owner in owners if owner.partition(":")[0] == kind]
            found |= {f"{kind}:{id}": at for id, at in (await ended(conn, ids)).items()} if ids else {}
        return found

    def known(self, owner: str) -> None:
        """Raises LookupError for an owner of an unregistered kind: its evidence would never be erased."""
        if owner.partition(":")[0] not in self._kinds:
            raise LookupError(f"no room registered the owner of {owner.partition(':')[0]}")

    async def gone(self, conn: Connection, owners: Sequence[str]) -> set[str]:
        """Those of these owners that no longer stand; of kinds that no installed room knows, none."""
        gone: set[str] = set()
        for kind, standing in self._kinds.items():
            ids = [UUID(owner.partition(":")[2]) for owner in owners if owner.partition(":")[0] == kind]
            if ids:
                kept = await standing(conn, ids)
                gone |= {f"{kind}:{id}" for id in ids if id not in kept}
        return gone
