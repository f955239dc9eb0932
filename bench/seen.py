"""Video calls as people feel them: how soon they see each other, and what is missing after a blow. Real pages, fake cameras.

`python -m bench.seen [--calls 7] [--blows 3] [ENGINE …]` prints the figures; `measure()` gives rows for `make bench-video`.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import statistics
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from bench import sight
from bench.page import table
from bench.talk import DIRECT, Home, Stage, Talk, home, lasts, now, recorded, stage, talk, until
from bench.town import Row, at_most
from faults.rows import left_out, told
from faults.town import FIRST_START, command_of, strike
from tests.faces.apart import why_not

FIRST = {"embedded": 1.5, "janus": 2.0}
JOIN = 0.8
MOVED = {"embedded": 5.0, "janus": 3.0}
BACK = {"janus": 5.0}
LOST = 1.0
LOST_BY_PAGES = 2.0
"""Seconds, as all limits here."""
DRAWN = ".map-pane .ground[data-idle=true]"
SETTLED = 5.0
"""Until a console that was opened has all that it fetches ahead."""


class Counts(msgspec.Struct, frozen=True):
    """How many calls and listeners give a median, and how often each blow falls."""

    calls: int = 7
    blows: int = 3


USUAL = Counts()


class Measured(msgspec.Struct, frozen=True):
    """Where a measure works: with this engine, on this stage."""

    engine: str
    stage: Stage
    counts: Counts

    def row(self, name: str, value: float, limit: float | None) -> Row:
        named = f"{self.engine}: {name}"
        return told(named, value, "s") if limit is None else at_most(named, value, "s", limit)


async def firsts(of: Measured) -> list[Row]:
    """Several calls, each with pages opened anew."""
    made: list[Talk] = []
    for _ in range(of.counts.calls):
        async with talk(of.stage) as each:
            made.append(each)
    seen = [each.first for each in made]
    many = f"of {of.counts.calls} calls"
    return [
        of.row(f"click → first frame at the console, p50 {many}", statistics.median(seen), FIRST.get(of.engine)),
        of.row("… slowest", max(seen), None),
        of.row("click → the console rings, p50", statistics.median(each.rang for each in made), None),
        of.row("key that answers → first frame, p50", statistics.median(each.answered for each in made), None),
    ]


async def joins(of: Measured) -> list[Row]:
    """A supervisor comes and goes in one call; each time at a console whose page and map are drawn."""
    took = []
    async with talk(of.stage) as running:
        for _ in range(of.counts.calls):
            async with of.stage.console("commander") as watch:
                await watch.goto(f"/console/desk/{running.case}?part=calls")
                await watch.locator(DRAWN).wait_for()
                await asyncio.sleep(SETTLED)
                await watch.get_by_role("button", name="旁听").click()
                await until(partial(watch.evaluate, "frames_seen.length"))
                took.append(sight.first_after(await watch.evaluate("frames_seen"), await watch.evaluate("touched")))
                await watch.get_by_role("button", name="退出旁听").click()
                await watch.get_by_role("button", name="旁听").wait_for()
    return [of.row(f"a listener's click → first frame, p50 of {len(took)}", statistics.median(took), JOIN)]


async def moved(of: Measured) -> list[Row]:
    """The citizen's phone gets another network with another address."""
    name = "citizen's network changed: longest without a frame"
    network = of.stage.home.network
    if network is None:
        return [left_out(f"{of.engine}: {name}", why_not())]
    pauses = []
    for _ in range(of.counts.blows):
        async with talk(of.stage) as running:
            at = now()
            await asyncio.to_thread(network.move)
            pauses.append(await running.pause(at))
    return [of.row(name, max(pauses), MOVED[of.engine])]


async def engine_killed(of: Measured) -> list[Row]:
    """SIGKILL of the process `anmin engine`; with it goes a Janus that it started."""
    return await _killed(of, "engine", lambda: of.stage.place.pids("anmin engine"))


async def janus_killed(of: Measured) -> list[Row]:
    """SIGKILL of Janus alone."""
    return await _killed(of, "Janus", lambda: of.stage.place.pids("janus.jcfg"))


async def _killed(of: Measured, who: str, pids: Callable[[], list[int]]) -> list[Row]:
    """What carries the call dies; what it had written is compared with what the phone had sent."""
    pauses, losses = [], []
    for _ in range(of.counts.blows):
        async with talk(of.stage) as running:
            files = await running.files()
            at = now()
            _strike(pids())
            pauses.append(await running.pause(at))
            losses.append(sight.lost(await running.sent(), at, await recorded(files)))
    return [
        of.row(f"{who} killed: longest without a frame", max(pauses), BACK.get(of.engine)),
        of.row(f"{who} killed: recording lost", max(losses), LOST),
    ]


async def api_killed(of: Measured) -> list[Row]:
    """SIGKILL of every api process; the call is ended in order afterwards, and its recording compared as a whole."""
    pauses, losses = [], []
    for _ in range(of.counts.blows):
        async with talk(of.stage) as running:
            at = now()
            _strike(of.stage.place.pids("anmin api "))
            pauses.append(await running.pause(at))
            await asyncio.to_thread(of.stage.place.wait_until_whole, FIRST_START)
            files = await running.files()
            await running.end()
            sent = await running.sent()
            losses.append(sight.lost(sent, sent[-1][0], await recorded(files)))
    return [
        of.row("api killed: longest without a frame", max(pauses), BACK.get(of.engine)),
        of.row("api killed: recording lost", max(losses), LOST),
    ]


async def browser_killed(of: Measured) -> list[Row]:
    """The page that recorded itself dies; what it had handed in is compared with how long it had recorded."""
    losses = []
    for _ in range(of.counts.blows):
        async with talk(of.stage) as running:
            files = await running.files()
            began = (await running.caller.evaluate("recording"))[0]
            died = await running.die()
            losses.append((died - began) / 1000 - await lasts(files))
    return [of.row("the sender's browser killed: recording lost", max(losses), LOST_BY_PAGES)]


def _strike(pids: Sequence[int]) -> None:
    """Raises RuntimeError when nobody fell: the figures would be of an unharmed house."""
    if not sum(strike(pid) for pid in pids if command_of(pid)):
        raise RuntimeError("nobody was there to be killed")


Measure = Callable[[Measured], Awaitable[list[Row]]]
MEASURES: Mapping[str, Sequence[Measure]] = {
    "embedded": (firsts, joins, moved, engine_killed, api_killed),
    "janus": (firsts, joins, moved, engine_killed, janus_killed, api_killed),
    DIRECT: (firsts, browser_killed),
}
"""By the value of the setting `calls.engine`."""


def measure(counts: Counts = USUAL, engines: Sequence[str] = tuple(MEASURES)) -> list[Row]:
    """The figures of each engine; one that this machine lacks stands in the table as left out."""
    return list(_rows(counts, engines))


def _rows(counts: Counts, engines: Sequence[str]) -> Iterator[Row]:
    with home(engines[0]) as made:
        for engine in engines:
            if engine == "janus" and shutil.which("janus") is None:
                yield left_out(engine, "the package janus is missing")
                continue
            made.use(engine)
            yield from asyncio.run(_of(made, engine, counts))


async def _of(made: Home, engine: str, counts: Counts) -> list[Row]:
    rows = []
    async with stage(made) as there:
        async with talk(there):
            print(f"{engine}: a first call, which is not counted", file=sys.stderr)
        for each in MEASURES[engine]:
            found = await each(Measured(engine, there, counts))
            print(table(found), file=sys.stderr, flush=True)
            rows += found
    return rows


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m bench.seen", description="How soon people in a call see each other."
    )
    parser.add_argument("--calls", type=int, default=USUAL.calls)
    parser.add_argument("--blows", type=int, default=USUAL.blows)
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help=f"{', '.join(MEASURES)}; all when none is given")
    given = parser.parse_args()
    print(table(measure(Counts(given.calls, given.blows), given.engines or tuple(MEASURES))))
