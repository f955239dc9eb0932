"""Datums at the edges: what comes in becomes WGS-84, what goes out to a map service becomes its own datum.

GCJ-02 and BD-09 are shifts that mainland map services apply. Here they are applied inside China's outline, never by
the usual box, which also holds northern Myanmar, Laos, Vietnam, Mongolia and Korea. Inside means: on the mainland or
its islands, or at sea within 24 nautical miles with that coast the nearest (`countries.on_mainland`), so that a ferry
or a long bridge does not jump.

Hong Kong, Macao and Taiwan are China and are not shifted: the surveying rules behind GCJ-02 bind publishers on the
mainland, services disagree about the rest, and receivers there give plain WGS-84. Kinmen and Matsu lie in the outline
of Fujian and are shifted. The raw pair is kept beside the stored one, so that a wrong datum can be put right later.

Within about 700 m outside the outline one GCJ-02 pair stands for two places, one on either side; the one in China is
taken. This file refuses to guess a datum.
"""

from __future__ import annotations

from typing import Annotated

import geocoordinates_ffi as shift
import msgspec

from anmin.territory.countries import on_mainland
from anmin.territory.point import Latitude, Longitude, Point
from anmin.territory.terms import Datum

MAX_ACCURACY_METRES = 20_040_000.0  # half way round the earth

Accuracy = Annotated[float, msgspec.Meta(ge=0, le=MAX_ACCURACY_METRES)]


class StoredPoint(msgspec.Struct, frozen=True):
    """WGS-84 degrees, and beside them the pair exactly as received with the datum it was said to have.

    `accuracy_m` is the radius in metres that the sender gave. Raises ValueError when a number is out of range.
    """

    lon: Longitude
    lat: Latitude
    source_datum: Datum
    raw_lon: Longitude
    raw_lat: Latitude
    accuracy_m: Accuracy | None = None

    def __post_init__(self) -> None:
        Point(self.lon, self.lat)
        Point(self.raw_lon, self.raw_lat)
        if self.accuracy_m is not None and not 0 <= self.accuracy_m <= MAX_ACCURACY_METRES:
            raise ValueError("accuracy must be a number of metres from 0 to 20,040,000")

    @property
    def point(self) -> Point:
        return Point(self.lon, self.lat)


def received(raw: Point, datum: Datum, accuracy_m: float | None = None) -> StoredPoint:
    """The point as it is stored: in WGS-84, with what was received beside it."""
    point = to_wgs84(raw, datum)
    return StoredPoint(point.lon, point.lat, datum, raw.lon, raw.lat, accuracy_m)


def to_wgs84(point: Point, datum: Datum) -> Point:
    """Exact to a micro-degree inside China; outside the same pair."""
    if datum in (Datum.WGS84, Datum.CGCS2000):
        return point
    try:
        candidate = _unshifted(point, datum)
    except shift.GeoError:  # off the sheet of degrees, so nowhere near China
        return point
    return candidate if on_mainland(candidate) else point


def from_wgs84(point: Point, datum: Datum) -> Point:
    """The pair that a map service with this datum shows for the point; outside China the same pair."""
    if datum in (Datum.WGS84, Datum.CGCS2000) or not on_mainland(point):
        return point
    gcj = shift.wgs84_to_gcj02(shift.Wgs84(lat=point.lat, lon=point.lon))
    if datum is Datum.GCJ02:
        return Point(gcj.lon, gcj.lat)
    bd = shift.gcj02_to_bd09(gcj)
    return Point(bd.lon, bd.lat)


def _unshifted(point: Point, datum: Datum) -> Point:
    gcj = shift.Gcj02(lat=point.lat, lon=point.lon)
    if datum is Datum.BD09:
        near = shift.bd09_to_gcj02_refined(shift.Bd09(lat=point.lat, lon=point.lon))
        gcj = shift.Gcj02(lat=near.lat, lon=near.lon)
    wgs = shift.gcj02_to_wgs84_refined(gcj)
    return Point(wgs.lon, wgs.lat)
