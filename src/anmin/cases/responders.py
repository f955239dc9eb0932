"""Who can be ordered: rooms above bring their kinds of responder. `house.service(Responders).register(kind, them)`."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol, final
from uuid import UUID

import msgspec

from anmin.cases.model.orders import Order
from anmin.cases.store.orders import Spot
from anmin.cases.terms.cases import CaseKind
from anmin.cases.terms.orders import OrderState, ResponderKind
from anmin.kernel.ctx import Ctx


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """An order about to be placed. `preempt`: take it away from a less urgent case. `command`: the commander says so."""

    responder: UUID
    order: UUID
    case: UUID
    matter: CaseKind = CaseKind.EMERGENCY
    level: int
    preempt: bool = False
    command: bool = False


class Claimed(msgspec.Struct, frozen=True):
    """The office that answers for the responder, and the order it was taken away from."""

    office: UUID
    preempted: UUID | None = None


class Kind(Protocol):
    """What a kind of responder must answer, inside the caller's transaction."""

    async def claim(self, ctx: Ctx, claim: Claim) -> Claimed:
        """Bind the responder to the order: of many at once exactly one wins. Raises RESPONDER_UNKNOWN, UNIT_BUSY, …"""
        ...

    async def reached(self, ctx: Ctx, order: Order, stage: OrderState) -> None:
        """The order went on or ended; an ended one frees its responder, if it is still bound to this order."""
        ...

    async def may_answer(self, ctx: Ctx, order: Order) -> bool:
        """Whether the caller may speak for the responder; the caller's offices answer for it already."""
        ...

    async def mark(self, ctx: Ctx, order: Order, spot: Spot, at: datetime) -> Spot:
        """The position with its mark: where the responder was last known decides."""
        ...


@final
class Responders:
    """The kinds of responder of this house."""

    def __init__(self) -> None:
        self._kinds: dict[ResponderKind, Kind] = {}

    def register(self, kind: ResponderKind, them: Kind) -> None:
        """Raises ValueError when two rooms bring one kind."""
        if self._kinds.setdefault(kind, them) is not them:
            raise ValueError(f"{kind} is brought twice")

    def of(self, kind: ResponderKind) -> Kind:
        """Raises KeyError for a kind that no room brought."""
        return self._kinds[kind]

    def __contains__(self, kind: object) -> bool:
        return kind in self._kinds
