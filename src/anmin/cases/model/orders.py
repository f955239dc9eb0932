"""The order: one responder's way from ordered to done. Stages go forward only; each is written once."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.cases.events.orders import Refused, StageReached, Withdrawn
from anmin.cases.terms import orders as terms
from anmin.cases.terms.orders import ENDED, OrderState, PositionMark, RefusalReason, ResponderKind, WithdrawReason

CHAIN = (
    OrderState.ORDERED,
    OrderState.RECEIVED,
    OrderState.ACCEPTED,
    OrderState.EN_ROUTE,
    OrderState.ON_SCENE,
    OrderState.REPORTED,
    OrderState.DONE,
)
NEXT = {
    OrderState.ORDERED: (OrderState.RECEIVED, OrderState.ACCEPTED),
    OrderState.RECEIVED: (OrderState.ACCEPTED,),
    OrderState.ACCEPTED: (OrderState.EN_ROUTE,),
    OrderState.EN_ROUTE: (OrderState.ON_SCENE,),
    OrderState.ON_SCENE: (OrderState.REPORTED, OrderState.DONE),
    OrderState.REPORTED: (OrderState.DONE,),
}
IMPLIED = frozenset({OrderState.RECEIVED, OrderState.REPORTED})
"""Stages that a later one shows to have been: whoever acknowledges has received, a final report may be the first."""
COLUMN = {
    OrderState.RECEIVED: "received_at",
    OrderState.ACCEPTED: "acknowledged_at",
    OrderState.EN_ROUTE: "set_out_at",
    OrderState.ON_SCENE: "arrived_at",
    OrderState.REPORTED: "reported_at",
    OrderState.DONE: "ended_at",
}
SKEW = timedelta(seconds=5)
"""How far the clock of a terminal may run ahead."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """One responder's order (派警单). `number` counts within the case. `required`: closing waits for its report."""

    id: UUID
    version: int
    case: UUID
    number: int
    kind: ResponderKind
    responder: UUID
    office: UUID
    state: OrderState
    required: bool
    task: str
    response: UUID | None
    parent: UUID | None
    ordered_at: datetime
    received_at: datetime | None = None
    acknowledged_at: datetime | None = None
    set_out_at: datetime | None = None
    arrived_at: datetime | None = None
    reported_at: datetime | None = None
    ended_at: datetime | None = None
    end_why: str = ""
    end_seen_at: datetime | None = None
    overdue: int = 0
    welfare_at: datetime | None = None

    @property
    def ended(self) -> bool:
        return self.state in ENDED

    @property
    def last_at(self) -> datetime:
        """When it reached the stage it stands at."""
        column = COLUMN.get(self.state)
        return (getattr(self, column) if column else None) or self.ordered_at

    def legal(self) -> tuple[OrderState, ...]:
        """What may come next without a reason."""
        if self.kind is not ResponderKind.UNIT and self.state is OrderState.ACCEPTED:
            return (*NEXT[self.state], OrderState.REPORTED, OrderState.DONE)
        return NEXT.get(self.state, ())

    def reach(self, stage: OrderState, at: datetime, now: datetime, why: str = "") -> "tuple[Order, StageReached]":
        """Go on to `stage`, reached at `at`. A stage may be left out only with a reason (XY-09).

        Raises ORDER_ENDED, ILLEGAL_STAGE naming the legal ones, STAGE_TIME.
        """
        if self.ended:
            raise terms.ORDER_ENDED(state=self.state)
        skipped = self._skipped(stage)
        if skipped is None or (skipped and not why):
            raise terms.ILLEGAL_STAGE(state=self.state, legal=self.legal())
        latest = max(now, self.last_at)  # the machine that wrote the stage before may be ahead of this one
        if at > latest + SKEW or at < self.last_at:
            raise terms.STAGE_TIME(after=self.last_at)
        at = min(at, latest)
        order = msgspec.structs.replace(
            self, state=stage, version=self.version + 1, overdue=0, **{COLUMN[stage]: at}, **self._welfare(stage, at)
        )
        seconds = int((at - self.ordered_at).total_seconds())
        return order, StageReached(
            self.case, self.id, self.responder, stage, seconds, mark=PositionMark.NONE, skipped=skipped
        )

    def _skipped(self, stage: OrderState) -> tuple[OrderState, ...] | None:
        """The stages left out on the way to `stage`; None when it does not lie ahead."""
        here, there = CHAIN.index(self.state), CHAIN.index(stage) if stage in CHAIN else -1
        if there <= here:
            return None
        if stage in self.legal():
            return ()
        return tuple(each for each in CHAIN[here + 1 : there] if each not in IMPLIED)

    def _welfare(self, stage: OrderState, at: datetime) -> dict[str, datetime]:
        return {"welfare_at": at} if stage is OrderState.ON_SCENE else {}

    def refuse(self, reason: RefusalReason, times: int, now: datetime) -> "tuple[Order, Refused]":
        """`times`: refusals of this case with this one. Raises ORDER_ENDED, ILLEGAL_STAGE once acknowledged or overridden."""
        if self.ended:
            raise terms.ORDER_ENDED(state=self.state)
        if self.state not in (OrderState.ORDERED, OrderState.RECEIVED) or self.parent is not None:
            raise terms.ILLEGAL_STAGE(state=self.state, legal=self.legal())
        order = self._over(OrderState.REFUSED, reason.value, now)
        return order, Refused(self.case, self.id, self.responder, reason, times)

    def withdraw(self, reason: WithdrawReason, now: datetime) -> "tuple[Order, Withdrawn]":
        """Raises ORDER_ENDED."""
        if self.ended:
            raise terms.ORDER_ENDED(state=self.state)
        return self._over(OrderState.WITHDRAWN, reason.value, now), Withdrawn(
            self.case, self.id, self.responder, reason
        )

    def _over(self, state: OrderState, why: str, now: datetime) -> "Order":
        at = max(now, self.last_at)
        return msgspec.structs.replace(self, state=state, version=self.version + 1, ended_at=at, end_why=why)
