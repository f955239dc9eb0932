"""Video calls: what a recorded call costs, and how soon somebody is seen. Callers and engine are processes of their own.

`python -m bench.video engine FOLDER NAME` and `python -m bench.video callers FOLDER COUNT` are those processes.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from uuid import UUID, uuid4

import av
import numpy as np
import uvloop
from aiortc import MediaStreamTrack, RTCPeerConnection, RTCRtpSender, RTCSessionDescription
from playwright.async_api import Browser, Page, async_playwright

from anmin.app.engine.run import run
from anmin.app.process import stop_signal
from anmin.kernel import logs
from anmin.kernel.db import Where
from anmin.kernel.settings import load
from anmin.media.engine.client import EngineClient
from anmin.media.engine.connections import connection
from anmin.media.engine.engine import Publication
from anmin.media.engine.frames import Frame
from anmin.media.terms.engine import Kind
from bench.town import Row, at_most

SECONDS = 15.0
ROUNDS = 7
RATE = 20
SCRIPT = Path(__file__).parents[1] / "tests" / "media" / "engine" / "party.js"
CHROMIUM = os.environ.get("ANMIN_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
CALLS = {"embedded": (1, 4, 8), "janus": (8, 30)}
LIMITS = {"embedded": 6.0, "janus": 2.0}
FIRST = {"embedded": 1.5, "janus": 2.0}
JOIN = 0.8


def measure() -> list[Row]:
    """The figures of each engine that this machine has."""
    rows = []
    for name, counts in CALLS.items():
        if name == "janus" and shutil.which("janus") is None:
            continue
        for count in counts:
            with _engine(name) as (folder, process):
                share = _share(folder, process, count)
            limit = LIMITS[name] if count == counts[-1] else 100.0
            rows.append(at_most(f"{name}: CPU of each of {count} recorded calls", share, "% of a core", limit))
        with _engine(name) as (folder, _):
            first, join = asyncio.run(_seen(folder))
        rows.append(at_most(f"{name}: publish → first frame at the other side, p50", first, "s", FIRST[name]))
        rows.append(at_most(f"{name}: listen → first frame, p50", join, "s", JOIN))
    return rows


@contextmanager
def _engine(name: str) -> Iterator[tuple[Path, subprocess.Popen[bytes]]]:
    with tempfile.TemporaryDirectory(prefix="anmin-bench-") as folder:
        process = subprocess.Popen([sys.executable, "-m", "bench.video", "engine", folder, name])
        try:
            asyncio.run(_ready(Path(folder), process))
            yield Path(folder), process
        finally:
            process.terminate()
            process.wait()


async def _ready(folder: Path, process: subprocess.Popen[bytes]) -> None:
    async with EngineClient(folder) as client, asyncio.timeout(60):
        while not await client.healthy():
            assert process.poll() is None, "the engine ended at once"
            await asyncio.sleep(0.1)


def _share(folder: Path, engine: subprocess.Popen[bytes], count: int) -> float:
    """Per call, of one core; the engine and what it started."""
    command = [sys.executable, "-m", "bench.video", "callers", str(folder), str(count)]
    callers = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        assert callers.stdout
        assert callers.stdout.readline().strip() == b"flowing"
        pids = [engine.pid, *_children(engine.pid)]
        before, size, began = sum(map(_cpu, pids)), _written(folder), time.monotonic()
        time.sleep(SECONDS)
        lasted = time.monotonic() - began
        rate = (_written(folder) - size) * 8 / 1000 / lasted / count
        share = (sum(map(_cpu, pids)) - before) / lasted / count * 100
        print(f"{count} calls: {share:.2f} % each, {rate:.0f} kbit/s each recorded", file=sys.stderr)
        return share
    finally:
        callers.terminate()
        callers.wait()


def _written(folder: Path) -> int:
    return sum(each.stat().st_size for each in (folder / "recording").rglob("*.m*"))


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def _seen(folder: Path) -> tuple[float, float]:
    firsts, joins = [], []
    async with EngineClient(folder) as client, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(ROUNDS):
            publication = Publication(id=uuid4(), call=uuid4(), epoch=1, record=True, kinds=frozenset(Kind))
            caller, other = [await _page(browser, client, publication) for _ in range(2)]
            began = time.monotonic()
            await caller.evaluate("party.publish(['audio', 'video'])")
            await other.evaluate("party.listen('')")
            joins.append(await other.evaluate("party.first") / 1000)
            firsts.append(time.monotonic() - began)
            await client.end(publication.call)
            await caller.context.close()
            await other.context.close()
        await browser.close()
    return statistics.median(firsts), statistics.median(joins)


async def _page(browser: Browser, client: EngineClient, publication: Publication) -> Page:
    listening = uuid4()

    async def to_house(what: str, text: str) -> str:
        if what == "publish":
            return await client.publish(publication, text)
        if what == "listen":
            return await client.listen(publication.id, listening)
        await client.answer(listening, text)
        return ""

    page = await (await browser.new_context()).new_page()
    await page.route("**/*", lambda route: route.fulfill(body="<body></body>", content_type="text/html"))
    await page.goto("http://localhost/")
    await page.expose_function("toHouse", to_house)
    await page.evaluate(SCRIPT.read_text())
    return page


class _Looped(MediaStreamTrack):
    """The same three seconds again and again, encoded beforehand."""

    def __init__(self, kind: Kind, frames: list[bytes], every: float, step: int) -> None:
        super().__init__()
        self.kind = str(kind)
        self._kind, self._frames, self._every, self._step = kind, frames, every, step
        self._count = 0
        self._began = time.monotonic()

    async def recv(self) -> Frame:  # type: ignore[override] # as in anmin.media.engine.frames
        await asyncio.sleep(max(0.0, self._began + self._count * self._every - time.monotonic()))
        frame = Frame(self._kind, self._frames[self._count % len(self._frames)], self._count * self._step)
        self._count += 1
        return frame


def _pictures() -> list[bytes]:
    """640 x 480, about 500 kbit/s; the first is whole."""
    made: list[bytes] = []
    with av.open(os.devnull, "w", format="webm") as out:
        options = {"deadline": "realtime", "cpu-used": "8", "g": str(3 * RATE)}
        stream = out.add_stream("libvpx", rate=RATE, options=options)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = 640, 480, "yuv420p", 500_000
        noise = np.random.default_rng(1).integers(100, 155, (30, 40), np.uint8).repeat(24, 0).repeat(16, 1)
        for number in range(3 * RATE):
            frame = av.VideoFrame.from_ndarray(np.roll(noise, number * 4, 1), format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            made += [bytes(each) for each in stream.encode(frame)]
        made += [bytes(each) for each in stream.encode(None)]
    return made


async def _callers(folder: str, count: int) -> None:
    pictures = _pictures()
    async with EngineClient(Path(folder), 60) as client:
        kept = [await _call(client, uuid4(), pictures) for _ in range(count)]
        print("flowing", flush=True)
        await stop_signal().wait()
        await asyncio.gather(*(each.close() for each in kept))


async def _call(client: EngineClient, id: UUID, pictures: list[bytes]) -> RTCPeerConnection:
    pc = connection()
    for track in (
        _Looped(Kind.AUDIO, [bytes(100)], 0.02, 960),
        _Looped(Kind.VIDEO, pictures, 1 / RATE, 90_000 // RATE),
    ):
        transceiver = pc.addTransceiver(track, direction="sendonly")
        names = ("audio/opus", "video/vp8", "video/rtx")
        offered = RTCRtpSender.getCapabilities(track.kind).codecs
        transceiver.setCodecPreferences([each for each in offered if each.mimeType.lower() in names])
    await pc.setLocalDescription(await pc.createOffer())
    publication = Publication(id=id, call=id, epoch=1, record=True, kinds=frozenset(Kind))
    answer = await client.publish(publication, pc.localDescription.sdp)
    await pc.setRemoteDescription(RTCSessionDescription(answer, "answer"))
    async with asyncio.timeout(30):
        while pc.connectionState != "connected":
            await asyncio.sleep(0.05)
    return pc


async def _serve(folder: str, name: str) -> None:
    settings = load(environment={"ANMIN_DATA_DIR": folder, "ANMIN_CALLS_ENGINE": name, "ANMIN_LOG_LEVEL": "error"})
    logs.start(settings.log)
    await run(settings, Where(), stop_signal())


if __name__ == "__main__":
    what, where, more = sys.argv[1:]
    uvloop.run(_serve(where, more) if what == "engine" else _callers(where, int(more)))
