"""Commands for the map's ground."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from anmin.app import reach
from anmin.app.city import standing
from anmin.app.city.design import design
from anmin.app.city.plan import Order
from anmin.app.cli.given import settings
from anmin.app.compose import open_house
from anmin.app.ground.build import Source, build, ground_file, of_city, of_osm
from anmin.kernel.db import Where
from anmin.kernel.settings import Settings
from anmin.kernel.words import Fault

CITY = "city"
NO_CITY = Fault(
    "no_simulated_city",
    404,
    "本系统没有模拟城市；请用 --from 指定 OSM 文件（.osm.pbf）。",
    "No simulated city stands in this house; name an OSM extract (.osm.pbf) with --from.",
)


def build_ground(
    *,
    source: Annotated[str, Parameter(name="--from", help="An OSM extract, or `city`: the simulated city.")] = CITY,
) -> None:
    """Build the tiles of the map's ground in the data folder; a house that serves shows them at once."""
    found, started = settings(), time.monotonic()
    file = ground_file(found)
    build(_source(found, source), file)
    print(f"{file}  {file.stat().st_size / 1e6:.1f} MB  {time.monotonic() - started:.1f} s")
    if found.map.ground:
        print("设置 map.ground 指向别处，以它为准 · map.ground names another one, which is shown instead")


def _source(found: Settings, source: str) -> Source:
    if source != CITY:
        return of_osm(Path(source))
    with reach.reachable(found) as where:
        order = asyncio.run(_standing(found, where))
    if order is None:
        raise NO_CITY()
    return of_city(design(order))


async def _standing(found: Settings, where: Where) -> Order | None:
    async with open_house(found, where) as house:
        return await standing.city(house)
