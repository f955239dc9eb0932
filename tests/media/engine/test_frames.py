"""What goes to a listener whose way is narrow, and connections that never bring anything."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import uuid4

from anmin.media.engine.connections import Limits
from anmin.media.engine.embedded import EmbeddedEngine
from anmin.media.engine.engine import Closed, Publication
from anmin.media.engine.flow import SILENT
from anmin.media.engine.frames import MOST_WAITING, Frame, Outgoing, Source, size_of
from anmin.media.terms.engine import Kind, WhyClosed
from tests.media.engine.test_contract import KEY, receiver
from tests.media.engine.test_hygiene import OFFER

BETWEEN = b"\x11" + bytes(50)


async def test_a_listener_begins_and_goes_on_with_a_whole_picture() -> None:
    source = Source(Kind.VIDEO, receiver(), lambda _: None)
    began: list[bool] = []
    track = Outgoing(source, lambda: began.append(True))
    track.pass_on(Frame(Kind.VIDEO, BETWEEN, 0))
    track.pass_on(Frame(Kind.VIDEO, KEY, 1))
    for number in range(2, MOST_WAITING[Kind.VIDEO] + 20):
        track.pass_on(Frame(Kind.VIDEO, BETWEEN, number))
    track.pass_on(Frame(Kind.VIDEO, KEY, 500))
    track.pass_on(Frame(Kind.VIDEO, BETWEEN, 501))
    assert [(await track.recv()).pts for _ in range(2)] == [500, 501]
    assert began == [True]


def test_a_key_frame_states_its_size() -> None:
    assert Frame(Kind.VIDEO, KEY, 0).key
    assert size_of(KEY) == (640, 480)
    assert not Frame(Kind.VIDEO, BETWEEN, 0).key


async def test_who_never_comes_is_closed(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, Limits())
    told = engine.events()
    publication = Publication(id=uuid4(), call=uuid4(), epoch=1, record=True, kinds=frozenset(Kind))
    await engine.publish(publication, OFFER)
    engine._sendings[publication.id].flow._born -= SILENT
    async with asyncio.timeout(10):
        assert await anext(told) == Closed(publication.id, WhyClosed.FAILED)
    await engine.stop()
