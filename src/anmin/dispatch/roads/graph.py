"""The road network in memory: the node nearest to a place, seconds by road from many places to one, the way itself.

Times are those of free roads at the given speeds: no traffic, no turns, no lights. A place is joined to its nearest
node; further than `NO_ROAD_M` from any node there is no road. A river counts, because only edges are travelled.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any, NamedTuple, Self, final

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from anmin.dispatch.roads.earth import Floats, on_earth, spot
from anmin.dispatch.roads.sheet import UNNAMED, Ints, RoadSheet
from anmin.territory.point import Point

NO_ROAD_M = 2_000.0
LIMIT_S = 1_800.0
FARTHEST_S = 6 * 3_600.0
LAST_STRETCH_MPS = 15 / 3.6  # between a place and its node: slower than any street, faster than on foot
NOWHERE = -1


class Snap(NamedTuple):
    """The node of each place, or -1 where no road is near, and the metres to it."""

    node: Ints
    metres: Floats


class Route(msgspec.Struct, frozen=True):
    """The way between two places: `seconds[i]` have passed at `points[i]`. `streets` in the order in which they are taken."""

    points: tuple[Point, ...]
    seconds: tuple[float, ...]
    metres: float
    streets: tuple[str, ...]

    def at(self, seconds: float) -> Point:
        """Where one is after so many seconds: between two points on the straight line, before and after at the ends."""
        lon = np.interp(seconds, self.seconds, [point.lon for point in self.points])
        lat = np.interp(seconds, self.seconds, [point.lat for point in self.points])
        return Point(float(lon), float(lat))


@final
class RoadGraph:
    """Never changes; a new import makes a new one."""

    def __init__(self, sheet: RoadSheet) -> None:
        self.sheet = sheet
        self._tree = cKDTree(on_earth(sheet.lon, sheet.lat))
        nodes = len(sheet.lon)
        # Row = where an edge ends: one search from the scene then finds the times of all who travel towards it.
        order = np.lexsort((sheet.seconds, sheet.source, sheet.target))
        ends, starts = sheet.target[order], sheet.source[order]
        fastest = np.ones(len(order), bool)  # of parallel edges; a sparse matrix would add them up
        fastest[1:] = (ends[1:] != ends[:-1]) | (starts[1:] != starts[:-1])
        self._edge = order[fastest]
        pointers = np.concatenate(([0], np.cumsum(np.bincount(ends[fastest], minlength=nodes))))
        self._inward = csr_array(
            (sheet.seconds[self._edge], starts[fastest], pointers.astype(np.int32)), shape=(nodes, nodes)
        )

    @classmethod
    def make(cls, nodes: Iterable[tuple[float, float]], edges: Iterable[tuple[int, int, float, float, str]]) -> Self:
        """`Node`s and `Edge`s or plain tuples of their shape. Raises ROADS_REFUSED."""
        return cls(RoadSheet.make(nodes, edges))

    @classmethod
    def decode(cls, stored: bytes) -> Self:
        """Raises ROADS_REFUSED."""
        return cls(RoadSheet.decode(stored))

    def encode(self) -> bytes:
        return self.sheet.encode()

    def __len__(self) -> int:
        return len(self.sheet.lon)

    def nearest(self, point: Point) -> tuple[int, float] | None:
        """The node and the metres to it; None: no road here."""
        metres, node = self._tree.query(spot(point), distance_upper_bound=NO_ROAD_M)
        return None if node == len(self) else (int(node), float(metres))

    def snap(self, lon: Floats, lat: Floats) -> Snap:
        """The nearest node of each place; a place that is NaN has none."""
        known = np.isfinite(lon) & np.isfinite(lat)
        node, metres = np.full(len(lon), NOWHERE, np.int32), np.full(len(lon), np.inf)
        far, found = self._tree.query(on_earth(lon[known], lat[known]), distance_upper_bound=NO_ROAD_M)
        node[known] = np.where(found < len(self), found, NOWHERE)
        metres[known] = far
        return Snap(node, metres)

    def seconds_from(self, point: Point, limit_s: float = LIMIT_S) -> Floats | None:
        """Seconds from each node to the point, infinite beyond the limit; None: no road at the point."""
        here = self.nearest(point)
        if here is None:
            return None
        node, metres = here
        last = metres / LAST_STRETCH_MPS
        seconds: Floats = dijkstra(self._inward, indices=node, limit=max(limit_s - last, 0.0))
        seconds += last
        return seconds

    def seconds_from_any(self, starts: Snap, limit_s: float) -> Floats:
        """Seconds to each node from whichever start is soonest there, infinite beyond the limit."""
        outward, nodes = self._outward, len(self)
        begun = starts.node >= 0
        # One more node stands for all starts, joined to theirs by their last stretch.
        graph = csr_array(
            (
                np.concatenate((outward.data, np.maximum(starts.metres[begun] / LAST_STRETCH_MPS, 1e-6))),
                np.concatenate((outward.indices, starts.node[begun])),
                np.append(outward.indptr, len(outward.data) + np.count_nonzero(begun)).astype(np.int32),
            ),
            shape=(nodes + 1, nodes + 1),
        )
        seconds: Floats = dijkstra(graph, indices=nodes, limit=limit_s)
        return seconds[:nodes]

    def route(self, start: Point, end: Point, limit_s: float = FARTHEST_S) -> Route | None:
        """The fastest way; None: no road at one end, or no way within the limit."""
        first, last = self.nearest(start), self.nearest(end)
        if first is None or last is None:
            return None
        seconds, onward = dijkstra(self._inward, indices=last[0], limit=limit_s, return_predecessors=True)
        if not np.isfinite(seconds[first[0]]):
            return None
        nodes = _followed(onward, first[0], last[0])
        edges = [self._edge_between(here, there) for here, there in pairwise(nodes)]
        passed = first[1] / LAST_STRETCH_MPS + seconds[first[0]] - seconds[nodes]
        arrived = passed[-1] + last[1] / LAST_STRETCH_MPS
        return Route(
            points=(start, *(Point(float(self.sheet.lon[node]), float(self.sheet.lat[node])) for node in nodes), end),
            seconds=(0.0, *passed.tolist(), float(arrived)),
            metres=float(self.sheet.metres[edges].sum(dtype=np.float64)) + first[1] + last[1],
            streets=self._streets(edges),
        )

    @cached_property
    def _outward(self) -> Any:
        return self._inward.T.tocsr()

    def _edge_between(self, source: int, target: int) -> int:
        low, high = self._inward.indptr[target : target + 2]
        return int(self._edge[low + np.searchsorted(self._inward.indices[low:high], source)])

    def _streets(self, edges: list[int]) -> tuple[str, ...]:
        named = [number for number in self.sheet.name[edges].tolist() if number != UNNAMED]
        return tuple(self.sheet.names[number] for number, _ in groupby(named))


def _followed(onward: NDArray[np.int32], start: int, end: int) -> list[int]:
    nodes = [start]
    while nodes[-1] != end:
        nodes.append(int(onward[nodes[-1]]))
    return nodes
