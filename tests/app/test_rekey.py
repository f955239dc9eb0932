"""Keys are rotated under a peopled house: every row is sealed again, and the old keys can go."""

from datetime import timedelta
from pathlib import Path

import asyncpg

from anmin.app.compose import declared_tables, open_house
from anmin.app.rekey import reseal
from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.keyring import change_keyring, read_keyring
from anmin.kernel.settings import Settings
from tests.channels.conftest import settings as settings  # noqa: PLC0414 - the channels let in who proves it
from tests.house.peopling import PHONE, at_work, people
from tests.identity.citizens.town import DEVICE, Town


async def test_old_keys_can_be_retired_after_resealing(
    house: House, where: Where, settings: Settings, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    async with at_work(house) as sender:
        made = await people(house, clock, sender)
    citizen = made.citizen.actor.id
    file = Path(settings.data.dir) / "keys.toml"
    old = read_keyring(file)
    ring = change_keyring(file, lambda ring: ring.rotate(clock.now()).rotate_search(clock.now()))
    done = dict(await reseal(where, ring, declared_tables()))
    assert done["citizens.phone"] == 1
    assert done["staff.name"] >= 5
    assert set(dict(await reseal(where, ring, declared_tables())).values()) == {0}
    for table in declared_tables():
        for sealed in table.personal:
            for row in await superuser.fetch(f"select {sealed.column} as value from {table.name}"):
                assert row["value"] is None or ring.is_current(row["value"])
    for key in (*old.cipher_keys, *old.search_keys):
        change_keyring(file, lambda ring, key=key: ring.retire(key.id))  # type: ignore[misc]
    async with open_house(settings, where, clock=clock) as again, at_work(again) as sender:
        town = Town(again, where, sender, clock)
        clock.advance(timedelta(minutes=10))
        assert (await town.citizen(PHONE, DEVICE)).actor.id == citizen, "found by the new search hash"
