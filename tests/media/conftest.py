"""The house with its doors over HTTP, and people who are known by a word instead of a session."""

from collections.abc import AsyncIterator

import asyncpg
import httpx
import pytest_asyncio

from anmin.app.compose import open_house
from anmin.kernel.access import Actor
from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.settings import Settings
from tests.conftest import Serve

PACKAGES = ("anmin.kernel.care", "anmin.kernel.registers", "anmin.identity", "anmin.territory", "anmin.media")
"""This room and those below it."""


@pytest_asyncio.fixture
async def house(settings: Settings, where: Where, clock: SetClock) -> AsyncIterator[House]:
    async with open_house(settings, where, clock=clock, packages=PACKAGES) as opened:
        yield opened


class Outside:
    """`client` calls the doors; `people` maps a bearer token to who is meant; `office` stands in the tree."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.people: dict[str, Actor] = {}
        self.office = new_id()

    def staff(self, word: str, *permissions: str) -> dict[str, str]:
        grants = dict.fromkeys(permissions, frozenset({self.office}))
        self.people[word] = Actor("staff", new_id(), new_id(), grants)
        return {"authorization": f"Bearer {word}"}

    def citizen(self, word: str) -> dict[str, str]:
        self.people[word] = Actor("citizen", new_id(), new_id())
        return {"authorization": f"Bearer {word}"}

    def citizen_of(self, word: str) -> dict[str, str]:
        """Somebody who was here before."""
        return {"authorization": f"Bearer {word}"}

    async def put(self, content: bytes, kind: str = "photo", claimed: str = "", **asked: str) -> httpx.Response:
        return await self.client.post(
            "/media", content=content, params={"kind": kind, **asked}, headers={"content-type": claimed}
        )


@pytest_asyncio.fixture
async def outside(house: House, serve: Serve, superuser: asyncpg.Connection) -> AsyncIterator[Outside]:
    async with httpx.AsyncClient(base_url=f"{await serve(house, PACKAGES)}/api/v1", timeout=60) as client:
        made = Outside(client)

        async def known(_: House, token: str) -> Actor | None:
            return made.people.get(token)

        house.authenticate = known
        await superuser.execute("insert into scope_tree values ($1, $1, 0)", made.office)
        yield made
