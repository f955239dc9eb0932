"""One house for each test, with its worker at work and a phone that the test can read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.keyring import create_keyring, new_keyring
from anmin.kernel.settings import Settings, load
from tests.identity.citizens.town import Town, open_town


@pytest.fixture
def settings(clock: SetClock, tmp_path: Path) -> Settings:
    """A house with real people: no demonstration."""
    create_keyring(tmp_path / "keys.toml", new_keyring(clock.now()))
    return load(environment={"ANMIN_DATA_DIR": str(tmp_path), "ANMIN_DATABASE_CONNECTIONS": "6"})


@pytest_asyncio.fixture
async def town(database: Where, clock: SetClock, settings: Settings) -> AsyncIterator[Town]:
    async with open_town(database, clock, settings) as opened:
        yield opened
