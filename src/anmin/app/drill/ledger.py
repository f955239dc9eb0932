"""What the house acknowledged during a drill: the actors write it down, and it must all be there at the end."""

from __future__ import annotations

import msgspec

from anmin.app.drill.plan import Incident


class OrderNoted(msgspec.Struct, kw_only=True):
    """An order that was placed: the stages and reports that the house took. `ended`: it said that nothing more comes."""

    id: str
    unit: str
    stages: list[str] = msgspec.field(default_factory=list)
    reports: list[str] = msgspec.field(default_factory=list)
    ended: bool = False

    @property
    def refused(self) -> bool:
        return "refused" in self.stages


class CaseNoted(msgspec.Struct, kw_only=True):
    """A case that was raised. `fixes`: positions of its caller that were kept. `state`: as the actors left it."""

    id: str
    number: str
    incident: Incident
    token: str | None = None
    fixes: int = 0
    orders: list[OrderNoted] = msgspec.field(default_factory=list)
    state: str = "open"
    follow_up: str | None = None
    trouble: str = ""

    @property
    def over(self) -> bool:
        return self.state != "open"


class Ledger(msgspec.Struct):
    """`refused`: incidents whose report the house would not take, with its words: nothing was acknowledged."""

    cases: dict[int, CaseNoted] = msgspec.field(default_factory=dict)
    refused: dict[int, str] = msgspec.field(default_factory=dict)
    unknown_positions: int = 0

    @property
    def open(self) -> list[CaseNoted]:
        return [each for each in self.cases.values() if not each.over]
