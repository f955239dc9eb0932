"""A Janus that somebody else runs, reached by its URL: it carries and records, and may go and come without the engine."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from anmin.kernel.settings import Calls
from anmin.media.engine.engine import Closed, RecordingEnded
from anmin.media.engine.janus.link import JanusRefused, Link
from anmin.media.engine.janus.program import Place, configuration
from anmin.media.terms.engine import Kind, WhyClosed
from tests.media.engine.conftest import Engine, janus
from tests.media.engine.test_carrying import BOTH, Parties, flowing, played, published_anew

SECRET = "of somebody else's Janus"


class Elsewhere:
    """A Janus started by hand on this machine's loopback."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = int(found.getsockname()[1])
        self.url = f"ws://127.0.0.1:{self.port}"

    async def start(self) -> None:
        self.folder.mkdir(exist_ok=True)
        texts = configuration(Calls(), Place(self.url, SECRET))
        texts["janus.transport.websockets.jcfg"] = (
            f'general: {{ json = "compact", ws = true, ws_ip = "127.0.0.1", ws_port = {self.port}, wss = false }}\n'
            "admin: { admin_ws = false }\n"
        )
        for name, text in texts.items():
            (self.folder / name).write_text(text)
        command = ("janus", "-F", str(self.folder), "-C", str(self.folder / "janus.jcfg"), "-o")
        nowhere = {"stdout": asyncio.subprocess.DEVNULL, "stderr": asyncio.subprocess.DEVNULL}
        self.process = await asyncio.create_subprocess_exec(*command, **nowhere)

    async def end(self, number: int = signal.SIGTERM) -> None:
        self.process.send_signal(number)
        await self.process.wait()


@pytest_asyncio.fixture
async def elsewhere(tmp_path: Path) -> AsyncIterator[Elsewhere]:
    made = Elsewhere(tmp_path / "elsewhere")
    await made.start()
    yield made
    await made.end()


@pytest_asyncio.fixture(params=[janus()])
async def engine(request: pytest.FixtureRequest, folder: Path, elsewhere: Elsewhere) -> AsyncIterator[Engine]:
    where = (f"ANMIN_CALLS_JANUS_URL={elsewhere.url}", f"ANMIN_CALLS_JANUS_SECRET={SECRET}")
    made = Engine(folder, request.param, *where)
    await made.start()
    yield made
    await made.end()
    await made.client.aclose()


async def test_it_carries_records_goes_and_comes_again(engine: Engine, party: Parties, elsewhere: Elsewhere) -> None:
    citizen, officer = await party(), await party()
    await citizen.publish()
    await flowing(engine, citizen)
    await officer.listen(citizen.publication)
    await officer.more(Kind.VIDEO)
    await engine.client.close(citizen.publication)
    facts = await played(engine, citizen, (await engine.hears(RecordingEnded)).files)
    assert facts.kinds == BOTH
    await published_anew(engine, citizen)
    await elsewhere.end(signal.SIGKILL)
    await engine.hears(Closed, lambda each: each.why is WhyClosed.ENGINE)
    await elsewhere.start()
    await engine.answers()
    await published_anew(engine, citizen)


async def test_a_wrong_secret_opens_nothing(engine: Engine, elsewhere: Elsewhere) -> None:
    del engine  # it has connected: the Janus is up
    link = Link(Place(elsewhere.url, "wrong"), lambda *_: None)
    with pytest.raises(JanusRefused, match="403"):
        await link.open(lambda: None)
    await link.close()
