"""The scanner's port against a small clamd of our own on a socket file: what it finds, says or fails to say."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import httpx
import msgspec
import pytest_asyncio

from anmin.kernel.care.queries import HouseHealth, house_health
from anmin.kernel.house import House
from anmin.media.scanning import Scanning
from anmin.media.vault import FOLDER
from tests.media import making
from tests.media.conftest import Outside
from tests.media.making import THE_HOUSE, photo

VIRUS = b"EVIL" * 1000


class Clamd:
    """Answers INSTREAM as clamd does; `says` overrules. `scanned`: the files it was shown."""

    def __init__(self, at: str) -> None:
        self.at, self.says, self.scanned = at, b"", list[bytes]()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if (asked := await reader.readuntil(b"\0")) == b"zPING\0":
                writer.write(b"PONG\0")
                return
            assert asked == b"zINSTREAM\0"
            content = b""
            while length := int.from_bytes(await reader.readexactly(4), "big"):
                content += await reader.readexactly(length)
            self.scanned.append(content)
            found = b"stream: Planted.Test FOUND\0" if VIRUS in content else b"stream: OK\0"
            writer.write(self.says or found)
            await writer.drain()
        finally:
            writer.close()


@pytest_asyncio.fixture
async def clamd(house: House) -> AsyncIterator[Clamd]:
    with tempfile.TemporaryDirectory(prefix="clamd-") as folder:
        made = Clamd(f"{folder}/clamd.ctl")
        server = await asyncio.start_unix_server(made.serve, made.at)
        house.offer(Scanning(made.at))
        async with server:
            yield made


def refusal(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def nothing_stands(house: House, superuser: asyncpg.Connection) -> bool:
    files = [path for path in (Path(house.settings.data.dir) / FOLDER).rglob("*.original") if path.is_file()]
    return not files and await superuser.fetchval("select count(*) from evidence") == 0


async def test_what_it_finds_is_not_kept(
    outside: Outside, house: House, clamd: Clamd, superuser: asyncpg.Connection
) -> None:
    assert refusal(await outside.put(making.AMR + VIRUS, "voice")) == (422, "media_infected")
    assert await nothing_stands(house, superuser)
    long = making.AMR.ljust(3 << 20, b"\0")
    assert (await outside.put(long, "voice")).status_code == 200
    assert clamd.scanned == [making.AMR + VIRUS, long], "the whole file was shown"


async def test_while_it_does_not_answer_nothing_is_taken(
    outside: Outside, house: House, clamd: Clamd, superuser: asyncpg.Connection
) -> None:
    for says in (b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"stream: OK, but\0"):
        clamd.says = says
        assert refusal(await outside.put(photo((40, 20)))) == (503, "media_not_scanned")
    for at in (f"{clamd.at}.gone", "127.0.0.1:1", "nonsense"):
        house.offer(Scanning(at))
        assert refusal(await outside.put(photo((40, 20)))) == (503, "media_not_scanned")
    assert await nothing_stands(house, superuser)


async def test_a_scanner_that_is_away_stands_among_the_health_of_the_house(house: House, clamd: Clamd) -> None:
    evidence = msgspec.structs.replace(house.settings.evidence, scanner=clamd.at)
    house.settings = msgspec.structs.replace(house.settings, evidence=evidence)

    async def grade() -> str:
        health = await house_health.run(house, THE_HOUSE, HouseHealth())
        return next(each.grade for each in health.checks if each.part == "scanner")

    assert await grade() == "good"
    house.offer(Scanning(f"{clamd.at}.gone"))
    assert await grade() == "bad"


async def test_pieces_are_scanned_as_one(outside: Outside, clamd: Clamd) -> None:
    content = making.AMR + VIRUS
    announced = {"kind": "voice", "size": len(content), "sha256": making.arrived(content).sha256}
    ticket = (await outside.client.post("/uploads", json=announced)).json()
    half, path = len(content) - len(VIRUS) // 2, f"/uploads/{ticket['upload']}"
    for offset, piece in ((0, content[:half]), (half, content[half:])):
        asked = {"offset": str(offset), "token": ticket["token"]}
        assert (await outside.client.post(f"{path}/pieces", params=asked, content=piece)).status_code == 200
    answer = await outside.client.post(f"{path}/finish", json={"token": ticket["token"]})
    assert refusal(answer) == (422, "media_infected")
    assert clamd.scanned == [content]
