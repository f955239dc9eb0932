"""An hour of one recorded call with each engine, through real pages: the memory of what carries it must stay flat.

`python -m bench.soak [--minutes 60] [ENGINE …]`; a whole run writes soak.json and the page of figures, any other prints.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from bench.page import table, write_page
from bench.results import keep
from bench.talk import Home, home, stage, talk
from bench.town import Row, at_most
from faults.rows import left_out, told

FILE = Path(__file__).parent / "soak.json"
MINUTES = 60.0
MOST = 3.0
"""Per cent by which memory may grow in the last half."""
FEWEST = 1.0
"""Pictures a second, below which a run tells nothing: what carries no call needs no memory."""
SAMPLES = 12
"""At least so many in each run; a long one is looked at each minute."""
PICTURES = "pictures shown"
CARRIERS: Mapping[str, Mapping[str, str]] = {
    "embedded": {"engine": "anmin engine"},
    "janus": {"engine": "anmin engine", "Janus": "janus.jcfg"},
}
"""By engine: the processes that carry a call, by a part of their command lines."""


def measure(minutes: float = MINUTES, engines: Sequence[str] = tuple(CARRIERS)) -> list[Row]:
    """The figures of each engine, all in the same hour; one that this machine lacks stands in the table as left out."""
    there = [engine for engine in engines if engine != "janus" or shutil.which("janus")]
    rows = [left_out(engine, "the package janus is missing") for engine in engines if engine not in there]
    with ExitStack() as stack:
        homes = {engine: stack.enter_context(home(engine)) for engine in there}
        for engine, kept in asyncio.run(_all(homes, minutes)).items():
            rows += rows_of(f"{engine}, {minutes:g} minutes of a recorded call", kept)
    return rows


def rows_of(run: str, kept: Mapping[str, Sequence[float]]) -> list[Row]:
    """Raises RuntimeError when the call did not go on."""
    shown = kept[PICTURES]
    if min(shown[len(shown) // 2 :]) < FEWEST:
        raise RuntimeError(f"{run}: {min(shown):.1f} pictures a second in a part of it")
    rows = [
        told(f"{run}: {PICTURES}, median", statistics.median(shown), "/s"),
        told("… slowest part", min(shown), "/s"),
    ]
    for who in (each for each in kept if each != PICTURES):
        rows.append(told(f"{run}: {who}, memory of its own at the end", kept[who][-1], "MB"))
        rows.append(at_most("… growth in the last half", growth(kept[who]), "%", MOST))
    return rows


async def _all(homes: Mapping[str, Home], minutes: float) -> dict[str, dict[str, list[float]]]:
    kept = await asyncio.gather(*(_of(made, engine, minutes) for engine, made in homes.items()))
    return dict(zip(homes, kept, strict=True))


async def _of(made: Home, engine: str, minutes: float) -> dict[str, list[float]]:
    """In each part of the run: megabytes of each process that carries the call, and pictures a second at the console."""
    async with stage(made) as there, talk(there) as running:
        pids = {who: made.place.pids(word) for who, word in CARRIERS[engine].items()}
        samples: dict[str, list[float]] = {who: [] for who in (*pids, PICTURES)}
        part = min(60.0, minutes * 60 / SAMPLES)
        before, since = len(await running.frames()), time.monotonic()
        for _ in range(round(minutes * 60 / part)):
            await asyncio.sleep(part)
            shown, now = len(await running.frames()), time.monotonic()
            samples[PICTURES].append((shown - before) / (now - since))
            before, since = shown, now
            for who, found in pids.items():
                samples[who].append(sum(map(own_memory, found)))
            print(engine, {who: round(each[-1], 1) for who, each in samples.items()}, file=sys.stderr, flush=True)
        return samples


def own_memory(pid: int) -> float:
    """MB that a process holds for itself: what it maps of files counts more or less as others map them too.

    Raises OSError when it is gone.
    """
    return anonymous(Path(f"/proc/{pid}/smaps_rollup").read_text())


def anonymous(text: str) -> float:
    """MB of `smaps_rollup`. Raises ValueError without the line."""
    found = re.search(r"^Anonymous:\s+(\d+) kB$", text, re.MULTILINE)
    if found is None:
        raise ValueError("nothing anonymous is told")
    return int(found[1]) * 1024 / 1e6


def growth(samples: Sequence[float]) -> float:
    """Per cent from the beginning of the last half to its end; each is the median of a sixth of it."""
    half = samples[len(samples) // 2 :]
    few = max(1, len(half) // 6)
    first, last = statistics.median(half[:few]), statistics.median(half[-few:])
    return (last - first) / first * 100


def main(words: Sequence[str]) -> int:
    """1 when memory grows."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description="A long call, and memory meanwhile.")
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help=f"{', '.join(CARRIERS)}; all when none is given")
    given = parser.parse_args(words)
    rows = measure(given.minutes, given.engines or tuple(CARRIERS))
    print(table(rows))
    if not given.engines and given.minutes >= MINUTES:
        keep(FILE, rows)
        write_page()
    return int(any(row.within is False for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
