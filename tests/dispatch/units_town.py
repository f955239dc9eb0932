"""Units for the stories' town: two cars and a foot patrol of S1, a car of S2, the traffic police, the gas company's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from anmin.dispatch.service import FleetService
from tests.stories.town import StoryTown
from tests.territory.town import spot

UNITS: tuple[dict[str, Any], ...] = (
    {"code": "S1-CAR-1", "name": "永和1号车", "name_en": "Yonghe Car 1", "kind": "police_car", "office": "S1"},
    {"code": "S1-CAR-2", "name": "永和2号车", "name_en": "Yonghe Car 2", "kind": "police_car", "office": "S1"},
    {"code": "S1-FOOT-1", "name": "永和步巡", "name_en": "Yonghe Patrol", "kind": "foot_patrol", "office": "S1"},
    {"code": "S2-CAR-1", "name": "通泰1号车", "name_en": "Tongtai Car 1", "kind": "police_car", "office": "S2"},
    {
        "code": "TRAFFIC-1",
        "name": "铁骑1号",
        "name_en": "Traffic Motorcycle 1",
        "kind": "motorcycle",
        "office": "TRAFFIC",
        "capabilities": ["traffic"],
    },
    {
        "code": "GAS-1",
        "name": "燃气抢修1队",
        "name_en": "Gas Repair 1",
        "kind": "gas",
        "office": "GAS",
        "capabilities": ["gas_shutoff"],
    },
)
PLACES = {
    "S1-CAR-1": spot(3.2, 3.0),
    "S1-CAR-2": spot(4.5, 3.5),
    "S1-FOOT-1": spot(3.0, 3.3),
    "S2-CAR-1": spot(11.0, 3.0),
    "TRAFFIC-1": spot(6.0, 5.0),
    "GAS-1": spot(5.0, 8.0),
}
"""Where each stands; `town.HERE` is at (3, 3)."""


async def add_units(town: StoryTown) -> dict[str, str]:
    """Bring the units in through their door, free and reporting; their ids by code. Needs nothing but the town."""
    if "gateway" not in town.tokens:
        await town.staff("gateway", "dispatcher", "DESK", at="CITY")
    await town.call("commander", "POST", "/units/import", units=[{**each, "status": "available"} for each in UNITS])
    listed = await town.call("commander", "GET", "/units")
    ids = {each["code"]: each["id"] for each in listed["units"]}
    town.names |= {each["id"]: each["name"] for each in listed["units"]}
    await report(town, ids)
    await known(town, ids)
    return ids


async def report(town: StoryTown, ids: dict[str, str]) -> dict[str, Any]:
    """These units say where they are, now."""
    at = town.clock.now().isoformat()
    fixes = [{"unit": id, "at": at, "accuracy": 8.0, **PLACES[code]} for code, id in ids.items()]
    taken: dict[str, Any] = await town.call("gateway", "POST", "/positions", fixes=fixes)
    return taken


async def known(town: StoryTown, ids: dict[str, str]) -> None:
    """Wait until the fleet in memory has heard of all of them and where they are now."""
    fleet, since = town.house.service(FleetService), town.clock.now() - timedelta(seconds=1)

    async def there() -> bool:
        rows = fleet.units().rows
        return len(rows) >= len(ids) and all(row.fix is not None and row.fix.at >= since for row in rows)

    await town.until(there)


async def stand(town: StoryTown, who: str, unit: str, status: str, answers: int = 200) -> Any:
    """Say how a unit stands; fails on another answer."""
    answer = await town.ask(who, "POST", f"/units/{unit}/status", status=status)
    assert answer.status_code == answers, answer.text
    return answer.json()


async def crewed(town: StoryTown, unit: str, *crew: str, hours: float = 8) -> str:
    """Put people on a unit from now on; the shift."""
    now = town.clock.now()
    shift = {"starts": now.isoformat(), "ends": (now + timedelta(hours=hours)).isoformat()}
    people = [str(town.ids[name]) for name in crew]
    made: str = await town.call("commander", "POST", f"/units/{unit}/shifts", crew=people, **shift)
    return made
