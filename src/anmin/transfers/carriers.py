"""How a step reaches a peer outside the house: channels register a carrier, `house.service(Carriers).register(way, carrier)`.

A carrier writes down what is to be sent, in the transaction of the step; it sends nothing while the transaction runs.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol, final
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.transfers.model import Transfer
from anmin.transfers.package import Package
from anmin.transfers.peers import PeerRow
from anmin.transfers.terms import NO_CARRIER, PeerWay, TransferStep


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a step says: `text` is its reason or result; `person`, `department`: who returns it; `verdict` of a follow-up."""

    step: TransferStep
    at: datetime
    by: UUID | None = None
    text: str = ""
    person: str = ""
    department: str = ""
    verdict: str = ""


class Carrier(Protocol):
    async def carry(self, ctx: Ctx, peer: PeerRow, transfer: Transfer, told: Told, package: Package | None) -> None:
        """Write the message down. `package`: what is handed over, with the step OFFERED alone. Raises NO_CARRIER."""
        ...


@final
class Carriers:
    """The carriers of this house, by the way that a peer's row names."""

    def __init__(self) -> None:
        self._carriers: dict[PeerWay, Carrier] = {}

    def register(self, way: PeerWay, carrier: Carrier) -> None:
        """Raises ValueError when two channels bring one way."""
        if self._carriers.setdefault(way, carrier) is not carrier:
            raise ValueError(f"the way {way} is brought twice")

    def of(self, peer: PeerRow) -> Carrier:
        """Raises NO_CARRIER."""
        found = self._carriers.get(peer.way)
        if found is None:
            raise NO_CARRIER()
        return found
