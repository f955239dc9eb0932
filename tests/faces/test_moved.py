"""A telephone that changes its network, with a real change of address: the call goes on, whichever engine carries it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from anmin.kernel.house import House
from tests.faces.apart import Apart, apart, ground_here, why_not
from tests.faces.browsing import Seats
from tests.faces.calling import ENGINES, answered, calls, hung_up, moves, proved
from tests.faces.conftest import Served, Stage
from tests.faces.looking import CONSOLE, PHONE
from tests.faces.playing import at_desk

LASTING = 10
"""So many times some pictures more: no buffer holds as many from before the change."""
pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "none")


@pytest.fixture
def network() -> Iterator[Apart]:
    with apart(ground_here()) as made:
        yield made


@pytest_asyncio.fixture
async def served(house: House, network: Apart) -> AsyncIterator[Served]:
    """Heard on that network too."""
    started = Served(house, "0.0.0.0")
    await started.start()
    yield started
    await started.stop()


async def launched(stack: AsyncExitStack, network: Apart, address: str) -> Browser:
    started = await network.launch(await stack.enter_async_context(async_playwright()), address)
    stack.push_async_callback(started.close)
    return started


async def test_a_browser_apart_is_somebody_else_and_somebody_else_again_after_a_move(network: Apart) -> None:
    async def tell(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = writer.get_extra_info("peername")[0].encode()
        writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))
        await writer.drain()
        writer.close()

    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(await asyncio.start_server(tell, network.house, 0))
        address = f"http://{network.house}:{server.sockets[0].getsockname()[1]}"
        page = await (await launched(stack, network, address)).new_page()
        await page.goto(address)
        before = await page.inner_text("body")
        assert await page.evaluate("isSecureContext")
        moved = await asyncio.to_thread(network.move)
        await page.goto(address)
        assert await page.inner_text("body") == moved
    assert len({before, moved, network.house}) == 3


@ENGINES
@pytest.mark.usefixtures("engine")
async def test_the_callers_address_changes_and_the_call_goes_on(
    stage: Stage, network: Apart, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    desk = await at_desk(stage, "dispatcher", CONSOLE)
    async with AsyncExitStack() as stack:
        address = stage.served.address_at(network.house)
        seats = Seats(await launched(stack, network, address), address, stack)
        caller = await seats.open("citizen", "/h5/leave", PHONE)
        await caller.context.grant_permissions(["geolocation", "camera", "microphone"], origin=address)
        await caller.goto("/")
        await calls(caller)
        case = await answered(desk)
        await moves(desk, "报警人")
        await asyncio.to_thread(network.move)
        for _ in range(LASTING):
            await moves(desk, "报警人")
        await hung_up(caller)
        await proved(stage, superuser, case, tmp_path)
    assert seats.troubles == []
