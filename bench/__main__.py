"""`python -m bench` measures everything, prints a Markdown table and writes results.json and the page of figures.

`python -m bench NAME …` measures only these parts and prints them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import msgspec

from bench.page import table, write_page
from bench.town import Row

PARTS = (
    "hotpath",
    "live",
    "timers",
    "seals",
    "territory",
    "emergency",
    "desk",
    "units",
    "recommend",
    "figures",
    "pages",
    "video",
)
RESULTS = Path(__file__).parent / "results.json"


def measured(name: str) -> list[Row]:
    """The figures of one part."""
    print(f"measuring {name} …", file=sys.stderr, flush=True)
    return msgspec.convert(import_module(f"bench.{name}").measure(), list[Row], from_attributes=True)


def main(names: list[str]) -> int:
    """1 when a figure misses its limit."""
    rows = [row for name in names or PARTS for row in measured(name)]
    print(table(rows))
    if not names:
        RESULTS.write_bytes(msgspec.json.format(msgspec.json.encode(rows), indent=1) + b"\n")
        write_page()
    return int(any(row.ratio > 1 for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
