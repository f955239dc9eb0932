"""A small bureau for the tests: its three administrators, people and offices made through the doors."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pyotp

from anmin.identity.actions import organisations, roles, staff
from anmin.identity.actions.first_accounts import create_first_administrators
from anmin.identity.model.sessions import new_token, token_hash
from anmin.identity.terms.organisations import OrganisationKind
from anmin.kernel.access import ANONYMOUS, HOUSE, Actor
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.personal import RealName, Secret

NOBODY = Caller(ANONYMOUS)
THE_HOUSE = Caller(HOUSE)
ROLES = {
    name: UUID(f"00000000-0000-7000-8000-00000000000{number}")
    for number, name in enumerate(
        ("system", "security", "audit", "call_taker", "dispatcher", "watch_commander", "officer", "worker", "leader"),
        start=1,
    )
}


Account = tuple[str, str, str]
"""Login, password and the secret of the second factor."""


async def furnish_bureau(house: House) -> dict[str, Account]:
    """Make the first three administrators of an empty house."""
    made = await create_first_administrators(house, must_change=False)
    return dict(zip(("system", "security", "audit"), made, strict=True))


class Bureau:
    """`system`, `security` and `audit` are callers; `top` is the organisation above all others."""

    def __init__(self, house: House, clock: SetClock) -> None:
        self.house = house
        self.clock = clock
        self.accounts: dict[str, Account] = {}
        self.top: UUID
        self.system: Caller
        self.security: Caller
        self.audit: Caller

    @classmethod
    async def open(cls, house: House, clock: SetClock, accounts: dict[str, Account]) -> Bureau:
        bureau = cls(house, clock)
        bureau.accounts = accounts
        bureau.top = await bureau.value("select id from organisations where parent is null")
        bureau.system, bureau.security, bureau.audit = [
            await bureau.caller_of(login) for login, _, _ in accounts.values()
        ]
        return bureau

    async def run(self, door: Any, caller: Caller, **fields: Any) -> Any:
        """Pass a door with a command of these fields."""
        return await door.run(self.house, caller, door.command(**fields))

    async def refused(self, door: Any, caller: Caller, **fields: Any) -> str:
        """The code of the refusal that this call meets; fails when it meets none."""
        try:
            done = await self.run(door, caller, **fields)
        except Exception as error:
            fault = getattr(error, "fault", None)
            if fault is None:
                raise
            assert "{" not in error.text("zh")
            assert "{" not in error.text("en")
            return str(fault.code)
        raise AssertionError(f"not refused: {done}")

    async def office(self, code: str, parent: UUID | None = None, **more: Any) -> UUID:
        fields = {"name": f"机构 {code}", "kind": OrganisationKind.POLICE_STATION, **more}
        made: UUID = await self.run(
            organisations.add_organisation, self.system, code=code, parent=parent or self.top, **fields
        )
        return made

    async def person(self, login: str, organisation: UUID, *held: str, at: UUID | None = None) -> UUID:
        """An account with these roles; its first password is not changed."""
        made = await self.run(
            staff.add_staff, self.system, login=login, name=RealName("张三"), organisation=organisation
        )
        for name in held:
            await self.run(
                roles.grant_role, self.security, staff=made.staff, role=ROLES[name], organisation=at or organisation
            )
        who: UUID = made.staff
        return who

    async def caller(self, who: UUID, *, restricted: bool = False) -> Caller:
        """A caller with a session of this account, as signing in would have made it."""
        return Caller(await self.house.who(await self.token(who, restricted=restricted)))

    async def caller_of(self, login: str) -> Caller:
        return await self.caller(await self.value("select id from staff where login = $1", login))

    async def token(self, who: UUID, *, restricted: bool = False) -> str:
        token, now = new_token(), self.clock.now()
        async with self.owner() as conn:
            await conn.execute("update sessions set ended_at = $2 where person = $1 and ended_at is null", who, now)
            await conn.execute(
                "insert into sessions (id, token_hash, kind, person, restricted, channel, made_at, seen_at,"
                " idle_seconds, expires_at) values ($1, $2, 'staff', $3, $4, 'api', $5, $5, 1200, $6)",
                new_id(),
                token_hash(token),
                who,
                restricted,
                now,
                now + timedelta(hours=12),
            )
        return token

    async def actor(self, login: str) -> Actor:
        return (await self.caller_of(login)).actor

    def code(self, seed: str) -> Secret:
        return Secret(pyotp.TOTP(seed).at(self.clock.now()))

    @asynccontextmanager
    async def owner(self) -> Any:
        """A connection of the superuser, who sees everything: to look at what was stored."""
        conn = await asyncpg.connect(**{**self.house.db.where, "user": "postgres"})
        try:
            yield conn
        finally:
            await conn.close()

    async def value(self, statement: str, *values: Any) -> Any:
        async with self.owner() as conn:
            return await conn.fetchval(statement, *values)

    async def rows(self, statement: str, *values: Any) -> list[Any]:
        async with self.owner() as conn:
            return list(await conn.fetch(statement, *values))

    async def events(self, subject: str = "%") -> list[str]:
        rows = await self.rows("select event from journal where subject like $1 order by seq", subject)
        return [row["event"].partition(".")[2] for row in rows]
