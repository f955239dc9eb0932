"""The road network: brought in as a file, checked, kept, and taken up by every process."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec

from anmin.dispatch.events.proposing import RoadsImported
from anmin.dispatch.roads.sheet import RoadSheet, refused
from anmin.dispatch.store import roads as store
from anmin.dispatch.store.roads import Stored
from anmin.dispatch.terms.roads import MANAGE_ROADS, ROADS_REFUSED, RoadFault
from anmin.kernel import faults
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import ShortText
from anmin.kernel.journal import Subject
from anmin.kernel.uploads import Upload

MOST_BYTES = 300_000_000
_ZIP = b"PK"


class ImportRoads(Command, frozen=True):
    """`content`: a road file, or JSON `{nodes: [[lon, lat], …], edges: [[from, to, metres, kmh, name], …]}` in WGS-84."""

    name: ShortText = ""
    content: Upload | None = None


class RoadsTaken(msgspec.Struct, frozen=True):
    version: int
    nodes: int
    edges: int


class _Plain(msgspec.Struct, frozen=True):
    nodes: list[tuple[float, float]]
    edges: list[tuple[int, int, float, float, str]]


@action("dispatch.import_roads", needs=MANAGE_ROADS, faults=(ROADS_REFUSED, faults.CHANGED_MEANWHILE))
async def import_roads(ctx: Ctx, command: ImportRoads) -> RoadsTaken:
    """Replace the road network by the one in a file."""
    if command.content is None:
        raise refused(RoadFault.UNREADABLE)
    stored = await asyncio.to_thread(_read, command.name, command.content)
    version = await store.add(ctx, stored)
    said = RoadsImported(version, stored.nodes, stored.edges)
    ctx.say(said, about=Subject("roads", "network", version))
    return RoadsTaken(version, stored.nodes, stored.edges)


def _read(name: str, upload: Upload) -> Stored:
    """Raises ROADS_REFUSED."""
    upload.file.seek(0)
    content = upload.file.read()
    if content.startswith(_ZIP):
        return Stored.of(name, RoadSheet.decode(content))
    try:
        plain: Any = msgspec.json.decode(content, type=_Plain)
    except msgspec.MsgspecError as error:
        raise refused(RoadFault.UNREADABLE) from error
    return Stored.of(name, RoadSheet.make(plain.nodes, plain.edges))
