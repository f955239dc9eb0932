"""`python -m bench` measures speed and memory, prints a Markdown table and writes results.json and the page of figures.

`python -m bench --set video` measures what a video call costs and how soon people see each other, and writes video.json.
`python -m bench NAME …` measures only these parts and prints them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import msgspec

from bench.page import table, write_page
from bench.results import keep
from bench.town import Row

SETS = {
    "results": (
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
    ),
    "video": ("video", "seen"),
}
"""The parts whose figures stand in one file."""
HERE = Path(__file__).parent


def measured(name: str) -> list[Row]:
    """The figures of one part."""
    print(f"measuring {name} …", file=sys.stderr, flush=True)
    return msgspec.convert(import_module(f"bench.{name}").measure(), list[Row], from_attributes=True)


def main(words: Sequence[str]) -> int:
    """1 when a figure misses its limit."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Figures against their limits.")
    parser.add_argument("--set", choices=SETS, default="results", help="what is measured and written as a whole")
    parser.add_argument("parts", nargs="*", metavar="NAME", help="only these, and nothing is written")
    given = parser.parse_args(words)
    rows = [row for name in given.parts or SETS[given.set] for row in measured(name)]
    print(table(rows))
    if not given.parts:
        keep(HERE / f"{given.set}.json", rows)
        write_page()
    return int(any(row.within is False for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
