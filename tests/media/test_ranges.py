"""Parts of a piece of evidence: what is sent, what of the sealed file is opened for it, and who may have it."""

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from anmin.kernel.house import House
from anmin.kernel.keyring import new_keyring
from anmin.kernel.words import Problem
from anmin.media.sealing import ORIGINAL, PIECE, SEALED_PIECE, FileSeal, new_file_key
from anmin.media.terms.evidence import EvidenceKind
from tests.media import making
from tests.media.conftest import Outside
from tests.media.making import give, new_case, put

RING = new_keyring(datetime(2026, 11, 2, tzinfo=UTC), "aes-256-gcm")
SEAL = FileSeal(RING, new_file_key(RING), ORIGINAL)
WHOLE = os.urandom(2 * PIECE + 77)
SEALED = b"".join(SEAL.sealed([WHOLE]))
PIECES = 3


def opened(sealed: bytes, pieces: range, step: int) -> bytes:
    """These pieces of a file, from the sealed bytes that hold them."""

    async def blocks() -> AsyncIterator[bytes]:
        for at in range(0, len(sealed), step):
            yield sealed[at : at + step]

    async def read() -> bytes:
        return b"".join([piece async for piece in SEAL.opened_part(blocks(), pieces, PIECES)])

    return asyncio.run(read())


@settings(deadline=None)
@given(st.integers(0, PIECES - 1), st.integers(1, PIECES), st.sampled_from((70_001, SEALED_PIECE, 1 << 22)))
@example(0, PIECES, SEALED_PIECE)
def test_any_pieces_open_by_themselves(start: int, stop: int, step: int) -> None:
    if start < stop:
        held = SEALED[start * SEALED_PIECE : stop * SEALED_PIECE]
        assert opened(held, range(start, stop), step) == WHOLE[start * PIECE : stop * PIECE]


@pytest.mark.parametrize(
    ("start", "end", "pieces"),
    [
        (SEALED_PIECE, 2 * SEALED_PIECE, range(1)),
        (0, 2 * SEALED_PIECE - 1, range(2)),
        (0, SEALED_PIECE, range(2)),
        (2 * SEALED_PIECE, -1, range(2, 3)),
        (0, SEALED_PIECE, range(2, 3)),
        (0, 0, range(1)),
    ],
)
def test_pieces_of_another_place_do_not_open(start: int, end: int, pieces: range) -> None:
    with pytest.raises(Problem, match="evidence_damaged"):
        opened(SEALED[start:end], pieces, 70_001)


class Film:
    """A recording that one member of staff sees, over HTTP."""

    def __init__(self, outside: Outside, path: str, content: bytes) -> None:
        self.client = outside.client
        self.path = path
        self.content = content
        self.officer = outside.staff("officer", "media.see")

    async def ask(self, range: str, **more: str) -> tuple[int, bytes, str | None]:
        headers = {**self.officer, "range": range, **{name.replace("_", "-"): value for name, value in more.items()}}
        answer = await self.client.get(self.path, headers=headers)
        assert int(answer.headers["content-length"]) == len(answer.content)
        if answer.status_code < 300:
            assert answer.headers["accept-ranges"] == "bytes"
        return answer.status_code, answer.content, answer.headers.get("content-range")


async def film(outside: Outside, house: House, size: int) -> Film:
    content = making.WEBM + os.urandom(size - len(making.WEBM))
    made = await put(house, content, EvidenceKind.VIDEO)
    await give(house, made, new_case(house), offices=frozenset({outside.office}))
    return Film(outside, f"/media/{made.evidence}", content)


@pytest.mark.parametrize("size", [2 * PIECE, 2 * PIECE + 1, 3 * PIECE - 1])
async def test_every_form_at_the_borders_of_pieces(outside: Outside, house: House, size: int) -> None:
    shown = await film(outside, house, size)
    borders = [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE - 1, 2 * PIECE, size - 1]
    for first in (each for each in borders if each < size):
        for last in (each for each in borders if first <= each < size):
            part = shown.content[first : last + 1]
            assert await shown.ask(f"bytes={first}-{last}") == (206, part, f"bytes {first}-{last}/{size}")
        assert await shown.ask(f"bytes={first}-") == (206, shown.content[first:], f"bytes {first}-{size - 1}/{size}")
    for length in (1, PIECE, size, size + 5):
        at = max(0, size - length)
        assert await shown.ask(f"bytes=-{length}") == (206, shown.content[at:], f"bytes {at}-{size - 1}/{size}")


async def test_what_is_no_range_is_the_whole_and_what_lies_beyond_is_told(outside: Outside, house: House) -> None:
    size = PIECE + 9
    shown = await film(outside, house, size)
    for wrong in ("bytes=5-2", "bytes=0-1,5-6", "pages=1-2", "bytes=x-"):
        assert await shown.ask(wrong) == (200, shown.content, None)
    for beyond in (f"bytes={size}-", "bytes=-0"):
        status, body, told = await shown.ask(beyond)
        assert (status, told) == (416, f"bytes */{size}")
        assert b"range_unsatisfiable" in body
    tag = (await shown.client.get(shown.path, headers=shown.officer)).headers["etag"]
    assert (await shown.ask("bytes=0-1", if_range=tag))[0] == 206
    for other in ('"another"', "Mon, 02 Nov 2026 01:00:00 GMT"):
        assert (await shown.ask("bytes=0-1", if_range=other))[0] == 200


async def test_only_the_pieces_that_a_range_touches_are_opened(outside: Outside, house: House) -> None:
    shown = await film(outside, house, 3 * PIECE)
    [file] = (Path(house.settings.data.dir) / "evidence").rglob("*.original")
    kept = file.read_bytes()
    file.write_bytes(kept[: SEALED_PIECE + 5] + bytes((kept[SEALED_PIECE + 5] ^ 1,)) + kept[SEALED_PIECE + 6 :])
    for first, last in ((0, PIECE - 1), (2 * PIECE, 3 * PIECE - 1)):
        assert (await shown.ask(f"bytes={first}-{last}"))[:2] == (206, shown.content[first : last + 1])
    status, body, _ = await shown.ask(f"bytes={PIECE}-{PIECE}")
    assert (status, b"evidence_damaged" in body) == (500, True)
    file.write_bytes(kept[: 2 * SEALED_PIECE])
    assert (await shown.ask("bytes=0-9"))[0] == 206
    status, body, _ = await shown.ask("bytes=-9")
    assert (status, b"evidence_damaged" in body) == (500, True)


async def test_a_part_is_as_closed_as_the_whole_and_leaves_one_line_as_it_does(
    outside: Outside, house: House, superuser: asyncpg.Connection
) -> None:
    shown = await film(outside, house, PIECE)
    lines = await superuser.fetchval("select count(*) from journal")
    for first in range(0, 5_000, 100):
        assert (await shown.ask(f"bytes={first}-{first + 99}"))[0] == 206
    assert await superuser.fetchval("select count(*) from journal") == lines + 1, "the look itself"
    stranger = {**outside.citizen("stranger"), "range": "bytes=0-1"}
    assert (await outside.client.get(shown.path, headers=stranger)).json()["code"] == "evidence_unknown"
    assert (await outside.client.get(shown.path, headers={"range": "bytes=0-1"})).json()["code"] == "not_signed_in"


async def test_originals_are_opened_whole(outside: Outside, house: House) -> None:
    shown = await film(outside, house, PIECE)
    commander = {**outside.staff("commander", "media.originals"), "range": "bytes=0-1"}
    answer = await outside.client.get(f"{shown.path}/original", headers=commander)
    assert (answer.status_code, answer.content) == (200, shown.content)
    assert "accept-ranges" not in answer.headers
