"""Which part of a kept file is asked for: one range of bytes (RFC 9110, 14). Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from anmin.kernel import faults

_RANGE = re.compile(r"([0-9]{0,1000})-([0-9]{0,1000})")


class Part(NamedTuple):
    """The bytes from `first` up to `end`, of a file of `size` bytes."""

    first: int
    end: int
    size: int

    @property
    def told(self) -> str:
        """For `Content-Range`."""
        return f"bytes {self.first}-{self.end - 1}/{self.size}"


def part_of(header: str, size: int) -> Part | None:
    """What a `Range` asks of a file of `size` bytes; None for the whole: no range, several of them, or another unit.

    Raises RANGE_UNSATISFIABLE.
    """
    unit, _, said = header.partition("=")
    listed = [each.strip(" \t") for each in said.split(",") if each.strip(" \t")]
    found = _RANGE.fullmatch(listed[0]) if len(listed) == 1 and unit.strip(" \t").lower() == "bytes" else None
    if found is None:
        return None
    first, last = (int(each) if each else None for each in found.groups())
    if first is None:
        return None if last is None else _within(max(0, size - last), size, size)
    if last is None:
        return _within(first, size, size)
    return _within(first, min(last + 1, size), size) if first <= last else None


def _within(first: int, end: int, size: int) -> Part:
    if first >= size:
        raise faults.RANGE_UNSATISFIABLE(size=size)
    return Part(first, end, size)
