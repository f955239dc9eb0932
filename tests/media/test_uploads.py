"""Files in pieces over real HTTP: whatever is lost on the way, it goes on; what is judged is the whole."""

import hashlib
import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from anmin.app.compose import open_house
from anmin.kernel.care.actions import EraseExpired, erase_expired
from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.words import Problem
from anmin.media.actions.evidence import RemoveStrayFiles, remove_stray_files
from anmin.media.actions.uploads import DropPieces, drop_pieces
from anmin.media.model.uploads import PIECE, Ticket
from anmin.media.terms.evidence import EvidenceKind
from tests.conftest import START, Serve
from tests.media import making
from tests.media.conftest import PACKAGES, Outside
from tests.media.making import THE_HOUSE, photo

FILM = making.film() + making.box(b"free", b"\x07" * (2 * PIECE + 1000))


def pieces(house: House) -> list[Path]:
    return list((Path(house.settings.data.dir) / "evidence").rglob("*.piece"))


def refusal(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


class Sender:
    """Somebody who sends one file in pieces."""

    def __init__(self, client: httpx.AsyncClient, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.client, self.content, self.headers = client, content, headers or {}
        self.ticket: dict[str, Any] = {}

    async def open(self, kind: str = "video", **more: Any) -> httpx.Response:
        announced = {"kind": kind, "size": len(self.content), "sha256": hashlib.sha256(self.content).hexdigest()}
        answer = await self.client.post("/uploads", json=announced | more, headers=self.headers)
        self.ticket = answer.json()
        return answer

    async def send(self, start: int, content: bytes | None = None, token: str = "") -> httpx.Response:
        piece = self.content[start : start + PIECE] if content is None else content
        asked = {"offset": str(start), "token": token or self.ticket["token"]}
        path = f"/uploads/{self.ticket['upload']}/pieces"
        return await self.client.post(path, params=asked, content=piece, headers=self.headers)

    async def have(self) -> int:
        asked = {"token": self.ticket["token"]}
        answer = await self.client.get(f"/uploads/{self.ticket['upload']}", params=asked, headers=self.headers)
        have: int = answer.json()["have"]
        return have

    async def finish(self) -> httpx.Response:
        path = f"/uploads/{self.ticket['upload']}/finish"
        return await self.client.post(path, json={"token": self.ticket["token"]}, headers=self.headers)

    async def all(self) -> httpx.Response:
        for start in range(0, len(self.content), PIECE):
            assert (await self.send(start)).status_code == 200
        return await self.finish()


async def test_a_film_comes_in_pieces_and_is_one_file(
    outside: Outside, house: House, superuser: asyncpg.Connection
) -> None:
    sender = Sender(outside.client, FILM, outside.citizen("li"))
    assert (await sender.open(media_type="video/mp4", name="李四.mp4")).json()["piece"] == PIECE
    assert refusal(await sender.finish()) == (409, "upload_unfinished")
    assert refusal(await sender.send(PIECE)) == (409, "upload_gap")
    assert (await sender.send(0)).json()["have"] == PIECE
    assert (await sender.send(0)).json()["have"] == PIECE, "a piece may come again"
    assert refusal(await sender.send(PIECE, FILM[PIECE:] + b"more")) in ((413, "too_large"), (422, "upload_too_long"))
    assert refusal(await sender.send(PIECE, b"")) == (422, "media_empty")
    assert all(making.MAKER.encode() not in path.read_bytes() for path in pieces(house)), "sealed as they lie"
    made = (await sender.all()).json()
    assert (made["sha256"], made["size"]) == (hashlib.sha256(FILM).hexdigest(), len(FILM))
    assert (made["evidence"], made["token"]) == (sender.ticket["upload"], sender.ticket["token"])
    assert (await sender.finish()).json() == made, "an answer that was lost is given again"
    [row] = await superuser.fetch("select * from evidence")
    assert (row["uploader"], row["media_type"], row["name"] is not None) == (
        outside.people["li"].name,
        "video/mp4",
        True,
    )
    shown = await outside.client.get(f"/media/{made['evidence']}", headers=sender.headers)
    assert len(shown.content) == len(FILM)
    assert await superuser.fetchval("select count(*) from journal where event = 'media.EvidenceStored'") == 1
    assert len(pieces(house)) == 3
    await drop_pieces.run(house, THE_HOUSE, DropPieces(upload=made["evidence"]))
    assert pieces(house) == []
    assert await superuser.fetchval("select count(*) from uploads") == 0
    assert (await sender.finish()).json() == made


async def test_a_house_that_falls_goes_on_where_it_was(
    outside: Outside, house: House, where: Where, clock: SetClock, serve: Serve
) -> None:
    sender = Sender(outside.client, FILM)
    await sender.open()
    await sender.send(0)
    async with open_house(house.settings, where, clock=clock, packages=PACKAGES) as other:
        async with httpx.AsyncClient(base_url=f"{await serve(other, PACKAGES)}/api/v1", timeout=60) as client:
            sender.client = client
            assert await sender.have() == PIECE
            for start in (PIECE, 2 * PIECE):
                await sender.send(start)
            assert (await sender.finish()).status_code == 200


async def test_a_fall_between_piece_and_row_sends_the_piece_again(
    outside: Outside, house: House, superuser: asyncpg.Connection
) -> None:
    sender = Sender(outside.client, FILM)
    await sender.open()
    await superuser.execute("alter table uploads add constraint planted check (ends = '{}')")
    assert (await sender.send(0, b"what was cut off")).status_code >= 500
    assert len(pieces(house)) == 1
    await superuser.execute("alter table uploads drop constraint planted")
    assert await sender.have() == 0
    assert (await sender.all()).status_code == 200


async def test_another_file_than_announced_is_sent_again_from_its_start(outside: Outside) -> None:
    sender = Sender(outside.client, FILM)
    await sender.open()
    await sender.send(0, b"\0" * PIECE)
    await sender.send(PIECE)
    await sender.send(2 * PIECE)
    assert refusal(await sender.finish()) == (409, "upload_differs")
    assert await sender.have() == 0
    assert (await sender.all()).status_code == 200


def bomb() -> bytes:
    content = io.BytesIO()
    Image.new("1", (9000, 8000)).save(content, "PNG")
    return content.getvalue()


REFUSED = (
    (photo((40, 20)), "video", (415, "media_type_differs")),
    (b"\x7fELF" + bytes(50), "document", (415, "media_type_unknown")),
    (photo((40, 20)) + b"<script>", "photo", (422, "media_carries_script")),
    (photo((40, 20))[:-300], "photo", (422, "media_unreadable")),
    (bomb(), "photo", (422, "media_too_many_pixels")),
)


async def test_the_whole_is_judged_as_if_it_had_come_at_once(outside: Outside, superuser: asyncpg.Connection) -> None:
    for content, kind, expected in REFUSED:
        sender = Sender(outside.client, content)
        await sender.open(kind)
        assert refusal(await sender.all()) == expected
    assert await superuser.fetchval("select count(*) from evidence") == 0


async def test_limits_are_the_kinds_and_tickets_are_counted(outside: Outside) -> None:
    sender = Sender(outside.client, FILM, outside.citizen("li"))
    assert refusal(await sender.open("voice", size=(20 << 20) + 1)) == (413, "too_large")
    for _ in range(20):
        assert (await sender.open()).status_code == 200
    assert refusal(await sender.open()) == (429, "too_many")
    assert (await Sender(outside.client, FILM).open()).status_code == 200, "others are not in the way"


async def test_the_token_alone_leads_to_it(outside: Outside) -> None:
    sender = Sender(outside.client, FILM)
    await sender.open()
    assert refusal(await sender.send(0, token="0" * 64)) == (404, "upload_unknown")
    assert (await sender.send(0, token="short")).status_code == 400
    sender.ticket["token"] = "0" * 64
    assert refusal(await sender.finish()) == (404, "upload_unknown")


async def test_a_ticket_ends_after_a_day_and_its_pieces_by_night(
    outside: Outside, house: House, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    sender = Sender(outside.client, FILM)
    await sender.open()
    await sender.send(0)
    clock.advance(timedelta(days=1, seconds=1))
    assert refusal(await sender.send(PIECE)) == (404, "upload_unknown")
    await erase_expired.run(house, THE_HOUSE, EraseExpired())
    assert await superuser.fetchval("select count(*) from uploads") == 0
    clock.advance(timedelta(days=400))  # files have the machine's time
    await remove_stray_files.run(house, THE_HOUSE, RemoveStrayFiles())
    assert pieces(house) == []


@given(st.lists(st.tuples(st.integers(0, 120), st.integers(1, 60)), max_size=30))
def test_a_file_only_ever_grows_at_its_end(sent: list[tuple[int, int]]) -> None:
    ticket = Ticket(
        id=new_id(),
        kind=EvidenceKind.VIDEO,
        claimed="",
        size=100,
        sha256=bytes(32),
        ends=(),
        name=None,
        file_key=b"",
        uploader="anonymous",
        taken_at=None,
        opened_at=START,
    )
    for offset, length in sent:
        had = ticket.have
        try:
            longer = ticket.take(offset, length)
        except Problem:
            assert offset > had or offset + length > ticket.size
            continue
        assert (longer is None) == (offset < had)
        ticket = longer or ticket
        assert ticket.have in (had, had + length)
        assert ticket.starts == tuple(sorted({0, *ticket.ends} - {ticket.have}))[: len(ticket.ends)]
    with pytest.raises(Problem) if ticket.have < 100 else _fine():
        ticket.whole()


class _fine:  # noqa: N801 - reads as a word in its place
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...
