"""Facts of the map."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("查看附近视频点位", "The cameras near a case were looked for")
class CamerasLooked(Event, frozen=True):
    case: UUID
    metres: int
    cameras: int
