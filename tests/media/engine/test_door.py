"""The socket file between the house's processes and the engine."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from anmin.app.engine.door import served
from anmin.kernel.settings import SettingsFault
from anmin.media.engine import wire
from anmin.media.engine.client import EngineClient
from anmin.media.engine.connections import Limits
from anmin.media.engine.embedded import EmbeddedEngine
from anmin.media.engine.engine import EngineAway, Publication, Rebuild, SdpRefused, Unknown
from anmin.media.terms.engine import Kind, SdpWhy
from tests.media.engine.test_hygiene import OFFER


async def test_refusals_come_through_as_they_were_raised(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, Limits())
    publication = Publication(id=uuid4(), call=uuid4(), epoch=1, record=False, kinds=frozenset(Kind))
    async with EngineClient(tmp_path, 2) as client:
        assert not await client.healthy()
        with pytest.raises(EngineAway):
            await client.close(uuid4())
        with pytest.raises(EngineAway):
            async for _ in client.events():
                pass
        async with served(engine, lambda: engine.well, wire.socket_in(tmp_path)):
            assert wire.socket_in(tmp_path).stat().st_mode & 0o777 == 0o600
            assert await client.healthy()
            with pytest.raises(SdpRefused) as refused:
                await client.publish(publication, "v=1")
            assert refused.value.why is SdpWhy.UNREADABLE
            assert "a=candidate" in await client.publish(publication, OFFER)
            with pytest.raises(Rebuild):
                await client.restart(publication.id, OFFER)
            with pytest.raises(Unknown):
                await client.hold(uuid4(), True)
            await client.close(uuid4())
        await engine.stop()


async def test_the_door_takes_nothing_but_questions(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, Limits())
    path = wire.socket_in(tmp_path)
    async with served(engine, lambda: False, path):
        transport = httpx.AsyncHTTPTransport(uds=str(path))
        async with httpx.AsyncClient(transport=transport, base_url="http://engine") as http:
            assert (await http.get("/health")).status_code == 503
            assert (await http.get("/elsewhere")).status_code == 404
            assert (await http.post("/ask", content=b'{"type":"Nothing"}')).status_code == 400
            assert (await http.post("/ask", content=b"x" * 300_000)).status_code == 413
    assert not path.exists()
    await engine.stop()


async def test_a_name_that_is_too_long_is_refused_in_one_sentence(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, Limits())
    with pytest.raises(SettingsFault, match=r"data\.dir"):
        async with served(engine, lambda: True, tmp_path / ("x" * 120) / "engine.sock"):
            pass
    await engine.stop()
