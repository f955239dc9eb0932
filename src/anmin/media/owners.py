"""What evidence may belong to. Rooms above register their kinds and say which of them still stand.

`house.service(Owners).register("case", standing)` in a room's `install`. Evidence is kept as long as its owner: the
night's work asks, and erases what belongs to nothing that stands.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import final
from uuid import UUID

from anmin.kernel.db import Connection

Standing = Callable[[Connection, Sequence[UUID]], Awaitable[set[UUID]]]
"""Of these ids, those whose evidence must be kept. Asked under a scope that sees everything."""


@final
class Owners:
    def __init__(self) -> None:
        self._kinds: dict[str, Standing] = {}

    def register(self, kind: str, standing: Standing) -> None:
        """Raises ValueError when two rooms claim one kind."""
        if self._kinds.setdefault(kind, standing) is not standing:
            raise ValueError(f"two rooms own evidence as {kind}")

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
