"""From a device's message to what it says: JSON, a form, or the compact line `SOS,<device>,<lat>,<lon>,<metres>,<seconds>`.

Pure; what it cannot read it says. A position that makes no sense is left out, the alarm is not.
"""

from __future__ import annotations

import msgspec

from anmin.cases.placing import Spot
from anmin.channels.reading import Fields, fields_of
from anmin.channels.terms import Unreadable
from anmin.territory.terms import Datum

COMPACT = ("event", "device", "lat", "lon", "accuracy", "time")
PRESSED = frozenset({"sos", "alarm", "panic", "help", "press", "pressed", "emergency", "fall"})
PLACED = frozenset({"position", "location", "gps", "pos", "heartbeat"})
TRIED = frozenset({"test", "selftest"})
DEVICE = ("device", "deviceId", "id", "imei", "serial", "sn")
LON = ("lon", "lng", "longitude", "x")
LAT = ("lat", "latitude", "y")


class Pressed(msgspec.Struct, frozen=True):
    """`alarm` False: it only says where it is; `test`: somebody tries it."""

    device: str
    alarm: bool
    test: bool
    position: Spot | None


def read(body: bytes) -> Pressed | Unreadable:
    fields = _compact(body) or fields_of(body)
    if fields is None:
        return Unreadable.NOT_TEXT
    device, event = fields.code(*DEVICE), fields.text("event", "type", "alarm", "action").lower()
    if device is None:
        return Unreadable.NO_DEVICE
    if event not in PRESSED | PLACED | TRIED:
        return Unreadable.NO_EVENT
    return Pressed(device, event not in PLACED, event in TRIED, _position(fields))


def _compact(body: bytes) -> Fields | None:
    """The compact line is ASCII and begins with what happened."""
    parts = body.decode("ascii", "replace").strip().split(",")
    if len(parts) < 2 or parts[0].lower() not in PRESSED | PLACED | TRIED:
        return None
    return Fields(dict(zip(COMPACT, parts, strict=False)))


def _position(fields: Fields) -> Spot | None:
    lon, lat, metres = fields.number(*LON), fields.number(*LAT), fields.number("accuracy", "acc", "radius")
    if lon is None or lat is None or not (-180 <= lon <= 180 and -90 <= lat <= 90) or (lon, lat) == (0, 0):
        return None
    named = fields.text("datum", "coordType").lower().replace("-", "").replace("_", "")
    datum = next((each for each in Datum if each.value.replace("_", "") == named), Datum.WGS84)
    accuracy = metres if metres is not None and 0 <= metres <= 1_000_000 else None
    return Spot(lon=lon, lat=lat, datum=datum, accuracy=accuracy, at=fields.instant("time", "at", "timestamp"))
