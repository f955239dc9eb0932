"""The port for times to a scene, and its two first makers: our own roads, and the straight line where there are none.

A time always says what it rests on. An engine outside the house is another maker of the same port.
"""

from __future__ import annotations

from typing import Protocol, final

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from anmin.dispatch.roads.earth import Floats, metres_from, on_earth
from anmin.dispatch.roads.graph import LAST_STRETCH_MPS, NOWHERE, RoadGraph, Snap
from anmin.dispatch.terms.roads import Basis
from anmin.territory.point import Point

DETOUR = 1.4  # streets over straight line; 1.2 to 1.4 in towns, so this errs on the long side
STRAIGHT_KMH = 40.0
BASES = tuple(Basis)
"""`Times.basis` holds places in this tuple."""
_ROAD, _STRAIGHT, _BEYOND, _NO_PLACE = (np.int8(BASES.index(each)) for each in Basis)


class Places(msgspec.Struct, frozen=True, eq=False):
    """Degrees, a row a place; NaN: not known."""

    lon: Floats
    lat: Floats


class Times(msgspec.Struct, frozen=True, eq=False):
    """A row a place: seconds to the scene (infinite without one), straight-line metres (NaN without a place), basis."""

    seconds: Floats
    metres: Floats
    basis: NDArray[np.int8]


class RoadTimes(Protocol):
    """How long it takes from many places."""

    def to(self, point: Point, places: Places, limit_s: float) -> Times:
        """From each place to the point; what takes longer than the limit is BEYOND and infinite."""

    def soonest(self, starts: Places, places: Places, limit_s: float) -> Floats:
        """Seconds to each place from whichever start is soonest there; infinite beyond the limit."""


@final
class StraightLine:
    """Seconds of the straight line with a detour, at one speed. It sees no river and says so by its basis."""

    def to(self, point: Point, places: Places, limit_s: float) -> Times:
        metres = metres_from(point, places.lon, places.lat)
        seconds = straight_seconds(metres)
        basis = np.where(seconds <= limit_s, _STRAIGHT, _BEYOND)
        return _without_place(np.where(seconds <= limit_s, seconds, np.inf), metres, basis)

    def soonest(self, starts: Places, places: Places, limit_s: float) -> Floats:
        known = np.isfinite(starts.lon)
        if not known.any():
            return np.full(len(places.lon), np.inf)
        metres, _ = cKDTree(on_earth(starts.lon[known], starts.lat[known])).query(on_earth(places.lon, places.lat))
        seconds = straight_seconds(metres)
        return np.where(seconds <= limit_s, seconds, np.inf)


@final
class OwnRoads:
    """Times on our own graph; straight lines only from or to where no road is near.

    Remembers the nodes of the places asked for last, row by row: units mostly stand where they stood.
    """

    def __init__(self, graph: RoadGraph) -> None:
        self.graph = graph
        self._lon = self._lat = np.empty(0)
        self._held = Snap(np.empty(0, np.int32), np.empty(0))

    def to(self, point: Point, places: Places, limit_s: float) -> Times:
        by_node = self.graph.seconds_from(point, limit_s)
        straight = StraightLine().to(point, places, limit_s)
        if by_node is None:
            return straight
        snap = self._snapped(places)
        on_road = snap.node != NOWHERE
        seconds = by_node[snap.node] + snap.metres / LAST_STRETCH_MPS
        reached = seconds <= limit_s
        return _without_place(
            np.where(on_road, np.where(reached, seconds, np.inf), straight.seconds),
            straight.metres,
            np.where(on_road, np.where(reached, _ROAD, _BEYOND), straight.basis),
        )

    def soonest(self, starts: Places, places: Places, limit_s: float) -> Floats:
        by_node = self.graph.seconds_from_any(self.graph.snap(starts.lon, starts.lat), limit_s)
        ends = self.graph.snap(places.lon, places.lat)
        seconds = by_node[ends.node] + ends.metres / LAST_STRETCH_MPS
        straight = StraightLine().soonest(starts, places, limit_s)
        return np.where(ends.node == NOWHERE, straight, np.where(seconds <= limit_s, seconds, np.inf))

    def _snapped(self, places: Places) -> Snap:
        if len(places.lon) != len(self._lon):
            self._held = self.graph.snap(places.lon, places.lat)
        else:
            moved = np.flatnonzero((places.lon != self._lon) | (places.lat != self._lat))
            node, metres = self.graph.snap(places.lon[moved], places.lat[moved])
            self._held.node[moved], self._held.metres[moved] = node, metres
        self._lon, self._lat = places.lon.copy(), places.lat.copy()
        return self._held


def straight_seconds(metres: Floats) -> Floats:
    return metres * DETOUR * 3.6 / STRAIGHT_KMH


def _without_place(seconds: Floats, metres: Floats, basis: NDArray[np.int8]) -> Times:
    known = np.isfinite(metres)
    return Times(np.where(known, seconds, np.inf), metres, np.where(known, basis, _NO_PLACE))
