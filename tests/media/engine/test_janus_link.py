"""The engine against a Janus that refuses, hesitates or forgets, played by a WebSocket that answers as it should not."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from anmin.media.engine.connections import Limits
from anmin.media.engine.engine import AnyTold, Closed, EngineAway, Publication, RecordingFailed
from anmin.media.engine.janus import link
from anmin.media.engine.janus.engine import JanusEngine
from anmin.media.engine.janus.program import Place
from anmin.media.engine.janus.recording import Recording
from anmin.media.engine.janus.standing import Listening, Sending
from anmin.media.terms.engine import Kind, WhyClosed, WhyFailed

SENDS, HEARS, GONE = 100, 101, 102
REFUSED = {"error_code": 424}


class Played:
    """`asked`: handle and request of every message. `answers`: what one gets instead of success; None: nothing."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, str]] = []
        self.answers: dict[Any, Any] = {}
        self.lines: list[ServerConnection] = []
        self.gone = 0
        self.url = ""

    async def hear(self, line: ServerConnection) -> None:
        self.lines.append(line)
        try:
            async for text in line:
                await self._answer(line, json.loads(text))
        except ConnectionClosed:
            pass
        self.gone += 1

    async def _answer(self, line: ServerConnection, said: dict[str, Any]) -> None:
        what: Any = said["janus"]
        answer: dict[str, Any] = {"janus": "success", "data": {"id": 7}}
        if what == "message":
            body = said["body"]
            what = (said["handle_id"], "record" if "record" in body else body["request"])
            self.asked.append(what)
            answer = {"janus": "event", "plugindata": {"data": self.answers.get(what, {})}}
        if self.answers.get(what, {}) is not None:
            await line.send(json.dumps({**answer, "transaction": said["transaction"]}))

    async def until(self, true: Any) -> None:
        async with asyncio.timeout(10):
            while not true():
                await asyncio.sleep(0.01)


@pytest_asyncio.fixture
async def played(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Played]:
    monkeypatch.setattr(link, "PATIENCE", 0.3)
    made = Played()
    async with serve(made.hear, "127.0.0.1", 0, subprotocols=["janus-protocol"]) as server:  # type: ignore[list-item]
        made.url = f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}"
        yield made


@pytest_asyncio.fixture
async def engine(played: Played, tmp_path: Path) -> AsyncIterator[JanusEngine]:
    del played
    made = JanusEngine(tmp_path, Limits(most_calls=5, reserve=0))
    yield made
    await made.stop()


def carried(engine: JanusEngine, folder: Path) -> tuple[UUID, list[UUID]]:
    """A publication that is recorded, and two who hear it."""
    publication = Publication(id=uuid4(), call=uuid4(), epoch=1, record=True, kinds=frozenset(Kind))
    recording = Recording(folder, publication, frozenset(Kind), engine._telling.tell)
    recording.on = True
    sending = engine._sendings[publication.id] = Sending(publication, SENDS, frozenset(Kind), recording)
    sending.flows[Kind.AUDIO] = True
    for handle in (GONE, HEARS):
        listening = Listening(uuid4(), sending, handle)
        listening.hears = True
        engine._listenings[listening.id] = sending.listenings[listening.id] = listening
    return publication.id, list(sending.listenings)


async def told(engine: JanusEngine, kind: type[AnyTold]) -> Any:
    async with asyncio.timeout(10):
        async for each in engine.events():
            if isinstance(each, kind):
                return each
    return None


async def test_held_the_recording_stops_and_whoever_can_be_paused_is(
    engine: JanusEngine, played: Played, tmp_path: Path
) -> None:
    await engine.connect(Place(played.url, "secret"))
    publication, (gone, hears) = carried(engine, tmp_path)
    played.answers[GONE, "pause"] = REFUSED
    hearing = asyncio.create_task(told(engine, Closed))
    await asyncio.sleep(0)
    await engine.hold(publication, True)
    assert played.asked == [(SENDS, "record"), (GONE, "pause"), (HEARS, "pause")]
    assert await hearing == Closed(gone, WhyClosed.FAILED)
    assert list(engine._listenings) == [hears]
    assert not engine._sendings[publication].recording.on


async def test_a_recording_that_goes_on_while_held_is_stopped_as_soon_as_janus_answers(
    engine: JanusEngine, played: Played, tmp_path: Path
) -> None:
    await engine.connect(Place(played.url, "secret"))
    publication, _ = carried(engine, tmp_path)
    played.answers[SENDS, "record"] = None
    with pytest.raises(EngineAway):
        await engine.hold(publication, True)
    recording = engine._sendings[publication].recording
    assert recording.on, "Janus has not agreed"
    del played.answers[SENDS, "record"]
    await played.until(lambda: not recording.on)


async def test_what_janus_records_although_held_is_closed(engine: JanusEngine, played: Played, tmp_path: Path) -> None:
    await engine.connect(Place(played.url, "secret"))
    publication, _ = carried(engine, tmp_path)
    played.answers[SENDS, "record"] = REFUSED
    await engine.hold(publication, True)
    assert not engine._sendings


async def test_a_recording_that_janus_does_not_take_up_again_is_an_alarm(
    engine: JanusEngine, played: Played, tmp_path: Path
) -> None:
    await engine.connect(Place(played.url, "secret"))
    publication, _ = carried(engine, tmp_path)
    await engine.hold(publication, True)
    played.answers[SENDS, "record"] = REFUSED
    hearing = asyncio.create_task(told(engine, RecordingFailed))
    await asyncio.sleep(0)
    await engine.hold(publication, False)
    assert await hearing == RecordingFailed(publication, WhyFailed.NOT_WRITTEN)
    assert not engine._sendings[publication].recording.on


async def test_a_link_that_half_opened_is_closed_and_ends_nothing(engine: JanusEngine, played: Played) -> None:
    played.answers["attach"] = None
    with pytest.raises(EngineAway):
        await engine.connect(Place(played.url, "secret"))
    await played.until(lambda: played.gone == 1)
    del played.answers["attach"]
    await engine.connect(Place(played.url, "secret"))
    stale = link.Link(Place(played.url, "secret"), engine._said)
    await stale.open(lambda: engine._gone(stale))
    await played.lines[-1].close()
    await played.until(lambda: stale.over)
    assert engine.well
    assert not engine.lost.is_set()


@pytest.mark.parametrize("forgets", [True, False])
async def test_a_forgotten_session_and_a_broken_line_are_told(
    engine: JanusEngine, played: Played, tmp_path: Path, forgets: bool
) -> None:
    await engine.connect(Place(played.url, "secret"))
    publication, _ = carried(engine, tmp_path)
    if forgets:
        await played.lines[0].send(json.dumps({"janus": "timeout", "session_id": 7}))
    else:
        await played.lines[0].close()
    async with asyncio.timeout(5):
        await engine.lost.wait()
    assert not engine.well
    assert publication not in engine._sendings
    await played.until(lambda: played.gone == 1)
    await engine.connect(Place(played.url, "secret"))
    assert engine.well


async def test_what_makes_no_sense_is_left_out(engine: JanusEngine, played: Played, tmp_path: Path) -> None:
    await engine.connect(Place(played.url, "secret"))
    publication, _ = carried(engine, tmp_path)
    engine._handles[SENDS] = engine._sendings[publication]
    media = {"janus": "media", "sender": SENDS, "type": "smell", "receiving": True}
    for text in ("{", "[]", json.dumps(media), json.dumps({"janus": "event", "sender": "x"})):
        await played.lines[0].send(text)
    await engine.hold(publication, True)
    assert engine.well
