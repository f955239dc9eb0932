"""A house in the time of the wall, furnished, with its worker on, and the peer's process beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec

from anmin.app.compose import open_house
from anmin.kernel.clock import SystemClock
from anmin.kernel.db import Where
from anmin.kernel.settings import Hotline, Settings
from tests.conftest import Serve
from tests.stories.town import StoryTown, story_town
from tests.transfers.conftest import set_peer
from tests.transfers.peer_process import NAME, SECRETS, PeerProcess


@asynccontextmanager
async def linked(
    settings: Settings, where: Where, serve: Serve, folder: Path
) -> AsyncIterator[tuple[StoryTown, PeerProcess]]:
    """The peer is there but not started."""
    told = msgspec.structs.replace(settings, hotline=Hotline(secrets=SECRETS))
    async with open_house(told, where) as house:
        address = await serve(house)
        async with story_town(house, SystemClock(), address) as town:  # type: ignore[arg-type]
            peer = PeerProcess(folder, address)
            await link(town, peer)
            await town.staff("engineer", "system_administrator", "CITY")
            try:
                yield town, peer
            finally:
                await peer.close()


async def link(town: StoryTown, peer: PeerProcess, **more: Any) -> None:
    row = {"code": "hotline", "zh": "12345 平台", "en": "12345 platform", "url": f"{peer.address}/messages"}
    await set_peer(town.house, **(row | {"key_id": NAME} | more))


async def wire(town: StoryTown, **asked: Any) -> dict[str, Any]:
    return dict(await town.call("engineer", "GET", "/channels/hotline12345/messages", limit=200, **asked))
