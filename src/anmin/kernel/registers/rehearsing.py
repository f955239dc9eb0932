"""What a change of a register would have done to the past week: the room that applies a register to something says how.

It changes nothing. A register that nobody applies to what is past answers so.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, final

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.registers.declare import R, Register
from anmin.kernel.words import Text

WEEK = timedelta(days=7)
SHOWN = 100
"""Effects in one answer; they are counted to the end."""
NOT_APPLIED = Text(
    "这张表不作用于以往警情，改动只影响今后。",
    "This register is not applied to past cases; a change counts from now on.",
)


class Effect(msgspec.Struct, frozen=True):
    """One thing that would have come otherwise. `about`: its number as people know it."""

    id: str
    about: str
    before: Text
    after: Text


class Rehearsed(msgspec.Struct, frozen=True):
    """`looked`: how many were looked at, newest first; `more`: there were others in that time."""

    looked: int = 0
    more: bool = False
    effects: tuple[Effect, ...] = ()


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """`applied` False: the register says nothing of the past, as `says` explains. `changed`: all effects, of which at most
    100 are shown.
    """

    applied: bool
    says: Text
    since: datetime
    looked: int
    more: bool
    changed: int
    effects: tuple[Effect, ...]


Rehearse = Callable[[Ctx, tuple[Any, ...], tuple[Any, ...]], Awaitable[Rehearsed]]


@final
class Rehearsals:
    """`house.service(Rehearsals).register(LEVEL_RULES, …)`: called with the rows before and after."""

    def __init__(self) -> None:
        self._known: dict[str, Rehearse] = {}

    def register(self, register: Register[Any], rehearse: Rehearse) -> None:
        self._known[register.code] = rehearse

    async def tried(self, ctx: Ctx, register: Register[R], before: tuple[R, ...], after: tuple[R, ...]) -> Tried:
        rehearse = self._known.get(register.code)
        found = await rehearse(ctx, before, after) if rehearse else Rehearsed()
        changed = len(found.effects)
        says = Text(
            f"近七日 {found.looked} 起警情中，{changed} 起会有不同。",
            f"Of {found.looked} cases of the last seven days {changed} would have come otherwise.",
        )
        return Tried(
            applied=rehearse is not None,
            says=says if rehearse else NOT_APPLIED,
            since=ctx.now - WEEK,
            looked=found.looked,
            more=found.more,
            changed=changed,
            effects=found.effects[:SHOWN],
        )
