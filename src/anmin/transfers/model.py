"""The contract: offered, accepted or refused, done or returned; and who is responsible at each moment. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from anmin.transfers import terms
from anmin.transfers.terms import TransferKind, TransferState, TransferStep

OURS = ""
"""The desk of the case, where a party is named by its code."""
Side = Literal["sender", "receiver"]
Fits = Literal["now", "later", "never"]
TWICE = 2

_FROM = {
    TransferStep.CONFERRING: (TransferState.OFFERED,),
    TransferStep.ACCEPTED: (TransferState.OFFERED, TransferState.CONFERRING),
    TransferStep.REFUSED: (TransferState.OFFERED, TransferState.CONFERRING),
    TransferStep.KEPT: (TransferState.OFFERED, TransferState.CONFERRING),
    TransferStep.DONE: (TransferState.ACCEPTED,),
    TransferStep.RETURNED: (TransferState.ACCEPTED,),
    TransferStep.VERDICT: (TransferState.DONE,),
}
"""In which states a step is possible."""
_TO = {
    TransferStep.CONFERRING: TransferState.CONFERRING,
    TransferStep.ACCEPTED: TransferState.ACCEPTED,
    TransferStep.REFUSED: TransferState.REFUSED,
    TransferStep.KEPT: TransferState.REFUSED,
    TransferStep.DONE: TransferState.DONE,
    TransferStep.RETURNED: TransferState.RETURNED,
    TransferStep.VERDICT: TransferState.DONE,
}
ENDED = frozenset({TransferState.REFUSED, TransferState.DONE, TransferState.RETURNED})
_STILL = {
    TransferState.OFFERED: frozenset(TransferState),
    TransferState.CONFERRING: frozenset(TransferState) - {TransferState.OFFERED},
    TransferState.ACCEPTED: frozenset({TransferState.ACCEPTED, TransferState.DONE, TransferState.RETURNED}),
}
"""What an open transfer may still become."""
BY = {
    TransferStep.CONFERRING: ("sender", "receiver"),
    TransferStep.ACCEPTED: ("receiver",),
    TransferStep.REFUSED: ("receiver",),
    TransferStep.KEPT: ("sender",),
    TransferStep.DONE: ("receiver",),
    TransferStep.RETURNED: ("receiver",),
    TransferStep.VERDICT: ("sender", "receiver"),
}
"""Which side takes a step."""


class Transfer(msgspec.Struct, frozen=True, kw_only=True):
    """`sender`, `receiver`: codes of peers, or OURS. `matter`: the matter's name at a sender outside; `number`: there."""

    id: UUID
    version: int = 1
    case: UUID
    sender: str
    receiver: str
    ref: UUID
    matter: str = ""
    number: str = ""
    kind: TransferKind
    state: TransferState = TransferState.OFFERED
    kept: bool = False
    offered_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    verdict: str = ""

    @property
    def responsible(self) -> Side:
        """Whoever offers stays responsible until it is taken, and is so again when it comes back."""
        return "receiver" if self.state in (TransferState.ACCEPTED, TransferState.DONE) else "sender"

    @property
    def came_back(self) -> bool:
        return self.state is TransferState.RETURNED or (self.state is TransferState.REFUSED and not self.kept)

    @property
    def parties(self) -> frozenset[str]:
        return frozenset((self.sender, self.receiver))

    def party(self, side: Side) -> str:
        return self.sender if side == "sender" else self.receiver

    def sides_of(self, step: TransferStep) -> tuple[str, ...]:
        """Codes of the parties that may take a step."""
        return tuple(self.party(side) for side in ("sender", "receiver") if side in BY[step])

    def fits(self, step: TransferStep) -> Fits:
        """Whether a step is possible now, may become so, or never will."""
        if self.state in _FROM[step]:
            return "now"
        coming = _STILL.get(self.state, frozenset())
        return "later" if not coming.isdisjoint(_FROM[step]) else "never"

    def take(self, step: TransferStep, now: datetime, verdict: str = "") -> Transfer:
        """The transfer after a step. Raises TRANSFER_STATE."""
        if self.fits(step) != "now":
            raise terms.TRANSFER_STATE(state=self.state)
        state = _TO[step]
        return msgspec.structs.replace(
            self,
            version=self.version + 1,
            state=state,
            kept=step is TransferStep.KEPT,
            answered_at=self.answered_at or (now if step is not TransferStep.CONFERRING else None),
            ended_at=self.ended_at or (now if state in ENDED else None),
            verdict=verdict or self.verdict,
        )


def times_back(earlier: Iterable[Transfer], parties: frozenset[str]) -> int:
    """How often a matter came back between these two, in either direction."""
    return sum(each.came_back and each.parties == parties for each in earlier)


def check_offer(transfer: Transfer, earlier: Iterable[Transfer]) -> None:
    """Raises SAME_PARTY, URGENT_STAYS, TRANSFER_OPEN, PING_PONG."""
    listed = list(earlier)
    if transfer.sender == transfer.receiver:
        raise terms.SAME_PARTY()
    if transfer.kind is TransferKind.URGENT and transfer.sender == OURS:
        raise terms.URGENT_STAYS()
    if any(each.ended_at is None for each in listed):
        raise terms.TRANSFER_OPEN()
    if times_back(listed, transfer.parties) >= TWICE:
        raise terms.PING_PONG()
