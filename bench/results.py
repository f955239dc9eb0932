"""Files of results: what was measured, on which machine and when. The page of figures is made of nothing else."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from bench.town import Row


class Machine(msgspec.Struct, frozen=True):
    """`memory`: in GiB. `system`: kernel and processor."""

    cores: int
    memory: int
    system: str
    python: str

    def __str__(self) -> str:
        return f"{self.cores} cores, {self.memory} GiB, {self.system}, Python {self.python}"


class Results(msgspec.Struct, frozen=True):
    """`date`: as 2026-11-21; None when nobody wrote it down."""

    machine: Machine
    date: str | None
    rows: tuple[Row, ...]


def this_machine() -> Machine:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return Machine(
        os.cpu_count() or 1, round(memory), f"{platform.system()} {platform.machine()}", platform.python_version()
    )


def keep(file: Path, rows: Sequence[Row]) -> None:
    """Write what was measured here and now; each row says beside its figure whether that is within its limit."""
    write(file, Results(this_machine(), f"{datetime.now(UTC):%Y-%m-%d}", tuple(rows)))


def write(file: Path, results: Results) -> None:
    shown = msgspec.to_builtins(results)
    for told, row in zip(shown["rows"], results.rows, strict=True):
        told["within"] = row.within
    file.write_bytes(msgspec.json.format(msgspec.json.encode(shown), indent=1) + b"\n")


def read(file: Path) -> Results | None:
    """None when nothing was measured yet."""
    return msgspec.json.decode(file.read_bytes(), type=Results) if file.exists() else None
