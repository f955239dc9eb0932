"""What ids are called when staff read them: offices, colleagues, and what rooms above bring, such as units.

`house.service(Names).register(source)`. It names no citizen and no guest.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from typing import final
from uuid import UUID

from anmin.identity.queries.staff import colleagues
from anmin.kernel.ctx import Ctx
from anmin.kernel.words import Text
from anmin.territory.service import Territory

Source = Callable[[Ctx, Collection[UUID]], Awaitable[Mapping[UUID, Text]]]


async def _offices(ctx: Ctx, ids: Collection[UUID]) -> Mapping[UUID, Text]:
    offices = ctx.house.service(Territory).offices
    found = {id: offices.get(id) for id in ids}
    return {id: Text(each.name, each.name_en or each.name) for id, each in found.items() if each}


async def _colleagues(ctx: Ctx, ids: Collection[UUID]) -> Mapping[UUID, Text]:
    return {id: Text(name, name) for id, name in (await colleagues(ctx, ids)).items()}


def listed(texts: Collection[Text]) -> Text:
    """Several, one after the other."""
    return Text("、".join(each.zh for each in texts), ", ".join(each.en for each in texts))


@final
class Names:
    """The sources of this house, asked one after the other for what is still without a name."""

    def __init__(self) -> None:
        self._sources: list[Source] = [_offices, _colleagues]

    def register(self, source: Source) -> None:
        self._sources.append(source)

    async def of(self, ctx: Ctx, ids: Iterable[UUID | None]) -> dict[UUID, Text]:
        """Names by id; what nobody knows, or what lies outside the caller's scope, is left out."""
        found: dict[UUID, Text] = {}
        asked = {id for id in ids if id}
        for source in self._sources:
            if left := asked - found.keys():
                found |= await source(ctx, left)
        return found
