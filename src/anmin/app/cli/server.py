"""Commands that make and run a house: init, migrate, serve, and the two kinds of process that serve starts."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import Annotated

from cyclopts import Parameter

from anmin.app import demo, reach
from anmin.app import serve as serving
from anmin.app.cli.given import settings, settings_file
from anmin.app.compose import make_keys, open_house
from anmin.app.migrate import migrate as bring_up
from anmin.identity.actions.first_accounts import create_first_administrators
from anmin.kernel.db import Where
from anmin.kernel.settings import Settings


def init() -> None:
    """Make a new house: keys, database, schema and the first three administrators, whose passwords are shown once."""
    found = settings()
    make_keys(found)
    with reach.reachable(found) as where:
        asyncio.run(bring_up(where))
        first = asyncio.run(_first(found, where))
    if not first:
        print("已有账号，未作改动 · This house has staff already; nothing was changed")
    for login, password, totp in first:
        print(f"{login}\n  首次密码 first password {password}\n  第二因素 TOTP secret   {totp}")


async def _first(found: Settings, where: Where) -> list[tuple[str, str, str]]:
    async with open_house(found, where) as house:
        return await create_first_administrators(house)


def migrate() -> None:
    """Bring the database to the newest schema."""
    with reach.reachable(settings()) as where:
        print(asyncio.run(bring_up(where)))


def serve(
    *,
    demonstration: Annotated[bool, Parameter(name="--demo", help="Made-up organisations and accounts.")] = False,
    port: Annotated[int | None, Parameter(help="Instead of http.port.")] = None,
    host: Annotated[str | None, Parameter(help="Instead of http.host.")] = None,
) -> None:
    """Run the house: database, api processes and worker, until it is told to stop."""
    if demonstration:
        os.environ["ANMIN_DEMO_ON"] = "true"
    if port is not None:
        os.environ["ANMIN_HTTP_PORT"] = str(port)
    if host is not None:
        os.environ["ANMIN_HTTP_HOST"] = host
    found = settings()
    make_keys(found)

    def prepare(where: Where) -> Callable[[str], None]:
        accounts = asyncio.run(demo.prepare(found, where)) if found.demo.on else []
        return lambda address: demo.show(address, accounts)

    serving.serve(found, settings_file(), prepare)
