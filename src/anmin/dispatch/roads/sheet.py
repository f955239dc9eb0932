"""The road network as columns: how it is put together, checked, stored and read back. It finds no way; `graph` does.

Stored as compressed NumPy columns with a version. Nothing is unpickled, and sizes are read before anything is unpacked.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any, NamedTuple, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from anmin.dispatch.roads.earth import Floats
from anmin.dispatch.terms.roads import ROADS_REFUSED, RoadFault
from anmin.kernel.words import Problem

VERSION = 1
MAX_NODES = 4_000_000
MAX_EDGES = 12_000_000
MAX_UNPACKED = 500_000_000  # bytes of all columns
MAX_METRES = 200_000.0
MAX_KMH = 300.0
MAX_NAME = 100  # characters
UNNAMED = -1

Ints = NDArray[np.int32]
Singles = NDArray[np.float32]


class Node(NamedTuple):
    """WGS-84 degrees."""

    lon: float
    lat: float


class Edge(NamedTuple):
    """One direction of a stretch of road between two nodes, given by their places in the list of nodes."""

    source: int
    target: int
    metres: float
    kmh: float
    name: str = ""


class RoadSheet(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """Columns: a row a node (`lon`, `lat`), a row a directed edge (the rest). `name` is a place in `names`, or -1."""

    lon: Floats
    lat: Floats
    source: Ints
    target: Ints
    metres: Singles
    kmh: Singles
    name: Ints
    names: tuple[str, ...] = ()

    @classmethod
    def make(cls, nodes: Iterable[tuple[float, float]], edges: Iterable[tuple[int, int, float, float, str]]) -> Self:
        """Raises ROADS_REFUSED."""
        places = np.array([tuple(node) for node in nodes], np.float64).reshape(-1, 2)
        lines = [Edge(*edge) for edge in edges]
        _within(len(places), len(lines))
        known = {name: number for number, name in enumerate(sorted({line.name for line in lines} - {""}))}
        sheet = cls(
            lon=places[:, 0].copy(),
            lat=places[:, 1].copy(),
            source=_indices([line.source for line in lines]),
            target=_indices([line.target for line in lines]),
            metres=np.array([line.metres for line in lines], np.float32),
            kmh=np.array([line.kmh for line in lines], np.float32),
            name=np.array([known.get(line.name, UNNAMED) for line in lines], np.int32),
            names=tuple(known),
        )
        return sheet.checked()

    def checked(self) -> Self:
        """Itself. Raises ROADS_REFUSED naming the first node or edge that cannot be."""
        nodes, edges = len(self.lon), len(self.source)
        _within(nodes, edges)
        if len(self.lat) != nodes or any(len(column) != edges for column in self._edge_columns()):
            raise refused(RoadFault.LENGTHS)
        _first((np.abs(self.lon) <= 180) & (np.abs(self.lat) <= 90), RoadFault.NODE_PLACE)
        _first(_places(self.source, nodes) & _places(self.target, nodes), RoadFault.EDGE_NODE)
        _first((self.metres > 0) & (self.metres <= MAX_METRES), RoadFault.EDGE_LENGTH)
        _first((self.kmh >= 1) & (self.kmh <= MAX_KMH), RoadFault.EDGE_SPEED)
        _first((self.name >= UNNAMED) & (self.name < len(self.names)), RoadFault.EDGE_NAME)
        fit = np.array([*(len(name) <= MAX_NAME for name in self.names), True])  # the last one answers for UNNAMED
        _first(fit[self.name], RoadFault.EDGE_NAME)
        return self

    @property
    def seconds(self) -> Floats:
        """Of each edge."""
        return self.metres.astype(np.float64) * 3.6 / self.kmh

    def encode(self) -> bytes:
        """A road file."""
        packed = io.BytesIO()
        columns = {name: getattr(self, name) for name in _COLUMNS}
        names = np.frombuffer(json.dumps(self.names, ensure_ascii=False).encode(), np.uint8)
        np.savez_compressed(packed, version=np.int32(VERSION), names=names, **columns)
        return packed.getvalue()

    @classmethod
    def decode(cls, stored: bytes) -> Self:
        """Raises ROADS_REFUSED."""
        try:
            columns = _unpacked(stored)
            version = int(columns.pop("version"))
            if version != VERSION:
                raise refused(RoadFault.VERSION, version)
            names = msgspec.json.decode(columns.pop("names").tobytes(), type=tuple[str, ...])
            sheet = cls(**{name: _column(columns[name], kind) for name, kind in _COLUMNS.items()}, names=names)
        except _NOT_ROADS as error:
            raise refused(RoadFault.UNREADABLE) from error
        return sheet.checked()

    def _edge_columns(self) -> tuple[NDArray[Any], ...]:
        return self.target, self.metres, self.kmh, self.name


_COLUMNS: dict[str, type[np.generic]] = {
    "lon": np.float64,
    "lat": np.float64,
    "source": np.int32,
    "target": np.int32,
    "metres": np.float32,
    "kmh": np.float32,
    "name": np.int32,
}
_MEMBERS = {f"{name}.npy" for name in (*_COLUMNS, "version", "names")}
_NOT_ROADS = (
    KeyError,
    ValueError,
    TypeError,
    OSError,
    EOFError,
    RuntimeError,  # encrypted or packed in another way
    MemoryError,  # a column's own header may claim any size
    zipfile.BadZipFile,
    zlib.error,
    msgspec.MsgspecError,
)


def refused(fault: RoadFault, number: int = 0) -> Problem:
    return ROADS_REFUSED(why=fault.at(number))


def _unpacked(stored: bytes) -> dict[str, NDArray[Any]]:
    with zipfile.ZipFile(io.BytesIO(stored)) as packed:
        members = packed.infolist()
        if {each.filename for each in members} != _MEMBERS or len(members) != len(_MEMBERS):
            raise refused(RoadFault.UNREADABLE)
        if sum(each.file_size for each in members) > MAX_UNPACKED:
            raise refused(RoadFault.TOO_LARGE, MAX_EDGES)
    with np.load(io.BytesIO(stored), allow_pickle=False) as columns:
        return {name: columns[name] for name in columns.files}


def _column(found: NDArray[Any], kind: type[np.generic]) -> NDArray[Any]:
    if found.dtype != kind or found.ndim != 1:
        raise refused(RoadFault.UNREADABLE)
    return found


def _within(nodes: int, edges: int) -> None:
    if nodes == 0:
        raise refused(RoadFault.EMPTY)
    if nodes > MAX_NODES or edges > MAX_EDGES:
        raise refused(RoadFault.TOO_LARGE, MAX_NODES if nodes > MAX_NODES else MAX_EDGES)


def _first(sound: NDArray[np.bool_], fault: RoadFault) -> None:
    if not sound.all():
        raise refused(fault, int(np.argmin(sound)))


def _places(column: Ints, nodes: int) -> NDArray[np.bool_]:
    return (column >= 0) & (column < nodes)


def _indices(given: list[int]) -> Ints:
    """What no 32-bit place can be becomes -1, which the check names."""
    wide = np.array(given, np.int64)
    return np.where((wide >= 0) & (wide < MAX_NODES), wide, -1).astype(np.int32)
