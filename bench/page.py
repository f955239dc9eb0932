"""The page of measured figures: what `make bench` and `make faults` found, with machine and date."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from bench.town import Row

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "measured.md"
SOURCES = {"make bench": ROOT / "bench" / "results.json", "make faults": ROOT / "faults" / "results.json"}


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table; `ratio` of 1 or less is good."""
    lines = ["| figure | value | unit | limit | ratio | |", "| --- | ---: | --- | --- | ---: | --- |"]
    for row in rows:
        mark = "" if not row.limit_value else ("✓" if row.ratio <= 1 else "✗")
        ratio = f"{row.ratio:.2f}" if row.limit_value else ""
        lines.append(f"| {row.name} | {row.value:,g} | {row.unit} | {row.limit} | {ratio} | {mark} |")
    return "\n".join(lines)


def write_page() -> None:
    """Write the page from what the commands left."""
    parts = ["# Measured figures", "", "Made by the commands; `ratio` is turned so that 1 or less is good."]
    for command, source in SOURCES.items():
        if source.exists():
            when = datetime.fromtimestamp(source.stat().st_mtime, UTC)
            rows = msgspec.json.decode(source.read_bytes(), type=list[Row])
            parts += ["", f"## `{command}`", "", f"{machine()}, {when:%Y-%m-%d}.", "", table(rows)]
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text("\n".join(parts) + "\n")


def machine() -> str:
    """Cores, memory, system and Python of this machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
