"""The two addresses of the map's ground: its tiles, and what a face must know of them. Open to everybody, as a map is.

One fixed address leads to one configured file; no part of a request ever names a file.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
from litestar import MediaType, Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.types import ASGIApp

from anmin.app.ground import part
from anmin.app.ground.archive import Box, about
from anmin.app.ground.build import ground_file
from anmin.kernel import faults
from anmin.kernel.edge import Visit, refused
from anmin.kernel.logs import log
from anmin.kernel.settings import Settings
from anmin.kernel.web import Handler

TILES = "/ground/city.pmtiles"
KIND = b"application/vnd.pmtiles"


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What a face must know to draw the ground. Without `bounds` the tiles say themselves where they lie.

    `bounds`: west, south, east, north. `zooms`: least and most that there are tiles for. `url` changes with the content.
    """

    exists: bool
    url: str = ""
    bounds: Box | None = None
    zooms: tuple[int, int] | None = None
    attribution: str = ""


def elsewhere(settings: Settings) -> str:
    """The origin of tiles that another server has, to which pages must be let connect; "": they are ours."""
    there = urlsplit(settings.map.ground)
    return f"{there.scheme}://{there.netloc}" if there.scheme in {"http", "https"} else ""


def handlers(settings: Settings) -> list[Handler]:
    """They look anew at each request: a ground that is built while the house serves is there at once."""
    file = Path(settings.map.ground or ground_file(settings))

    @get("/ground/style-sources.json", media_type=MediaType.JSON)
    async def style_sources() -> Response[bytes]:
        found = await asyncio.to_thread(_found, settings, file)
        return Response(msgspec.json.encode(found), headers={"cache-control": part.ASK_AGAIN})

    async def tiles(request: Request[Any, Any, Any]) -> ASGIApp:
        visit = Visit(request.scope, request.receive)
        try:
            opened = await asyncio.to_thread(file.open, "rb")
        except OSError:
            return refused(visit, faults.NOT_FOUND())
        lasting = visit.scope["query_string"] == f"v={part.version(opened)}".encode()
        return part.answered(visit, opened, KIND, part.FOR_EVER if lasting else part.ASK_AGAIN)

    return [style_sources, HTTPRouteHandler(TILES, http_method=["GET", "HEAD"])(tiles)]


def _found(settings: Settings, file: Path) -> Ground:
    owed = settings.map.attribution
    if elsewhere(settings):
        return Ground(exists=True, url=settings.map.ground, attribution=owed)
    try:
        with file.open("rb") as opened:
            said = about(opened)
            url = f"{TILES}?v={part.version(opened)}"
    except FileNotFoundError:
        return Ground(exists=False)
    except (OSError, ValueError) as error:
        log.warning("ground_unreadable", why=str(error))
        return Ground(exists=False)
    return Ground(exists=True, url=url, bounds=said.bounds, zooms=said.zooms, attribution=owed or said.attribution)
