"""While a file is judged nothing is locked and no transaction stands; what was true before is looked at again."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

import asyncpg
import pytest_asyncio

from anmin.kernel.house import House
from anmin.media.scanning import Scanning
from anmin.media.terms.evidence import EvidenceKind
from tests.media import making
from tests.media.calls.conftest import Line, line, matter
from tests.media.conftest import Outside
from tests.media.making import give, new_case, put
from tests.media.test_clips import film
from tests.media.test_uploads import Sender

__all__ = ["film", "line", "matter"]
BEGUN = "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in trans%'"


class Slow:
    """A scanner that takes its time: until `go`."""

    def __init__(self) -> None:
        self.entered = asyncio.Semaphore(0)
        self.go = threading.Event()
        self.looked = 0
        self._loop = asyncio.get_running_loop()

    def scan(self, file: BinaryIO) -> None:
        del file
        self.looked += 1
        self._loop.call_soon_threadsafe(self.entered.release)
        assert self.go.wait(30)

    def answers(self) -> bool:
        return True


@pytest_asyncio.fixture
async def slow(house: House) -> AsyncIterator[Slow]:
    made = Slow()
    house.service(Scanning).scanner = made
    yield made
    made.go.set()


async def test_a_call_ends_while_a_frame_of_it_is_judged(line: Line, slow: Slow) -> None:
    call = await line.answered()
    sent = await line.published(call, line.caller)
    taking = asyncio.create_task(
        line.outside.client.post(
            f"/video-calls/{call}/snapshots",
            params={"publication": sent},
            content=making.photo((64, 48)),
            headers={**line.taker, "content-type": "image/jpeg"},
        )
    )
    await slow.entered.acquire()
    async with asyncio.timeout(5):
        await line.good(f"/{call}/end", line.taker)
    slow.go.set()
    kept = await taking
    assert kept.status_code == 200, kept.text
    manifest = (await line.outside.client.get(f"/video-calls/{call}/manifest", headers=line.taker)).json()
    assert [each["sha256"] for each in manifest["snapshots"]] == [kept.json()["sha256"]]


async def test_no_transaction_stands_while_an_upload_is_judged_once(
    outside: Outside, slow: Slow, superuser: asyncpg.Connection
) -> None:
    content = making.photo((64, 48))
    sender = Sender(outside.client, content, outside.citizen("li"))
    await sender.open("photo")
    await sender.send(0)
    first = asyncio.create_task(sender.finish())
    await slow.entered.acquire()
    assert await superuser.fetchval(BEGUN) == 0
    second = asyncio.create_task(sender.finish())
    waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted"
    async with asyncio.timeout(10):
        while not await superuser.fetchval(waiting):
            await asyncio.sleep(0.02)
    slow.go.set()
    made = [await first, await second]
    assert [each.status_code for each in made] == [200, 200], made[1].text
    assert (made[0].json(), slow.looked) == (made[1].json(), 1)
    shown = await outside.client.get(f"/media/{made[0].json()['evidence']}", headers=sender.headers)
    assert shown.status_code == 200
    assert await superuser.fetchval("select count(*) from pg_locks where locktype = 'advisory'") == 0


async def test_an_upload_that_was_refused_is_not_kept_locked(outside: Outside, superuser: asyncpg.Connection) -> None:
    sender = Sender(outside.client, b"\x7fELF" + bytes(50))
    await sender.open("document")
    assert (await sender.all()).status_code == 415
    assert (await sender.finish()).status_code == 415
    assert await superuser.fetchval("select count(*) from pg_locks where locktype = 'advisory'") == 0


async def test_no_transaction_stands_while_a_clip_is_cut(
    outside: Outside, house: House, film: Path, slow: Slow, superuser: asyncpg.Connection
) -> None:
    slow.go.set()
    made, case = await put(house, film.read_bytes(), kind=EvidenceKind.VIDEO), new_case(house)  # noqa: ASYNC240 - a test
    await give(house, made, case, offices=frozenset({outside.office}))
    await slow.entered.acquire()
    slow.go.clear()
    officer = outside.staff("officer", "media.see", "media.export")
    asked = {"begin": 1_000, "until": 3_000}
    cutting = asyncio.create_task(outside.client.post(f"/media/{made.evidence}/clips", json=asked, headers=officer))
    await slow.entered.acquire()
    assert await superuser.fetchval(BEGUN) == 0
    slow.go.set()
    assert (await cutting).status_code == 200
