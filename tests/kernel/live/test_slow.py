"""A client that does not read keeps only itself waiting: it is cut off, and resumes where it stood."""

from typing import Any

from anmin.kernel.db import Connection
from anmin.kernel.ids import new_id
from anmin.kernel.journal import office
from tests.kernel.live.streams import MANY, LiveServer, People, WaitUntil, Write

LINES, LARGE = 300, "x" * 8000


async def test_a_client_that_does_not_read_is_cut_off_and_resumes(
    live_server: LiveServer, people: People, write: Write, wait_until: WaitUntil
) -> None:
    home = new_id()
    async with live_server(pending_lines=100) as live:
        slow = await live.open(people.staff(home), receive_buffer=65536)
        quick = await live.open(people.staff(home))
        places = []
        for _ in range(LINES):
            places.append(await write(office(home), text=LARGE))
            assert (await quick.next()).cursor == places[-1]
        await wait_until(lambda: live.hub.metrics.cut_off == 1)
        assert live.hub.metrics.listeners == 1

        first = [told.cursor for told in await slow.rest()]
        assert 0 < len(first) < LINES
        assert slow.comments[-1].startswith("cut off for lagging")
        again = await live.open(people.staff(home), last=slow.last_id)
        assert first + [told.cursor for told in await again.take(LINES - len(first))] == places


async def test_a_client_that_reads_slowly_while_it_is_far_behind_loses_nothing(
    live_server: LiveServer, people: People, write: Write
) -> None:
    home = new_id()
    old = [await write(office(home), text=LARGE) for _ in range(LINES)]
    async with live_server(recent=0, pending_lines=100) as live:
        slow = await live.open(people.staff(home), last=str(old[0]), receive_buffer=65536)
        quick = await live.open(people.staff(home))
        new = []
        for _ in range(50):
            new.append(await write(office(home)))
            assert (await quick.next()).cursor == new[-1]
        assert [told.cursor for told in await slow.take(LINES + 49)] == old[1:] + new


async def test_lines_that_wait_go_out_in_one_piece(live_server: LiveServer, people: People, conn: Connection) -> None:
    home = new_id()
    sent: list[Any] = []
    async with live_server(poll=0.2) as live:
        stream = await live.open(people.staff(home))
        read = stream._chunk

        async def counted() -> bytes:
            sent.append(await read())
            return sent[-1]

        stream._chunk = counted
        await conn.execute(MANY, office(home), 200)
        await stream.take(200)
    assert sum(b"cases.Raised" in each for each in sent) == 1
