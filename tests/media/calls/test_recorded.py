"""One call through the real engine, sent without a browser: recorded, the engine killed, sealed, proved, and altered."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import av
import msgspec
import pytest
import pytest_asyncio
from aiortc import AudioStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription, VideoStreamTrack

from anmin.app.compose import open_house
from anmin.app.engine.hearing import heard
from anmin.app.worker import reactions
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.lanes import run_lanes
from anmin.kernel.settings import Calls as CallSettings
from anmin.kernel.settings import Settings
from anmin.media.engine.addresses import allow_loopback
from anmin.media.engine.client import EngineClient
from anmin.media.engine.engine import RECORDING, AnyTold, MediaCame, MediaLost, RecordingBegan, RecordingEnded
from anmin.media.files import Place
from anmin.media.model.chain import Segment, broken_at
from anmin.media.owners import Calls, Owners
from anmin.media.recording.recorder import Recorder
from anmin.media.sealing import ORIGINAL, FileSeal
from anmin.media.switchboard import Switchboard
from anmin.media.terms.engine import Kind
from anmin.media.vault import Vault, name_of
from tests.media.calls.conftest import Answering, Line, Matter
from tests.media.conftest import PACKAGES, Outside
from tests.media.engine.conftest import janus

ROOT = Path(__file__).parents[3]
PATIENCE = 40.0


@pytest_asyncio.fixture
async def house(settings: Settings, where: Where) -> AsyncIterator[House]:
    """By the machine's clock: the engine's process has no other."""
    async with open_house(settings, where, packages=PACKAGES) as opened:
        yield opened


@asynccontextmanager
async def engine(
    settings: Settings, where: Where, name: str = "embedded", reserve: int = 0
) -> AsyncIterator[asyncio.subprocess.Process]:
    command = (
        sys.executable,
        "-m",
        "tests.media.calls.process",
        settings.data.dir,
        name,
        msgspec.json.encode(dict(where), enc_hook=str),
        str(reserve),
    )
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stderr=asyncio.subprocess.DEVNULL)
    async with EngineClient(Path(settings.data.dir)) as client:
        await until(client.healthy)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


@asynccontextmanager
async def working(house: House) -> AsyncIterator[None]:
    """The worker's lanes, beside the test."""
    stop = asyncio.Event()
    lanes = asyncio.create_task(run_lanes(house, reactions(PACKAGES), ("siren", "bell", "night"), stop))
    yield
    stop.set()
    await lanes


async def until(there: Callable[[], Awaitable[Any]]) -> Any:
    began = time.monotonic()
    while not (found := await there()):
        assert time.monotonic() - began < PATIENCE
        await asyncio.sleep(0.1)
    return found


@asynccontextmanager
async def sending(line: Line, call: str) -> AsyncIterator[UUID]:
    """A caller's picture and sound, made up and encoded here."""
    allow_loopback()
    page = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    for track in (AudioStreamTrack(), VideoStreamTrack()):
        page.addTrack(track)
    await page.setLocalDescription(await page.createOffer())
    made = await line.good(
        f"/{call}/publications", line.caller, sdp=page.localDescription.sdp, kinds=["audio", "video"]
    )
    await page.setRemoteDescription(RTCSessionDescription(str(made["sdp"]), "answer"))
    await until(lambda: asyncio.sleep(0, page.connectionState == "connected"))
    yield UUID(str(made["publication"]))
    await page.close()


async def original(house: House, superuser: asyncpg.Connection, evidence: str) -> bytes:
    row = await superuser.fetchrow("select sha256, file_key from evidence where id = $1", evidence)
    place = Place(row["sha256"], UUID(evidence), ORIGINAL, row["file_key"])
    sealed = house.service(Vault).read(name_of(place.sha256, place.evidence, ORIGINAL))
    return b"".join([piece async for piece in FileSeal(house.keyring, place.file_key, ORIGINAL).opened(sealed)])


class Scene:
    """One call, and what can be waited for in it."""

    def __init__(self, house: House, outside: Outside, superuser: asyncpg.Connection) -> None:
        matter = Matter(outside.office)
        house.service(Owners).register("matter", matter.standing, Calls(matter.about, matter.welcome))
        self.house = house
        self.superuser = superuser
        self.folder = Path(house.settings.data.dir) / RECORDING
        self.line = Line(outside, matter, Answering())
        self.files = 0
        self.call = ""

    async def manifest(self) -> Any:
        path = f"/video-calls/{self.call}/manifest"
        return (await self.line.outside.client.get(path, headers=self.line.taker)).json()

    async def sent(self) -> Any:
        return (await self.line.show(self.call))["participants"][0]["publication"]

    async def flowing(self) -> bool:
        sent = await self.sent()
        return bool(sent and sent["media"] == "flowing" and sent["recording"] == "on")

    async def grown(self) -> bool:
        return any(each.stat().st_size > 40_000 for each in self.folder.rglob("*.m??"))

    async def closed(self) -> bool:
        return await self.sent() is None

    async def sealed(self) -> Any:
        found = await self.manifest()
        files = [file for each in found["publications"] for file in each["files"]]
        return found if len(files) == self.files and all(each["state"] == "sealed" for each in files) else None

    async def ended(self) -> None:
        await self.line.good(f"/{self.call}/end", self.line.taker, reason="done")

    async def proved(self, found: Any) -> list[set[str]]:
        """Every chain holds, a changed byte is found, the journal has the heads; what each copy plays."""
        plays = []
        for each in (file for publication in found["publications"] for file in publication["files"]):
            segments = msgspec.convert(each["segments"], list[Segment])
            whole = await original(self.house, self.superuser, each["evidence"])
            assert broken_at(segments, io.BytesIO(whole)) is None
            changed = bytearray(whole)
            changed[len(whole) // 2] ^= 1
            assert broken_at(segments, io.BytesIO(bytes(changed))) is not None
            heads = [head["head"] for head in found["heads"] if head["recording"] == each["recording"]]
            assert heads[-1] == each["head"] == segments[-1].chain
            shown = await self.line.outside.client.get(f"/media/{each['evidence']}", headers=self.line.taker)
            with av.open(io.BytesIO(shown.content)) as opened:
                plays.append({stream.type for stream in opened.streams})
        assert not list(self.folder.rglob("*.m??")), "the clear files are gone"
        return plays


@pytest.fixture
def scene(house: House, outside: Outside, superuser: asyncpg.Connection) -> Scene:
    return Scene(house, outside, superuser)


async def test_recorded_killed_sealed_and_proved(scene: Scene, settings: Settings, where: Where) -> None:
    line = scene.line
    async with working(scene.house):
        async with engine(settings, where) as process:
            scene.call = await line.answered()
            async with sending(line, scene.call):
                await until(scene.flowing)
                await until(scene.grown)
                os.kill(process.pid, signal.SIGKILL)
                await process.wait()
        async with engine(settings, where):
            await until(scene.closed)
            scene.files = 1
            found = await until(scene.sealed)
            assert [each["why"] for each in found["publications"][0]["gaps"]] == ["engine_died"]
            async with sending(line, scene.call):
                await until(scene.flowing)
                await scene.ended()
                scene.files = 2
                found = await until(scene.sealed)
    assert await scene.proved(found) == [{"audio", "video"}] * 2


@pytest.mark.parametrize("name", [janus()])
async def test_what_janus_writes_in_tracks_plays_as_one(
    scene: Scene, settings: Settings, where: Where, name: str
) -> None:
    async with working(scene.house), engine(settings, where, name):
        scene.call = await scene.line.answered()
        async with sending(scene.line, scene.call):
            await until(scene.flowing)
            await until(scene.grown)
            await scene.ended()
            scene.files = 2
            found = await until(scene.sealed)
    assert sorted(await scene.proved(found), key=len) == [{"audio"}, {"audio", "video"}]


@pytest.mark.parametrize("name", ["embedded", janus()])
async def test_without_room_nothing_is_recorded_and_the_gap_lasts_as_long(
    scene: Scene, settings: Settings, where: Where, name: str
) -> None:
    async def flowing() -> bool:
        sent = await scene.sent()
        return bool(sent and len(sent["flows"]) == 2)

    async with engine(settings, where, name, reserve=1 << 60):
        scene.call = await scene.line.answered()
        async with sending(scene.line, scene.call):
            await until(flowing)  # after the engine told that there is no room
            assert (await scene.sent())["recording"] == "failed"
            [gap] = (await scene.manifest())["publications"][0]["gaps"]
            assert (gap["why"], gap["ended_at"]) == ("recording_failed", None)
            await scene.ended()
    found = await scene.manifest()
    assert [each["ended_at"] for each in found["publications"][0]["gaps"]] == [found["ended_at"]]
    assert found["publications"][0]["files"] == []


async def test_news_that_could_not_be_written_down_are_heard_again(
    scene: Scene, settings: Settings, where: Where, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, failed = Recorder.hear, []

    async def hear(self: Recorder, told: AnyTold) -> None:
        if isinstance(told, MediaCame) and not failed:
            failed.append(told)
            raise ZeroDivisionError
        if isinstance(told, MediaLost):
            raise ZeroDivisionError
        await real(self, told)

    monkeypatch.setattr(Recorder, "hear", hear)
    monkeypatch.setattr("anmin.app.engine.hearing.AGAIN", 0.05)
    monkeypatch.setattr("anmin.media.recording.recorder.CUT_EACH", 0.2)
    monkeypatch.setattr("anmin.media.recording.recorder.READ_EACH", 0.05)
    scene.house.offer(Switchboard(scene.line.engine, CallSettings()))
    async with heard(settings, where) as tell:
        scene.call = await scene.line.answered()
        sent = UUID(await scene.line.published(scene.call, scene.line.caller))
        path = scene.folder / scene.call / f"{sent}-1.mkv"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"what is said")
        await tell(RecordingBegan(sent, (path.name,)))
        await tell(MediaCame(sent, frozenset(Kind)))
        await until(scene.flowing)
        await tell(MediaLost(sent, frozenset(Kind)))  # never, and what comes after it all the same
        await tell(RecordingEnded(sent, (path.name,)))
        await until(lambda: scene.superuser.fetchval("select state = 'ended' from recordings"))
    segments = await scene.superuser.fetchval("select sum(to_byte - from_byte) from recording_segments")
    assert segments == path.stat().st_size, "who hears next follows the file"
