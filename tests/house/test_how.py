"""The how-to pages are true: the room of `docs/how/add-a-room.md` is built as written and its doors are called."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import httpx
import pytest

from anmin.app.compose import open_house
from anmin.app.rooms import ROOMS
from anmin.kernel.db import Where
from anmin.kernel.settings import Settings
from tests.conftest import Serve
from tests.house.rules import ROOT

BLOCK = re.compile(r"^`(lamps/[\w.]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def lamps(tmp_path: Path) -> Iterator[Path]:
    """The package as the page writes it; a file that the page names twice is continued."""
    folder = tmp_path / "lamps"
    folder.mkdir()
    (folder / "__init__.py").write_text('"""Lamps."""\n')
    for name, text in BLOCK.findall((ROOT / "docs/how/add-a-room.md").read_text()):
        with (tmp_path / name).open("a") as file:
            file.write(text)
    sys.path.insert(0, str(tmp_path))
    yield folder
    sys.path.remove(str(tmp_path))
    for name in [name for name in sys.modules if name.partition(".")[0] == "lamps"]:
        del sys.modules[name]


async def test_the_room_works_as_written(lamps: Path, settings: Settings, where: Where, serve: Serve) -> None:
    owner = await asyncpg.connect(**where.as_role("anmin_owner"))
    await owner.execute((lamps / "schema.sql").read_text())
    await owner.close()
    packages = (*ROOMS, "lamps")
    async with open_house(settings, where, packages=packages) as house:
        async with httpx.AsyncClient(base_url=f"{await serve(house, packages)}/api/v1") as client:
            lamp = (await client.post("/lamps", json={"place": "永和路口"})).json()
            assert [each["id"] for each in (await client.get("/lamps")).json()] == [lamp]
            assert (await client.post(f"/lamps/{lamp}/mended", json={})).status_code == 200
            again = await client.post(f"/lamps/{lamp}/mended", json={})
            assert (again.status_code, again.json()["code"]) == (409, "already_mended")
            assert (await client.get("/lamps")).json() == []
            document = (await client.get("/openapi.json")).json()
            assert document["paths"]["/api/v1/lamps"]["post"]["operationId"] == "reportLamp"
