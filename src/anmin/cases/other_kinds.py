"""Cases that are no emergencies, for the room that keeps their time: `house.service(OtherKinds).follow(begin)`.

It hears of a new one in the very transaction that writes the case, so that none is ever without somebody responsible.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import final
from uuid import UUID

import msgspec

from anmin.cases.terms.cases import CaseKind
from anmin.kernel.ctx import Ctx


class Begun(msgspec.Struct, frozen=True):
    """A new case of another kind, its desk and the instant from which it is to be handled."""

    case: UUID
    kind: CaseKind
    desk: UUID
    at: datetime


@final
class OtherKinds:
    """Who hears of them. A follower has no connection: it reads memory and writes by `ctx.insert` and `ctx.timer`."""

    def __init__(self) -> None:
        self._followers: list[Callable[[Ctx, Begun], None]] = []

    def follow(self, begin: Callable[[Ctx, Begun], None]) -> None:
        self._followers.append(begin)

    def begin(self, ctx: Ctx, begun: Begun) -> None:
        """Nothing for an emergency."""
        if begun.kind is not CaseKind.EMERGENCY:
            for follower in self._followers:
                follower(ctx, begun)
