"""A client that does not read keeps only itself waiting: it is cut off, and resumes where it stood."""

import asyncio
from typing import Any

from anmin.kernel.ids import new_id
from anmin.kernel.journal import office

LINES, LARGE = 300, "x" * 8000


async def test_a_client_that_does_not_read_is_cut_off_and_resumes(serve, people, write, wait_until) -> None:
    home = new_id()
    async with serve() as live:
        slow = await live.open(people.staff(home), receive_buffer=4096)
        quick = await live.open(people.staff(home))
        reading = asyncio.create_task(quick.take(LINES))
        places = [await write(office(home), text=LARGE) for _ in range(LINES)]
        assert [told.cursor for told in await reading] == places
        await wait_until(lambda: live.hub.metrics.cut_off == 1)
        assert live.hub.metrics.listeners == 1

        first = [told.cursor for told in await slow.rest()]
        assert 0 < len(first) < LINES
        assert slow.comments[-1].startswith("cut off for lagging")
        again = await live.open(people.staff(home), last=slow.last_id)
        assert first + [told.cursor for told in await again.take(LINES - len(first))] == places


async def test_a_client_that_does_not_read_while_it_resumes_is_cut_off_too(serve, people, write, wait_until) -> None:
    home = new_id()
    old = [await write(office(home), text=LARGE) for _ in range(101)]
    async with serve(pending_lines=50) as live:
        slow = await live.open(people.staff(home), last=str(old[0]), receive_buffer=4096)
        new = [await write(office(home)) for _ in range(60)]
        await wait_until(lambda: live.hub.metrics.cut_off == 1)
        first = [told.cursor for told in await slow.rest()]
        again = await live.open(people.staff(home), last=slow.last_id)
        everything = old[1:] + new
        assert first + [told.cursor for told in await again.take(len(everything) - len(first))] == everything


async def test_lines_that_wait_go_out_in_one_piece(serve, people, conn) -> None:
    home = new_id()
    sent: list[Any] = []
    async with serve(poll=0.2) as live:
        stream = await live.open(people.staff(home))
        read = stream._chunk

        async def counted() -> bytes:
            sent.append(await read())
            return sent[-1]

        stream._chunk = counted
        await conn.execute(
            "insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)"
            " select now(), 'system', 'test', 'test.write', 'case:1', 1, 'cases.Raised', '{}', array[$1], 'test'"
            " from generate_series(1, 500)",
            office(home),
        )
        await stream.take(500)
    assert sum(b"cases.Raised" in each for each in sent) == 1
