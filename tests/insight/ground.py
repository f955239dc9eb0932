"""A dozen matters of which every count is known: they come in one an hour before noon of 2026-10-20 and are told by number."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from bench.figures import Made, fill_matters
from tests.stories.town import StoryTown

NOON = datetime(2026, 10, 20, 4, 0, tzinfo=UTC)
"""Of Shanghai, a Tuesday."""
DAY = {"since": "2026-10-20", "until": "2026-10-20"}
MANY, DONE, RATED, SATISFIED = 10, 8, 6, 4
LEADS = ("LAW", "PARKS")


def id_of(number: int) -> UUID:
    return UUID(hashlib.md5(f"matter{number}".encode(), usedforsecurity=False).hexdigest())


async def hand_made(town: StoryTown, conn: asyncpg.Connection, **changed: Any) -> None:
    """1 to 8 are closed; 1 to 4 satisfied, 5 and 6 basically; odd ones are led by PARKS, even ones by LAW."""
    values = {
        "many": MANY,
        "done": DONE,
        "rated": RATED,
        "satisfied": SATISFIED,
        "desk": town.offices["DESK"],
        "leads": [town.offices[code] for code in LEADS],
        "until": NOON,
        "apart": timedelta(hours=1),
        "categories": ("010205", "010303"),
    }
    await fill_matters(conn, Made(**values | changed))


async def table(town: StoryTown, who: str = "mayor", **asked: Any) -> dict[str, dict[str, Any]]:
    """The total of the table, by figure."""
    told = await town.call(who, "GET", "/figures", **DAY | asked)
    codes = [each["code"] for each in told["figures"]]
    return dict(zip(codes, told["total"]["values"], strict=True))
