"""A drill from its accounts to its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec

from anmin.app.city.addresses import Addresses
from anmin.app.city.design import City
from anmin.app.city.names import Called
from anmin.app.drill.check import check
from anmin.app.drill.clocks import measured
from anmin.app.drill.crews import Crew
from anmin.app.drill.desk import Desk
from anmin.app.drill.home import Home
from anmin.app.drill.ledger import Ledger
from anmin.app.drill.lines import Line, lines
from anmin.app.drill.page import Played
from anmin.app.drill.plan import Tempo, plan
from anmin.app.drill.play import Cast, Drill
from anmin.app.drill.stage import COMMANDER, DISPATCHER, TAKER, Stage, prepared, signed_in
from anmin.cases.catalogue.buckets import BUCKETS, BucketRow
from anmin.dispatch.roads import RoadGraph
from anmin.territory.point import Point

Tell = Callable[[Called, int, int], None]
"""The step, how many are done, and of how many."""
ACCOUNTS, SESSIONS = Called("处警账号", "Crews' accounts"), Called("登录", "Signing in")
RAISED, ENDED = Called("报警", "Raised"), Called("办结", "Ended")
_MOST_ROWS = 100


async def run(home: Home, tempo: Tempo, seed: int, tell: Tell) -> Played:
    """Play it, look whether everything is there, and measure. Raises NO_CITY, SHUT_OUT."""
    stage = await prepared(home.settings, home.where, lambda done, of: tell(ACCOUNTS, done, of))
    async with lines(home.address) as line:
        accounts = [*stage.desk.values(), *stage.crews.values()]
        seats = await signed_in(line, accounts, lambda done, of: tell(SESSIONS, done, of))
        by_login = {account.login: seat for account, seat in zip(accounts, seats, strict=True)}
        incidents = plan(Addresses(stage.city.streets), seed, tempo)
        drill = Drill(await _cast(line, stage, by_login, tempo), tempo, seed)
        began = datetime.now(UTC).isoformat()

        def heard(ledger: Ledger) -> None:
            tell(RAISED, len(ledger.cases), len(incidents))
            tell(ENDED, len(ledger.cases) - len(ledger.open), len(incidents))

        ledger = await drill.play(incidents, heard)
        checked = await check(by_login[COMMANDER], ledger, began)
        clocks = measured(checked.pages, await _buckets(line), tempo.speed)
        return Played(tempo, seed, ledger, checked, clocks)


async def _cast(line: Line, stage: Stage, by_login: dict[str, Line], tempo: Tempo) -> Cast:
    dispatcher = by_login[DISPATCHER]
    standing = {each["id"]: each for each in await _units(dispatcher)}
    crews = {
        unit: Crew(unit, by_login[account.login], _place(standing[unit], stage.city))
        for unit, account in stage.crews.items()
        if unit in standing
    }
    streets = stage.city.streets
    return Cast(
        desk=Desk(by_login[TAKER], dispatcher, crews, tempo),
        crews=crews,
        anybody=line,
        graph=RoadGraph.make(streets.nodes, streets.named_edges()),
    )


async def _units(dispatcher: Line) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after: str | None = ""
    while after is not None:
        answer = await dispatcher.get("/units", after=after)
        found += answer["units"]
        after = answer["next"]
    return found


def _place(unit: dict[str, Any], city: City) -> Point:
    """Where it was seen last, or its home, or else somewhere on the streets."""
    seen = unit["position"]
    if seen:
        return Point(seen["lon"], seen["lat"])
    if unit["home_lon"] is None:
        return Point(*city.streets.nodes[0])
    return Point(unit["home_lon"], unit["home_lat"])


async def _buckets(line: Line) -> list[BucketRow]:
    answer = await line.get(f"/registers/{BUCKETS.code}/rows", limit=_MOST_ROWS)
    return [msgspec.convert(each["data"], BucketRow) for each in answer["rows"]]
