"""A call carried by an engine between real browsers: seen, heard, recorded, held, lost and found again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest

from anmin.media.engine.engine import (
    Closed,
    ListenerHears,
    MediaCame,
    MediaLost,
    MediaResumed,
    RecordingBegan,
    RecordingEnded,
    RecordingFailed,
    Unknown,
)
from anmin.media.engine.remux import Facts, remux
from anmin.media.terms.engine import Kind, WhyClosed, WhyFailed
from tests.media.engine.conftest import Engine, Party

Parties = Callable[[], Awaitable[Party]]
BOTH = frozenset(Kind)


async def played(engine: Engine, party: Party, files: tuple[str, ...]) -> Facts:
    """What the copy of these originals holds."""
    paths = [engine.folder / "recording" / str(party.call) / name for name in files]
    return await remux(paths, engine.folder / f"{uuid4()}.webm")


async def flowing(engine: Engine, *parties: Party, kinds: frozenset[Kind] = BOTH) -> None:
    """Wait until all of these kinds have come of each: an engine may tell of one after the other."""
    for party in parties:
        came: set[Kind] = set()
        count = 0
        while came != kinds:
            count += 1
            came |= (
                await engine.hears(MediaCame, lambda told, of=party.publication: told.publication == of, count)
            ).kinds


async def published_anew(engine: Engine, party: Party) -> None:
    """Under an id of its own, and it arrives."""
    party.publication = uuid4()
    await party.publish()
    await flowing(engine, party)


async def grown(engine: Engine, party: Party, files: tuple[str, ...], size: int) -> None:
    """Wait until this much is on the disk."""
    async with asyncio.timeout(30):
        while sum(each.stat().st_size for each in engine.files(party.call) if each.name in files) < size:
            await asyncio.sleep(0.05)


async def test_two_see_and_hear_each_other_and_it_is_recorded(engine: Engine, party: Parties) -> None:
    citizen, officer = await party(), await party()
    for one in (citizen, officer):
        await one.publish()
    await flowing(engine, citizen, officer)
    await citizen.listen(officer.publication)
    await officer.listen(citizen.publication)
    for one in (citizen, officer):
        await one.first_frame()
        await one.more(Kind.VIDEO)
        await one.more(Kind.AUDIO)
        await engine.hears(ListenerHears, lambda told, one=one: told.listening == one.listening)
    await engine.client.end(citizen.call)
    for one in (citizen, officer):
        began = await engine.hears(RecordingBegan, lambda told, one=one: told.publication == one.publication)
        ended = await engine.hears(RecordingEnded, lambda told, one=one: told.publication == one.publication)
        assert set(began.files) <= set(ended.files)
        facts = await played(engine, one, ended.files)
        assert facts.kinds == BOTH
        assert facts.frames > 20
        assert facts.seconds > 1
        await engine.hears(Closed, lambda told, one=one: told.connection == one.publication)
    with pytest.raises(Unknown):
        await engine.client.listen(citizen.publication, uuid4())


async def test_sound_alone(engine: Engine, party: Parties) -> None:
    citizen, officer = await party(), await party()
    await citizen.publish(Kind.AUDIO)
    came = await engine.hears(MediaCame)
    assert came.kinds == {Kind.AUDIO}
    await officer.listen(citizen.publication)
    await officer.more(Kind.AUDIO, 40)
    await engine.hears(ListenerHears)
    await engine.client.close(citizen.publication)
    facts = await played(engine, citizen, (await engine.hears(RecordingEnded)).files)
    assert facts.kinds == {Kind.AUDIO}
    assert facts.seconds > 0.5


async def test_picture_alone(engine: Engine, party: Parties) -> None:
    citizen = await party()
    await citizen.publish(Kind.VIDEO)
    await engine.hears(RecordingBegan)
    await engine.hears(MediaCame)
    await engine.client.close(citizen.publication)
    facts = await played(engine, citizen, (await engine.hears(RecordingEnded)).files)
    assert facts.kinds == {Kind.VIDEO}


async def test_who_joins_late_begins_with_a_whole_picture(engine: Engine, party: Parties) -> None:
    citizen, officer, chief = await party(), await party(), await party()
    await citizen.publish()
    await flowing(engine, citizen)
    await officer.listen(citizen.publication)
    await officer.more(Kind.VIDEO, 40)
    await chief.listen(citizen.publication)
    await chief.first_frame()
    await chief.more(Kind.VIDEO)
    await officer.more(Kind.VIDEO)


async def test_while_held_nothing_passes_and_the_recording_goes_on_in_another_file(
    engine: Engine, party: Parties
) -> None:
    citizen, officer = await party(), await party()
    await citizen.publish()
    await flowing(engine, citizen)
    await officer.listen(citizen.publication)
    await officer.more(Kind.VIDEO)
    await engine.client.hold(citizen.publication, True)
    first = await engine.hears(RecordingEnded)
    before = await officer.received()
    await _next_second(officer)
    after = await officer.received()
    assert after["video"] - before["video"] <= 3
    assert after["audio"] - before["audio"] <= 10
    await engine.client.hold(citizen.publication, False)
    await officer.more(Kind.VIDEO)
    await engine.hears(RecordingBegan, count=2)
    await engine.client.end(citizen.call)
    second = await engine.hears(RecordingEnded, count=2)
    assert set(first.files).isdisjoint(second.files)
    for files in (first.files, second.files):
        assert (await played(engine, citizen, files)).kinds == BOTH


async def _next_second(party: Party) -> None:
    """A second of the page's own media clock."""
    await party.run("new Promise(done => setTimeout(done, 1000))")


async def test_media_that_stop_are_lost_and_come_again(engine: Engine, party: Parties) -> None:
    citizen, officer = await party(), await party()
    await citizen.publish()
    await flowing(engine, citizen)
    await officer.listen(citizen.publication)
    await officer.more(Kind.VIDEO)
    await citizen.run("party.swap(false)")
    lost: set[Kind] = set()
    count = 0
    while lost != BOTH:
        count += 1
        lost |= (await engine.hears(MediaLost, count=count)).kinds
    await engine.hears(RecordingEnded)
    await citizen.run("party.swap(true)")
    await engine.hears(MediaResumed)
    await engine.hears(RecordingBegan, count=2)
    await officer.more(Kind.VIDEO)


async def test_a_browser_that_is_killed_is_noticed(engine: Engine, party: Parties) -> None:
    citizen = await party()
    await citizen.publish()
    await flowing(engine, citizen)
    began = await engine.hears(RecordingBegan)
    await grown(engine, citizen, began.files, 50_000)
    await citizen.leave()
    ended = await engine.hears(RecordingEnded)
    assert (await played(engine, citizen, ended.files)).kinds == BOTH


async def test_a_closed_connection_can_be_made_anew(engine: Engine, party: Parties) -> None:
    citizen = await party()
    await citizen.publish()
    await flowing(engine, citizen)
    await engine.client.close(citizen.publication)
    closed = await engine.hears(Closed, lambda told: told.connection == citizen.publication)
    assert closed.why is WhyClosed.ASKED
    await published_anew(engine, citizen)


async def test_a_recording_that_cannot_be_written_is_told_and_the_call_goes_on(engine: Engine, party: Parties) -> None:
    citizen, officer = await party(), await party()
    in_the_way = engine.folder / "recording" / str(citizen.call)
    in_the_way.write_text("a file where the folder belongs")
    await citizen.publish()
    failed = await engine.hears(RecordingFailed)
    assert failed.why is WhyFailed.NOT_WRITTEN
    await officer.listen(citizen.publication)
    await officer.more(Kind.VIDEO)
    assert not [each for each in engine.told if isinstance(each, RecordingBegan)]
