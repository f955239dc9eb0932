"""Janus on a disk without room, told in the order in which a call goes; a link that answers stands for the program."""

# ruff: noqa: ARG002 - the shapes are those of the link

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from anmin.media.engine.connections import Limits
from anmin.media.engine.engine import MediaCame, Publication, RecordingFailed
from anmin.media.engine.janus import engine as januses
from anmin.media.engine.janus.engine import JanusEngine
from anmin.media.engine.janus.program import Place
from anmin.media.terms.engine import Kind, WhyFailed

OFFER = Path(__file__).with_name("offer.sdp").read_text()


class Answering:
    """`asked`: what Janus was told; `says` is how it speaks of itself."""

    made: Answering
    over = False

    def __init__(self, place: Place, says: Callable[[int, Any], None]) -> None:
        self.says = says
        self.asked: list[Any] = []
        Answering.made = self

    async def open(self, lost: Callable[[], None]) -> None:
        return

    async def close(self) -> None:
        return

    async def attach(self) -> int:
        return 7

    async def detach(self, handle: int) -> None:
        return

    async def ask(self, handle: int, body: Any, jsep: Any = None) -> Any:
        self.asked.append(body)
        return {"jsep": {"sdp": "answer"}}


async def test_without_room_it_says_so_before_anything_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(januses, "Link", Answering)
    engine = JanusEngine(tmp_path, Limits(most_calls=1, reserve=1 << 60, loopback=True, public_address=""))
    await engine.connect(Place("ws://janus/", "secret"))
    told = engine.events()
    sent = Publication(id=uuid4(), call=uuid4(), epoch=1, record=True, kinds=frozenset(Kind))
    await engine.publish(sent, OFFER)
    for kind in Kind:
        Answering.made.says(7, {"janus": "media", "type": kind.value, "receiving": True})
    assert [await anext(told) for _ in range(3)] == [
        RecordingFailed(sent.id, WhyFailed.DISK_FULL),
        *(MediaCame(sent.id, frozenset({kind})) for kind in Kind),
    ]
    assert not any(each.get("record") for each in Answering.made.asked)
    await engine.stop()
