"""What one process changes, every process answers by; nobody restarts anything."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from anmin.app.api import follow
from anmin.app.compose import open_house
from anmin.identity.actions.organisations import AddOrganisation, add_organisation
from anmin.identity.terms.organisations import OrganisationKind
from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.live import Hub
from anmin.kernel.settings import Settings
from anmin.territory import queries
from anmin.territory.point import Point
from anmin.territory.service import Territory
from anmin.territory.terms import Rule
from tests.territory.town import SOUTH, STATIONS, THE_HOUSE, WEST, Town

Wait = Callable[[Callable[[], bool]], Awaitable[None]]
SPOT = Point(WEST + 0.07, SOUTH + 0.07)


def rule(house: House, at: datetime) -> Rule:
    return queries.responsible(house, SPOT, at).rule


async def test_an_import_is_answered_by_in_every_process(
    town: Town, settings: Settings, where: Where, clock: SetClock, wait_until: Wait
) -> None:
    async with (
        open_house(settings, where, clock=clock) as other,
        Hub(other.db.connect, other.topics_above) as hub,
        Hub(town.house.db.connect, town.house.topics_above) as own_hub,
    ):
        await follow(other, hub)
        await follow(town.house, own_hub)
        now = clock.now()
        assert rule(other, now) is rule(town.house, now) is Rule.FALLBACK
        await town.bring(STATIONS)
        await wait_until(lambda: rule(other, now) is Rule.INSIDE)
        await wait_until(lambda: rule(town.house, now) is Rule.INSIDE)
        station = AddOrganisation(
            parent=town.offices["350781"], code="S3", name="新设所", kind=OrganisationKind.POLICE_STATION
        )
        await add_organisation.run(town.house, THE_HOUSE, station)
        await wait_until(lambda: other.service(Territory).offices.by_code("S3") is not None)


async def test_look_ups_go_on_while_a_new_index_is_built(town: Town, clock: SetClock) -> None:
    await town.bring(STATIONS)
    territory = town.house.service(Territory)
    loading = asyncio.create_task(territory.load())
    seen = set()
    while not loading.done():
        seen.add(rule(town.house, clock.now()))
        await asyncio.sleep(0)
    assert seen <= {Rule.FALLBACK, Rule.INSIDE}
    assert rule(town.house, clock.now()) is Rule.INSIDE


async def test_outlines_that_are_known_are_not_read_again(town: Town) -> None:
    await town.bring(STATIONS)
    territory = town.house.service(Territory)
    await territory.load()
    before = territory._held
    await territory.load()
    assert territory._held is not before
    assert all(territory._held.shapes[hash_] is shape for hash_, shape in before.shapes.items())
    assert len(before.shapes) == 3
