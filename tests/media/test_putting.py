"""Files over real HTTP: taken in, refused without a trace, kept once, and never a row without its file."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg
import httpx
import msgspec
import pytest
from obstore.store import LocalStore

from anmin.kernel.house import House
from anmin.kernel.settings import Settings
from anmin.media.vault import Vault
from tests.media import making
from tests.media.conftest import Outside
from tests.media.making import MAKER, photo

MIB = 1 << 20


@pytest.fixture
def patience() -> float:
    """Seconds for a whole file, and for each part of it."""
    return 60.0


@pytest.fixture
def settings(settings: Settings, patience: float) -> Settings:
    http = msgspec.structs.replace(settings.http, body_seconds=patience, upload_seconds=patience)
    return msgspec.structs.replace(settings, http=http)


def files(house: House) -> list[Path]:
    return [path for path in (Path(house.settings.data.dir) / "evidence").rglob("*") if path.is_file()]


def refusal(response: httpx.Response) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    return response.status_code, response.json()["code"]


async def rows(superuser: asyncpg.Connection) -> int:
    count: int = await superuser.fetchval("select count(*) from evidence")
    return count


async def test_a_photo_of_nobody_is_kept_as_it_came(
    outside: Outside, house: House, superuser: asyncpg.Connection
) -> None:
    content = photo()
    answer = await outside.put(content, claimed="image/jpeg", taken_at="2026-11-02T08:59:00+08:00")
    assert answer.status_code == 200
    made = answer.json()
    assert made["sha256"] == hashlib.sha256(content).hexdigest()
    assert (made["size"], made["kind"], made["media_type"]) == (len(content), "photo", "image/jpeg")
    assert len(made["token"]) == 64
    [row] = await superuser.fetch("select * from evidence")
    assert (row["uploader"], row["person"], row["owner"], row["copy"]) == ("anonymous", None, None, "made")
    assert row["taken_at"].isoformat() == "2026-11-02T00:59:00+00:00"
    assert made["token"] not in str(dict(row))
    assert len(files(house)) == 2
    for path in files(house):
        assert MAKER.encode() not in path.read_bytes(), "what lies in the store is sealed"
    [line] = await superuser.fetch("select * from journal where event = 'media.EvidenceStored'")
    assert line["subject"] == f"evidence:{made['evidence']}"


async def test_who_sent_it_is_noted_and_the_files_name_is_sealed(
    outside: Outside, superuser: asyncpg.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    headers = {
        **outside.citizen("li"),
        "content-type": "image/jpeg",
        "content-disposition": "attachment; filename*=UTF-8''%E6%9D%8E%E5%9B%9B.jpg",
    }
    answer = await outside.client.post("/media", content=photo((40, 20)), params={"kind": "photo"}, headers=headers)
    assert answer.status_code == 200
    [row] = await superuser.fetch("select *, evidence::text as all from evidence")
    assert (row["uploader"], row["person"]) == (outside.people["li"].name, outside.people["li"].id)
    assert row["name"]
    logged = capsys.readouterr()
    assert "李四" not in row["all"] + answer.text + logged.out + logged.err


REFUSED = (
    (b"", "photo", "image/jpeg", (422, "media_empty")),
    (photo((40, 20)), "photo", "image/png", (415, "media_type_differs")),
    (b"\x7fELF" + bytes(50), "document", "", (415, "media_type_unknown")),
    (photo((40, 20)) + b"<script>", "photo", "", (422, "media_carries_script")),
    (photo((40, 20))[:-300], "photo", "", (422, "media_unreadable")),
    (photo((40, 20)), "drawing", "", (400, "bad_request")),
    (making.AMR.ljust(20 * MIB + 1, b"\0"), "voice", "", (413, "too_large")),
)


async def test_what_is_refused_leaves_nothing(outside: Outside, house: House, superuser: asyncpg.Connection) -> None:
    for content, kind, claimed, expected in REFUSED:
        assert refusal(await outside.put(content, kind, claimed)) == expected
    assert await rows(superuser) == 0
    assert files(house) == []
    assert await superuser.fetchval("select count(*) from journal where event like 'media.%'") == 0
    assert (await outside.put(making.AMR, "voice")).status_code == 200, "the rest of the report goes on"


async def test_files_leave_room_for_reports(outside: Outside, house: House, superuser: asyncpg.Connection) -> None:
    full = msgspec.structs.replace(house.settings.evidence, reserve=1 << 60)
    house.uploads._settings = msgspec.structs.replace(house.settings, evidence=full)
    assert refusal(await outside.put(photo((40, 20)))) == (507, "storage_full")
    assert await rows(superuser) == 0


async def test_a_body_without_a_length_stops_at_the_limit(outside: Outside) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(64):
            sent += 1
            yield making.AMR.ljust(MIB, b"\0")

    answer = await outside.client.post("/media", content=endless(), params={"kind": "voice"})
    assert refusal(answer) == (413, "too_large")


async def test_the_limit_is_the_registers(outside: Outside, superuser: asyncpg.Connection) -> None:
    film = making.film().ljust(21 * MIB, b"\0")
    answer = await outside.put(film, "video")
    assert answer.status_code == 200, "21 MiB are too much for a photo and not for a film"
    assert (await outside.client.get("/registers/media.limits/rows")).status_code == 200
    assert await rows(superuser) == 1


@pytest.mark.parametrize("patience", [0.4])
async def test_a_file_that_stops_arriving_is_given_up(outside: Outside, superuser: asyncpg.Connection) -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield making.AMR
        await asyncio.sleep(2)
        yield b"more"

    answer = await outside.client.post("/media", content=slow(), params={"kind": "voice"})
    assert refusal(answer) == (408, "too_slow")
    assert await rows(superuser) == 0


async def test_a_torn_connection_leaves_no_half_file(
    outside: Outside, house: House, superuser: asyncpg.Connection
) -> None:
    host, port = outside.client.base_url.host, outside.client.base_url.port
    _, writer = await asyncio.open_connection(host, port)
    head = b"POST /api/v1/media?kind=voice HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n"
    writer.write(head + making.AMR)
    await writer.drain()
    writer.close()
    await asyncio.sleep(0.3)
    assert await rows(superuser) == 0
    assert files(house) == []


async def test_the_same_key_keeps_one_file(outside: Outside, superuser: asyncpg.Connection) -> None:
    key, content = str(uuid4()), photo((400, 300))
    answers = await asyncio.gather(*(outside.put(content, key=key) for _ in range(6)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1, "everybody is told of the same piece and given its token"
    assert await rows(superuser) == 1
    again = await outside.put(content, key=key)
    assert again.headers["idempotent-replay"] == "true"
    assert refusal(await outside.put(photo((40, 20)), key=key)) == (409, "key_reused")


async def test_a_fall_between_file_and_row_leaves_a_stray_file_and_no_row(
    outside: Outside, house: House, superuser: asyncpg.Connection
) -> None:
    await superuser.execute("revoke insert on evidence from anmin_intake")
    assert (await outside.put(photo((40, 20)))).status_code == 500
    assert await rows(superuser) == 0
    assert len(files(house)) == 2, "what was written before the row stays for the night to sweep"
    await superuser.execute("grant insert on evidence to anmin_intake")
    assert (await outside.put(photo((40, 20)))).status_code == 200


async def test_a_store_that_does_not_write_leaves_no_row(
    outside: Outside, house: House, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    house.offer(Vault(LocalStore(folder), folder))
    folder.rmdir()
    folder.write_text("no folder any more")
    assert refusal(await outside.put(photo((40, 20)))) == (503, "unavailable")
    assert await rows(superuser) == 0


async def test_the_document_says_how_a_file_is_sent(outside: Outside) -> None:
    document = (await outside.client.get("/openapi.json")).json()
    put = document["paths"]["/api/v1/media"]["post"]
    assert put["operationId"] == "putEvidence"
    assert {each["name"] for each in put["parameters"]} == {"key", "kind", "taken_at"}
    assert put["requestBody"]["content"]["*/*"]["schema"]["format"] == "binary"
    shown = document["paths"]["/api/v1/media/{evidence}"]["get"]["responses"]["200"]["content"]
    assert shown == {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


async def test_ids_are_new_each_time(outside: Outside, house: House) -> None:
    """Two people may send one picture: what one of them loses, the other keeps."""
    made = [UUID((await outside.put(photo((40, 20)))).json()["evidence"]) for _ in range(2)]
    assert made[0] != made[1]
    assert len(files(house)) == 4
