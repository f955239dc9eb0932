"""One unit: what it is, how it stands, and which statuses somebody may give it. A unit on an order follows its order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.terms.orders import OrderState
from anmin.dispatch.model.units import UnitStatusRow, change_status
from anmin.dispatch.terms.units import UNIT_ON_ORDER, UnitKind
from anmin.kernel.journal import Subject
from anmin.kernel.journal import office as topic
from anmin.kernel.words import Text

SUBJECT = "unit"
AVAILABLE, OFF_DUTY = "available", "off_duty"
BY_STAGE = {
    OrderState.ORDERED: "dispatched",
    OrderState.EN_ROUTE: "en_route",
    OrderState.ON_SCENE: "on_scene",
}
"""The statuses that orders bring about: of the first rows, never ended while orders are given."""
_RESTS = frozenset({"break", OFF_DUTY})
_BEFORE_THE_SCENE = frozenset({"dispatched", "en_route"})


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """`idle_status`: the one to which it returns after its order. `home_lon`, `home_lat`: WGS-84."""

    id: UUID
    version: int
    code: str
    name: str
    name_en: str
    kind: UnitKind
    office: UUID
    call_sign: str
    capabilities: tuple[str, ...]
    equipment: tuple[str, ...]
    status: str
    status_at: datetime
    idle_status: str = ""
    rested_at: datetime | None = None
    assignment: UUID | None = None
    case_id: UUID | None = None
    home_lon: float | None = None
    home_lat: float | None = None
    beat: str = ""
    stale_seconds: int = 120
    simulated: bool = False
    retired_at: datetime | None = None

    @property
    def text(self) -> Text:
        return Text(self.name, self.name_en or self.name)

    @property
    def subject(self) -> Subject:
        return Subject(SUBJECT, self.id, self.version, (topic(self.office),))

    def changed(self, **values: object) -> Unit:
        return msgspec.structs.replace(self, version=self.version + 1, **values)

    def stand(self, rows: Sequence[UnitStatusRow], wanted: str, now: datetime) -> Unit:
        """In another status, said by somebody. Raises STATUS_UNKNOWN, ILLEGAL_STATUS, UNIT_ON_ORDER."""
        row = change_status(rows, self.status, wanted)
        if self.assignment and not self._after_arrival(row):
            raise UNIT_ON_ORDER(name=self.text)
        rested = now if self.status in _RESTS else self.rested_at
        return self.changed(status=wanted, status_at=now, rested_at=rested)

    def _after_arrival(self, row: UnitStatusRow) -> bool:
        """What happens on the scene and after it is the crew's to say; how it got there, its order says."""
        return row.on_event and row.code not in _BEFORE_THE_SCENE and self.status not in _BEFORE_THE_SCENE
