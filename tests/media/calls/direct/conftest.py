"""No engine answers."""

from __future__ import annotations

import pytest
import pytest_asyncio

from anmin.media.engine.engine import EngineAway
from tests.media.calls.conftest import Line


@pytest.fixture(autouse=True)
def away(line: Line) -> None:
    line.engine.fault = EngineAway


@pytest_asyncio.fixture
async def call(line: Line) -> str:
    return await line.answered()
