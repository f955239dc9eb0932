"""The town in which the stories play: its offices, companies, people and their clients, over real HTTP with the worker on.

Everything a story does goes through HTTP; only the people's sessions are put in place without signing in.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx

from anmin.app.worker import reactions
from anmin.cases.catalogue.desks import DESKS
from anmin.identity.actions.organisation_import import ImportOrganisations, import_organisations
from anmin.identity.model.sessions import new_token, token_hash
from anmin.identity.queries.organisations import ShowOrganisations, organisation_tree
from anmin.identity.store.organisations import load_tree
from anmin.identity.terms.organisations import FileFormat
from anmin.identity.tree import OrganisationTree
from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.lanes import run_lanes
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from anmin.kernel.timers import Lane
from anmin.territory.actions.importing import ImportAreas, import_areas
from anmin.territory.service import Territory
from anmin.territory.terms import Datum
from tests.territory.town import STATIONS, spot

ORGANISATIONS = """code,name,name_en,kind,parent,valid_from,valid_to,area,phone
PROVINCE,省公安厅（虚构）,Province,police_bureau,,2020-01-01,,,
CITY,安平市（虚构）,Anping City,city,PROVINCE,2020-01-01,,,
PSB,安平市公安局,Anping Bureau,police_bureau,CITY,2020-01-01,,,
DESK,110指挥中心,Command Centre,police_unit,PSB,2020-01-01,,,110
S1,永和派出所,Yonghe Station,police_station,PSB,2020-01-01,,,
S2,通泰派出所,Tongtai Station,police_station,PSB,2020-01-01,,,
CRIME,刑警大队,Criminal Police,police_unit,PSB,2020-01-01,,,
TRAFFIC,交警大队,Traffic Police,police_unit,PSB,2020-01-01,,,
FRAUD,反诈中心,Anti-fraud Centre,police_unit,PSB,2020-01-01,,,
GAS,华润燃气（虚构）,Gas Company,company,CITY,2020-01-01,,,
ROAD,路桥建设（虚构）,Road Works,company,CITY,2020-01-01,,,
PARKS,市政园林局,Parks Bureau,department,CITY,2020-01-01,,,
LAW,市执法局,Enforcement Bureau,department,CITY,2020-01-01,,,
SAFETY,市安监局,Safety Bureau,department,CITY,2020-01-01,,,
HOSPITAL,市精神卫生中心（虚构）,Hospital,department,CITY,2020-01-01,,,
VILLAGE,溪口村,Xikou Village,village,CITY,2020-01-01,,,
RAIL,铁路公安处（虚构）,Railway Police,police_unit,CITY,2020-01-01,,,
FAR,外县公安局（虚构）,Far County Bureau,police_bureau,PROVINCE,2020-01-01,,,
"""
DIVISION = "350799"
AT_WORK: tuple[Lane, ...] = ("siren", "bell")
HEARD = [f"reaction/{each.name}" for each in reactions() if each.events and each.lane in AT_WORK]
AT_REST = """
select not exists (select from timers where lane = any ($1) and parked_at is null and due <= $3)
  and not exists (select from journal where (tx, seq) > (select tx, seq from cursors where name = any ($2) order by tx, seq limit 1))
"""
HERE = spot(3, 3)
"""In the area of S1."""


class StoryTown:
    """Clients of one house. `tokens`: by name; `offices`: by code. Keeps every answer for a last look."""

    def __init__(self, house: House, clock: SetClock, http: httpx.AsyncClient) -> None:
        self.house = house
        self.clock = clock
        self.http = http
        self.offices: dict[str, UUID] = {}
        self.tokens: dict[str, str] = {}
        self.ids: dict[str, UUID] = {}
        self.names: dict[str, str] = {}
        """What a page writes in the place of an id."""
        self.answers: list[tuple[str, str]] = []

    async def call(self, who: str | None, method: str, path: str, status: int = 200, **body: Any) -> Any:
        """Ask as one of the people (by name, or by a token of their own); fails on another status."""
        answer = await self.ask(who, method, path, **body)
        assert answer.status_code == status, f"{method} {path}: {answer.text}"
        return answer.json() if answer.content and "json" in answer.headers["content-type"] else answer.content

    async def ask(self, who: str | None, method: str, path: str, **body: Any) -> httpx.Response:
        token = self.tokens.get(who, who) if who else None
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        given: dict[str, Any] = {"params": body} if method == "GET" else {"json": body}
        self.http.cookies.clear()
        answer = await self.http.request(method, "/api/v1" + path, headers=headers, **given)
        self.answers.append((path, answer.text))
        return answer

    async def at(self, clock: str, day: datetime | None = None) -> datetime:
        """Put the house's clock to `15:28:00` of Shanghai on the day it shows, or on `day`; never backwards."""
        await self.settled()
        now = (day or self.clock.now()).astimezone(SHANGHAI)
        hour, minute, second = (int(part) for part in (clock + ":00").split(":")[:3])
        then = now.replace(hour=hour, minute=minute, second=second, microsecond=0)
        self.clock.advance(then - self.clock.now())
        await self.settled()
        return then.astimezone(UTC)

    async def passes(self, **span: float) -> None:
        await self.settled()
        self.clock.advance(timedelta(**span))
        await self.settled()

    async def settled(self) -> None:
        """Until the worker has heard every line of the journal and done all that is due: what it does has the instant it answers."""

        async def at_rest() -> bool:
            async with self.house.db.transaction(EVERYTHING) as conn:
                rest: bool = await conn.fetchval(AT_REST, list(AT_WORK), HEARD, self.clock.now())
            return rest

        await self.until(at_rest)

    async def staff(self, name: str, role: str, office: str, at: str | None = None) -> str:
        """Somebody of this role at this office, signed in; `at`: where the role is granted."""
        person, token, now = new_id(), new_token(), self.clock.now()
        async with self.house.db.transaction(EVERYTHING) as conn:
            await conn.execute(
                "insert into staff (id, login, name, name_hash, name_public, badge, organisation, state, version, made_at)"
                " values ($1, $2, $5, '', false, $2, $3, 'active', 1, $4)",
                *(person, name, self.offices[office], now, self.house.keyring.encrypt(b"X", "identity.staff.name")),
            )
            await conn.execute("insert into credentials (staff, must_change) values ($1, false)", person)
            await conn.execute(
                "insert into grants (id, staff, role, organisation, valid_from, granted_at, version)"
                " select $1, $1, id, $3, $4, $4, 1 from roles where code = $2",
                *(person, role, self.offices[at or office], now),
            )
            await conn.execute(
                "insert into sessions (id, token_hash, kind, person, restricted, channel, made_at, seen_at, idle_seconds,"
                " expires_at) values ($1, $2, 'staff', $1, false, 'api', $3::timestamptz, $3, 8640000,"
                " $3::timestamptz + interval '100 days')",
                *(person, token_hash(token), now),
            )
        self.tokens[name], self.ids[name], self.names[str(person)] = token, person, name
        return token

    async def citizen(self, name: str, phone: str) -> str:
        """A citizen with an account, signed in by a code."""
        device = f"device-of-{name}-0001"
        await self.call(None, "POST", "/citizens/codes", phone=phone, device=device)
        for _ in range(200):
            shown = await self.call(None, "GET", "/development/codes")
            found = [each["code"] for each in shown if each["purpose"] == "sign_in"]
            if found:
                break
            await asyncio.sleep(0.05)
        session = await self.call(None, "POST", "/citizens/sessions", phone=phone, code=found[0], device=device)
        profile = await self.call(session["token"], "GET", "/me")
        self.tokens[name], self.names[profile["citizen"]] = session["token"], name
        self.ids[name] = UUID(profile["citizen"])
        return str(session["token"])

    async def events(self, case: str) -> list[str]:
        """What the journal says of a case, in order: `cases.Raised`, …"""
        async with self.house.db.transaction(EVERYTHING) as conn:
            rows = await conn.fetch("select event from journal where subject = $1 order by seq", f"case:{case}")
        return [row["event"] for row in rows]

    async def until(self, seen: Any, seconds: float = 60.0) -> Any:
        """Wait for what the worker brings about: `seen` is an async function that gives something true."""
        async with asyncio.timeout(seconds):
            while not (found := await seen()):
                await asyncio.sleep(0.05)
            return found


@asynccontextmanager
async def story_town(house: House, clock: SetClock, address: str) -> AsyncIterator[StoryTown]:
    """The furnished town with its worker running."""
    stop = asyncio.Event()
    working = asyncio.create_task(run_lanes(house, reactions(), AT_WORK, stop))
    try:
        async with httpx.AsyncClient(base_url=address, timeout=60) as http:
            town = StoryTown(house, clock, http)
            await furnish(town)
            yield town
    finally:
        stop.set()
        await working


async def furnish(town: StoryTown) -> None:
    """Its organisations, areas, desk and people."""
    maker = Caller(HOUSE, channel="cli")
    offices = ImportOrganisations(content=ORGANISATIONS, form=FileFormat.CSV, dry_run=False)
    await import_organisations.run(town.house, maker, offices)
    # What is held in memory follows the journal a moment later; a story begins when it is there.
    await load_tree(town.house, town.house.service(OrganisationTree))
    await town.house.service(Territory).load()
    tree = await organisation_tree.run(town.house, maker, ShowOrganisations())
    town.offices = {each.code: each.id for each in tree.organisations}
    town.names = {str(each.id): each.name for each in tree.organisations}
    areas = ImportAreas(content=STATIONS, datum=Datum.WGS84)
    seen = await import_areas.run(town.house, maker, areas)
    await import_areas.run(
        town.house, maker, ImportAreas(content=STATIONS, datum=Datum.WGS84, dry_run=False, token=seen.token)
    )
    await town.house.service(Territory).load()
    desk = {"organisation": "PROVINCE", "desk": "DESK", "division": DIVISION}
    await set_register_row.run(town.house, maker, SetRegisterRow(register=DESKS.code, data=desk))
    async with town.house.db.transaction(EVERYTHING) as conn:
        await town.house.service(Registers).reload(conn, DESKS)
    await town.staff("call_taker", "call_taker", "DESK", at="CITY")
    await town.staff("dispatcher", "dispatcher", "DESK", at="CITY")
    await town.staff("commander", "watch_commander", "DESK", at="CITY")
    for name, office in (("officer_s1", "S1"), ("officer_s2", "S2"), ("detective", "CRIME"), ("traffic", "TRAFFIC")):
        await town.staff(name, "officer", office)
    for name, office in (
        ("gas", "GAS"),
        ("road", "ROAD"),
        ("parks", "PARKS"),
        ("law", "LAW"),
        ("safety", "SAFETY"),
        ("fusion", "FRAUD"),
        ("village", "VILLAGE"),
    ):
        await town.staff(name, "department_worker", office)
