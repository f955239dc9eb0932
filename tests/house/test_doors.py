"""Every door × every kind of person over HTTP, against the table in `doors.csv`; and what every door must have."""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

import asyncpg
import httpx
import msgspec
import pytest

from anmin.app.api import routes
from anmin.app.rooms import rooms
from anmin.kernel import access
from anmin.kernel.access import Actor
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.door import Command
from anmin.kernel.door import action as declare
from anmin.kernel.house import House
from anmin.kernel.http import Route
from anmin.kernel.ids import new_id
from anmin.kernel.openapi import possible
from anmin.kernel.passing import SilentAction
from anmin.kernel.registers import Registers, rights
from anmin.kernel.words import Permission
from tests.conftest import Serve
from tests.house.roles import EVERYBODY, actors

TABLE = Path(__file__).with_name("doors.csv")
NOBODY = "00000000-0000-7000-8000-0000000000ff"


def written() -> dict[str, tuple[str, ...]]:
    """What the table says: for each operation, who finds it open."""
    rows = csv.DictReader(io.StringIO(TABLE.read_text()))
    return {row["operation"]: tuple(name for name in EVERYBODY if row[name] == "open") for row in rows}


async def tried(client: httpx.AsyncClient, route: Route, people: Iterable[str]) -> tuple[str, ...]:
    """Who finds the route open: anything but the two refusals of the door itself."""
    path = re.sub(r"{\w+}", NOBODY, route.at)
    found = []
    for name in people:
        headers = {} if name == "anonymous" else {"authorization": f"Bearer {name}"}
        body = None if route.method == "GET" else {}
        answer = await client.request(route.method, path, json=body, headers=headers)
        code = answer.json().get("code") if answer.headers["content-type"].endswith("problem+json") else ""
        if code not in ("not_signed_in", "not_allowed"):
            found.append(name)
    return tuple(found)


async def test_every_door_opens_to_whom_the_table_says(
    house: House, serve: Serve, superuser: asyncpg.Connection
) -> None:
    people = await actors(superuser, new_id())

    async def known(_: House, token: str) -> Actor | None:
        return people.get(token)

    house.authenticate = known
    async with httpx.AsyncClient(base_url=await serve(house), timeout=60) as client:
        found = {route.door.operation: await tried(client, route, EVERYBODY) for route in routes()}
    assert found == written()


async def test_every_register_is_kept_by_a_seeded_role_that_reads_it(
    house: House, superuser: asyncpg.Connection
) -> None:
    people = (await actors(superuser, new_id())).values()
    registers = house.service(Registers).declared()
    assert len(registers) > 20
    for register in registers:
        keepers = [each for each in people if rights.holds(each, register.needs)]
        assert keepers, f"nobody may change {register.code}"
        assert all(rights.may_read(each, register) for each in keepers), register.code


def test_every_operation_is_named_once() -> None:
    operations = [route.door.operation for route in routes()]
    assert sorted(operations) == sorted(set(operations))


def test_every_door_needs_a_declared_permission() -> None:
    for room in rooms():
        for door in room.doors():
            assert isinstance(door.needs, Permission), door.name
            assert door.name.partition(".")[0] in (room.name, "kernel"), door.name


def test_every_elevated_door_says_why() -> None:
    for room in rooms():
        for door in room.doors():
            assert door.elevated is None or len(door.elevated) > 20, door.name


def test_every_action_takes_a_key_and_no_query_does() -> None:
    for room in rooms():
        for door in room.doors():
            assert ("key" in door.command.__struct_fields__) == (door.kind == "action"), door.name


def test_every_text_that_comes_in_has_a_limit_and_no_trailing_line() -> None:
    """A bare `str` would let in megabytes; `$` alone lets a pattern end before a line break."""
    for route in routes():
        for field in msgspec.inspect.type_info(route.door.command).fields:
            for kind in (field.type, *getattr(field.type, "types", ())):
                if isinstance(kind, msgspec.inspect.StrType):
                    assert kind.max_length is not None, f"{route.door.name}.{field.name}"
                    assert not (kind.pattern or "").endswith("$"), f"{route.door.name}.{field.name}: {kind.pattern}"


def test_every_refusal_of_a_door_is_documented() -> None:
    for route in routes():
        assert all(400 <= fault.status < 600 for fault in possible(route))


@pytest.mark.parametrize("kind", ["staff", "citizen"])
def test_system_doors_are_closed_to_people(kind: access.ActorKind) -> None:
    everything = {door.needs.code: frozenset({new_id()}) for room in rooms() for door in room.doors()}
    for room in rooms():
        for door in room.doors():
            if door.needs == access.SYSTEM:
                with pytest.raises(Exception, match="not_allowed"):
                    access.admit(Actor(kind, new_id(), grants={**everything, "system": frozenset()}), door.needs)


async def test_an_action_that_says_nothing_is_rolled_back(house: House, superuser: asyncpg.Connection) -> None:
    @declare("planted.silent", needs=access.SYSTEM)
    async def silent(ctx: Ctx, command: Command) -> None:
        """Writes a row and leaves no trace."""
        await ctx.conn.execute("insert into cursors values ('planted', '1', 1, $1)", ctx.now)

    with pytest.raises(SilentAction):
        await silent.run(house, Caller(access.HOUSE), Command())
    assert await superuser.fetchval("select count(*) from cursors where name = 'planted'") == 0


def test_a_door_without_permission_cannot_be_declared() -> None:
    with pytest.raises(TypeError):
        declare("planted.open")  # type: ignore[call-arg]
