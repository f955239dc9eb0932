"""The api process: the house behind HTTP, with the live hub beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from litestar import Litestar, MediaType, Response, get

from anmin.app.rooms import ROOMS, rooms
from anmin.kernel import openapi, web
from anmin.kernel.house import House
from anmin.kernel.http import Route

import anmin


def routes(packages: tuple[str, ...] = ROOMS) -> tuple[Route, ...]:
    """Every route of the house, in the order of the rooms."""
    return tuple(route for room in rooms(packages) for route in room.routes())


def application(house: House, packages: tuple[str, ...] = ROOMS) -> Litestar:
    """The ASGI application of one api process."""
    every = routes(packages)
    return web.build(house, every, {}, [])
