"""A house whose hotline speaks with the real peer process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest_asyncio

from anmin.kernel.db import Where
from anmin.kernel.settings import Settings
from tests.conftest import Serve
from tests.stories.town import StoryTown
from tests.transfers.linked import linked
from tests.transfers.peer_process import PeerProcess
from tests.transfers.test_in_house import raised

Both = tuple[StoryTown, PeerProcess]


@pytest_asyncio.fixture
async def both(settings: Settings, where: Where, serve: Serve, tmp_path: Path) -> AsyncIterator[Both]:
    async with linked(settings, where, serve, tmp_path) as made:
        yield made


async def offered(town: StoryTown, content: str = "小区门口下水道堵了") -> tuple[str, str]:
    case = await raised(town, content)
    body = {"kind": "not_police", "reason": "属市政养护", "peer": "hotline"}
    return case, (await town.call("call_taker", "POST", f"/cases/{case}/transfers", **body))["transfer"]


async def stands(town: StoryTown, case: str, *states: str) -> dict[str, Any]:
    async def seen() -> dict[str, Any] | None:
        [*_, last] = await town.call("call_taker", "GET", f"/cases/{case}/transfers")
        return last if last["shown"]["state"] in states else None

    return dict(await town.until(seen))


async def arrived(town: StoryTown, many: int = 1, **asked: Any) -> list[dict[str, Any]]:
    async def seen() -> list[dict[str, Any]] | None:
        found = await town.call("call_taker", "GET", "/transfers", peer="hotline", limit=200, **asked)
        return found if len(found) == many else None

    return list(await town.until(seen))
