"""Whatever is killed while a call is recorded: what was written plays, little is missing, and the engine comes back."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path
from uuid import uuid4

import pytest

from anmin.media.engine.engine import Closed, EngineAway, RecordingBegan, RecordingEnded
from anmin.media.engine.remux import remux
from anmin.media.terms.engine import Kind, WhyClosed
from tests.media.engine.conftest import Engine, janus
from tests.media.engine.test_carrying import Parties, flowing, grown, played, published_anew

MOST_LOST = 1.0
"""Seconds of a recording that a SIGKILL may cost."""


async def test_a_killed_engine_leaves_a_recording_that_plays(engine: Engine, party: Parties) -> None:
    citizen = await party()
    await citizen.publish()
    began = await engine.hears(RecordingBegan)
    heard = time.monotonic()
    await grown(engine, citizen, began.files, 200_000)
    lasted = time.monotonic() - heard
    await engine.end(signal.SIGKILL)
    with pytest.raises(EngineAway):
        await engine.client.end(citizen.call)
    paths = [engine.folder / "recording" / str(citizen.call) / name for name in began.files]
    await still(paths)
    facts = await remux(paths, engine.folder / "copy.webm")
    assert facts.kinds == frozenset(Kind)
    assert facts.seconds > lasted - MOST_LOST
    await engine.start()
    citizen.publication = uuid4()
    await citizen.publish()
    await flowing(engine, citizen)


async def still(paths: list[Path]) -> None:
    """Wait until nothing is written any more: Janus ends a moment after the process that started it."""
    before: list[int] = []
    while (now := [each.stat().st_size for each in paths]) != before:
        before = now
        await asyncio.sleep(0.3)


@pytest.mark.parametrize("engine", ["embedded"], indirect=True)
async def test_a_recording_only_grows(engine: Engine, party: Parties) -> None:
    citizen = await party()
    await citizen.publish()
    began = await engine.hears(RecordingBegan)
    path = engine.folder / "recording" / str(citizen.call) / began.files[0]
    seen = b""
    for size in (30_000, 60_000, 120_000):
        await grown(engine, citizen, began.files, size)
        now = path.read_bytes()
        assert now.startswith(seen)
        seen = now
    await engine.client.end(citizen.call)
    await engine.hears(RecordingEnded)
    assert path.read_bytes().startswith(seen)
    assert path.stat().st_mode & 0o777 == 0o600


def janus_of(process: int) -> int:
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return next(int(each) for each in children if "janus" in Path(f"/proc/{each}/cmdline").read_text())


@pytest.mark.parametrize("engine", [janus()], indirect=True)
async def test_a_killed_janus_is_told_and_started_again(engine: Engine, party: Parties) -> None:
    citizen = await party()
    await citizen.publish()
    began = await engine.hears(RecordingBegan)
    await grown(engine, citizen, began.files, 100_000)
    os.kill(janus_of(engine.process.pid), signal.SIGKILL)
    closed = await engine.hears(Closed)
    assert closed.why is WhyClosed.ENGINE
    ended = await engine.hears(RecordingEnded)
    assert (await played(engine, citizen, ended.files)).seconds > 1
    await engine.answers()
    await published_anew(engine, citizen)


@pytest.mark.parametrize("engine", [janus()], indirect=True)
async def test_janus_finds_the_way_anew_without_a_new_connection(engine: Engine, party: Parties) -> None:
    citizen, officer = await party(), await party()
    await citizen.publish()
    await flowing(engine, citizen)
    await officer.listen(citizen.publication)
    await officer.more(Kind.VIDEO)
    await citizen.run("party.restart()")
    await officer.more(Kind.VIDEO, 30)
    assert not [each for each in engine.told if isinstance(each, Closed)]
