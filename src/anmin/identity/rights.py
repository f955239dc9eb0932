"""What the rooms of the house hold about a citizen: each room registers how its part is copied, erased or held back, and
how what a guest held becomes theirs.

`house.service(Rights).register(Part(…))` in a room's `install`. Parts are copied in the order of registration and erased
in the reverse one: upper rooms before the account they refer to.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, final
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.words import Code, Text

Collect = Callable[[Ctx, UUID], Awaitable[Any]]
Erase = Callable[[Ctx, UUID], Awaitable[None]]
Adopt = Callable[[Ctx, UUID, UUID], Awaitable[None]]
Block = Callable[[Ctx, UUID], Awaitable[Code | None]]


async def nothing_blocks(_ctx: Ctx, _citizen: UUID) -> Code | None:
    return None


async def nothing_to_adopt(_ctx: Ctx, _guest: UUID, _citizen: UUID) -> None:
    return None


class Part(msgspec.Struct, frozen=True):
    """`collect`: all of it as JSON-able values, clear ones by `reveal`. `erase`: empty what is personal, in `ctx.conn`.

    `blocks`: why it cannot be erased now, if so. `kept`: what stays after erasure. `adopt`: a guest has signed in.
    """

    name: str
    text: Text
    collect: Collect
    erase: Erase
    blocks: Block = nothing_blocks
    kept: tuple[Code, ...] = ()
    adopt: Adopt = nothing_to_adopt


@final
class Rights:
    def __init__(self) -> None:
        self._parts: dict[str, Part] = {}

    def register(self, part: Part) -> None:
        """Raises ValueError when two parts have one name."""
        if self._parts.setdefault(part.name, part) is not part:
            raise ValueError(f"two parts are called {part.name}")

    @property
    def parts(self) -> Sequence[Part]:
        return tuple(self._parts.values())
