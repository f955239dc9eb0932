"""Facts about alarms of devices."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("设备再次报警", "A device gave the alarm again")
class AlarmRepeated(Event, frozen=True):
    """Its case is still open; a new one is not made."""

    case: UUID
    device: UUID
