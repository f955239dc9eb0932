"""The api process: the house behind HTTP, with the live hub beside it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import cast

import msgspec
import uvicorn
from litestar import MediaType, Response, get
from prometheus_client import generate_latest

import anmin
from anmin.app.compose import open_house
from anmin.app.faces import Faces
from anmin.app.ground import serving as ground
from anmin.app.rooms import ROOMS, packages_of, rooms
from anmin.app.schema import is_current
from anmin.kernel import access, journal, openapi, web
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.http import Route
from anmin.kernel.live import Hub, LiveApp, ahead
from anmin.kernel.live.app import App, topics_of
from anmin.kernel.metrics import LISTENERS
from anmin.kernel.registers.actions import TOPIC as REGISTERS
from anmin.kernel.settings import Settings


def routes(packages: tuple[str, ...] = ROOMS) -> tuple[Route, ...]:
    """Every route of the house, in the order of the rooms."""
    return tuple(route for room in rooms(packages) for route in room.routes())


async def follow(house: House, hub: Hub) -> None:
    """Let this process's hub wake at our commits and keep the rooms' in-memory services fresh.

    What was said between the rooms' loading and the hub's start is told here; told twice, it is only read again.
    """
    house.on_lines.append(hub.wake)
    house.on_access.append(hub.close_person)
    house.offer(hub)
    for event, tell in house.watches:
        hub.watch(event, tell)
    cursor = house.opened_at
    async with house.db.transaction(access.NOTHING) as conn:
        while lines := await journal.after(conn, cursor):
            for line in lines:
                for event, tell in house.watches:
                    if line.event == event:
                        tell(line)
            cursor = lines[-1].cursor


def _topics(house: House, actor: access.Actor) -> frozenset[str]:
    """What somebody may hear: of their person and offices, and as staff also that a register was changed."""
    own = topics_of(actor, house.hears)
    return own | {REGISTERS} if actor.kind == "staff" and not actor.restricted else own


@asynccontextmanager
async def application(house: House, packages: tuple[str, ...] = ROOMS) -> AsyncIterator[App]:
    """The ASGI application of one api process, with its hub reading the journal's tail."""
    every = routes(packages)
    async with Hub(house.db.connect, house.topics_above) as hub:
        await follow(house, hub)
        live = LiveApp(hub, lambda scope: web.actor_of(house, scope), lambda actor: _topics(house, actor))
        plain = [*_plain(every), _ready(house, hub), _metrics(hub), *ground.handlers(house.settings)]
        framework = web.build(house, every, plain)
        # In front of the framework, which would keep 2 KB more for each open stream.
        inner = ahead("/api/v1/live", live, cast(App, framework))
        yield Faces(inner, ground=ground.elsewhere(house.settings))


async def serve(settings: Settings, where: Where, listening: socket.socket, stop: asyncio.Event) -> None:
    """Answer on `listening` until `stop`."""
    packages = packages_of(settings)
    async with open_house(settings, where, packages=packages) as house, application(house, packages) as app:
        config = uvicorn.Config(
            app,
            loop="uvloop",
            http="httptools",
            lifespan="off",
            access_log=False,
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=5,
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server._serve([listening]))  # noqa: SLF001 - `serve` would take our signal handlers
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
        server.should_exit = True
        house.service(Hub).close()
        await serving
        stopping.cancel()


def _plain(every: Iterable[Route]) -> list[web.Handler]:
    document = msgspec.json.encode(openapi.document(tuple(every), anmin.__version__))

    @get("/healthz", media_type=MediaType.TEXT)
    async def healthz() -> str:
        return "ok"

    @get("/api/v1/openapi.json", media_type=MediaType.JSON)
    async def openapi_json() -> bytes:
        return document

    return [healthz, openapi_json]


def _ready(house: House, hub: Hub) -> web.Handler:
    @get("/readyz")
    async def readyz() -> Response[dict[str, bool]]:
        checks = {"database": False, "schema": False, "live": hub.metrics.connected}
        try:
            async with asyncio.timeout(2), house.db.transaction(access.NOTHING) as conn:
                checks["database"] = True
                checks["schema"] = await is_current(conn)
        except Exception:  # noqa: BLE001 - whatever keeps the database from answering is the answer
            checks["database"] = False
        return Response(checks, status_code=200 if all(checks.values()) else 503)

    return readyz


def _metrics(hub: Hub) -> web.Handler:
    LISTENERS.set_function(lambda: float(hub.metrics.listeners))

    @get("/metrics", media_type=MediaType.TEXT)
    async def metrics() -> bytes:
        return generate_latest()

    return metrics
