"""Reads what a PMTiles file says of itself: where its map lies, how deep it goes and who made it (specification 3)."""

from __future__ import annotations

import gzip
import struct
from typing import BinaryIO

import msgspec

_HEADER = struct.Struct("<7s B 11Q ? 5B 4i B 2i")
"""Signature and version; offsets, lengths and counts; clustered; two compressions, kind of tiles, least and most zoom;
the corners; the zoom and the place of the middle. Degrees are in ten-millionths."""
_GZIP = 2
_MOST_SAID = 1 << 20

Box = tuple[float, float, float, float]


class About(msgspec.Struct, frozen=True):
    """`bounds`: west, south, east, north."""

    bounds: Box
    zooms: tuple[int, int]
    attribution: str


class _Said(msgspec.Struct):
    attribution: str = ""


def about(file: BinaryIO) -> About:
    """Raises ValueError for what is no PMTiles file of version 3."""
    head = file.read(_HEADER.size)
    if len(head) < _HEADER.size or head[:8] != b"PMTiles\x03":
        raise ValueError("this is no PMTiles file of version 3")
    _, _, _, _, where, size, *_, packed, _, _, least, most, west, south, east, north, _, _, _ = _HEADER.unpack(head)
    if size > _MOST_SAID:
        raise ValueError("the file says too much of itself")
    file.seek(where)
    try:
        told = file.read(size)
        said = msgspec.json.decode(gzip.decompress(told) if packed == _GZIP else told, type=_Said)
    except (OSError, EOFError, msgspec.MsgspecError) as error:
        raise ValueError("what the file says of itself cannot be read") from error
    return About((west / 1e7, south / 1e7, east / 1e7, north / 1e7), (least, most), said.attribution)
