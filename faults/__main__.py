"""`python -m faults` runs every part, prints a Markdown table and writes results.json and the page of figures.

`python -m faults [--rounds N] NAME …` runs only these parts and prints them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from bench.page import table, write_page
from bench.results import keep
from bench.town import Row
from faults import alarms, altered, clock, disk, kills

PARTS = ("kills", "alarms", "disk", "altered", "clock")
RESULTS = Path(__file__).parent / "results.json"


def main(words: Sequence[str]) -> int:
    """1 when a figure misses its limit."""
    given = _given(words)
    parts: Mapping[str, Callable[[], list[Row]]] = {
        "kills": lambda: kills.measure(given.rounds),
        "alarms": lambda: alarms.measure(max(1, given.rounds // 4)),
        "disk": disk.measure,
        "altered": altered.measure,
        "clock": clock.measure,
    }
    rows = []
    for name in given.parts or parts:
        print(f"{name} …", file=sys.stderr, flush=True)
        rows += [msgspec.structs.replace(row, name=f"{name}: {row.name}") for row in parts[name]()]
    print(table(rows))
    if not given.parts:
        keep(RESULTS, rows)
        write_page()
    return int(any(row.ratio > 1 for row in rows))


def _given(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m faults", description="Faults on purpose.")
    parser.add_argument("--rounds", type=int, default=200, help="rounds of kills; of alarms a quarter")
    parser.add_argument("parts", nargs="*", metavar="NAME", help=f"{', '.join(PARTS)}; all when none is given")
    given = parser.parse_args(words)
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    return given


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
