"""Captions: whoever brings a captioner gets what plays; what it says is kept beside the recording, which stays as it is."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID, uuid4

import asyncpg
import msgspec
import pytest

from anmin.kernel import faults
from anmin.kernel.access import HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.words import Problem
from anmin.media.captioning import Captions, Spoken, caption, webvtt
from tests.media.calls.conftest import Line, night, recorded
from tests.media.calls.direct.pages import filmed

TOLD = (Spoken(0, 1_200, "我在\n永和桥下"), Spoken(1_200, 3_725_004, "水 <涨> & 很急"))
TEXT = "WEBVTT\n\n00:00:00.000 --> 00:00:01.200\n我在 永和桥下\n\n00:00:01.200 --> 01:02:05.004\n水 &lt;涨&gt; &amp; 很急\n"


class Hears:
    """Says what it is told to; `heads`: how each recording began that it was given."""

    def __init__(self, *told: Spoken) -> None:
        self.told = told
        self.heads: list[bytes] = []

    def spoken(self, recording: BinaryIO) -> Iterator[Spoken]:
        self.heads.append(recording.read(4))
        yield from self.told


class Breaks:
    def spoken(self, recording: BinaryIO) -> Iterator[Spoken]:
        raise ConnectionError(recording)


async def sealed(line: Line, house: House, content: bytes) -> UUID:
    call = await line.answered()
    return await recorded(house, call, await line.published(call, line.caller), content)


async def derived(superuser: asyncpg.Connection) -> list[tuple[Any, ...]]:
    return [
        tuple(row)
        for row in await superuser.fetch("select id, derived_from, derivation from evidence where derivation <> ''")
    ]


async def captioned(house: House, recording: UUID) -> None:
    async def passing(door: Any, command: Any) -> Any:
        return await door.run(house, Caller(HOUSE), command)

    await caption(house, recording, passing)


async def test_without_room_for_the_clear_copy_nothing_is_laid_out(
    line: Line, house: House, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    house.service(Captions).captioner = hears = Hears(*TOLD)
    film = await sealed(line, house, await filmed(tmp_path))
    full = msgspec.structs.replace(house.settings.evidence, reserve=1 << 60)
    house.settings = msgspec.structs.replace(house.settings, evidence=full)
    with pytest.raises(Problem) as refused:
        await captioned(house, film)
    assert (refused.value.fault, hears.heads, await derived(superuser)) == (faults.STORAGE_FULL, [], [])


def test_timed_text_is_webvtt() -> None:
    assert webvtt(TOLD) == TEXT


async def test_what_a_captioner_says_is_kept_beside_the_recording(
    line: Line, house: House, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    house.service(Captions).captioner = hears = Hears(*TOLD)
    film = await sealed(line, house, await filmed(tmp_path))
    before = await superuser.fetchrow("select sha256, copy_size from evidence where id = $1", film)
    async with night(house), asyncio.timeout(60):
        while not (found := await derived(superuser)):
            await asyncio.sleep(0.1)
    [(id, source, what)] = found
    assert (source, what, hears.heads) == (film, "captions", [b"\x1a\x45\xdf\xa3"])
    shown = await line.outside.client.get(f"/media/{id}", headers=line.taker)
    assert (shown.text, shown.headers["content-type"]) == (TEXT, "text/plain")
    assert await superuser.fetchrow("select sha256, copy_size from evidence where id = $1", film) == before


async def test_nothing_is_kept_where_nothing_is_said(
    line: Line, house: House, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    film = await sealed(line, house, await filmed(tmp_path))
    await captioned(house, film)
    house.service(Captions).captioner = silent = Hears()
    await captioned(house, film)
    await captioned(house, uuid4())
    assert (await derived(superuser), len(silent.heads)) == ([], 1)


async def test_a_captioner_that_fails_is_asked_again(
    line: Line, house: House, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    film = await sealed(line, house, await filmed(tmp_path))
    house.service(Captions).captioner = Breaks()
    with pytest.raises(ConnectionError):
        await captioned(house, film)
    assert await derived(superuser) == []
    house.service(Captions).captioner = Hears(*TOLD)
    await captioned(house, film)
    assert len(await derived(superuser)) == 1
