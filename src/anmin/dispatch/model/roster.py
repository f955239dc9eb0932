"""A shift of a unit: who is on it from when to when, with what. That nobody is on two at once, the database keeps."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.dispatch.terms.units import SHIFT_PERIOD

LONGEST = timedelta(hours=48)


class UnitShift(msgspec.Struct, frozen=True, kw_only=True):
    """`skills`: capabilities that this crew brings beside those of the unit. `beat`: instead of the unit's own."""

    id: UUID
    unit: UUID
    starts: datetime
    ends: datetime
    crew: tuple[UUID, ...]
    vehicle: str = ""
    equipment: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    beat: str = ""


def check_period(starts: datetime, ends: datetime, now: datetime) -> None:
    """Raises SHIFT_PERIOD."""
    if not (starts < ends and ends > now and ends - starts <= LONGEST):
        raise SHIFT_PERIOD()
