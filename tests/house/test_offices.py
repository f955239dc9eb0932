"""Every door to something of an office: open to that office and those above it, and shut to every other."""

import re

import httpx
import msgspec

from anmin.app.api import routes
from anmin.cases.terms.drafts import OWN_DRAFTS
from anmin.kernel.access import OWN, OWN_ACCOUNT, PUBLIC, SYSTEM, Actor
from anmin.kernel.house import House
from anmin.kernel.http import Route
from anmin.kernel.ids import new_id
from tests.conftest import Serve
from tests.house.peopling import Peopled

EVERYBODYS = {PUBLIC, OWN, OWN_ACCOUNT, SYSTEM, OWN_DRAFTS}
ASKED = {
    "since": "2026-11-01T00:00:00Z",
    "until": "2026-11-30T00:00:00Z",
    "at": "2026-11-02T02:00:00Z",
    "post": "duty_officer",
    "purpose": "own_request",
}


def bare(route: Route) -> bool:
    """Whether the path and what is asked above suffice: the answer then tells what the scope allows."""
    named = set(re.findall(r"{(\w+)}", route.path))
    needed = {field.name for field in msgspec.structs.fields(route.door.command) if field.required}
    return bool(named) and route.door.needs not in EVERYBODYS and needed <= named | set(ASKED) and route.method == "GET"


async def test_the_office_and_its_superiors_see_and_strangers_do_not(
    house: House, serve: Serve, peopled: Peopled
) -> None:
    bureau = peopled.bureau
    elsewhere = await bureau.office("ELSEWHERE")
    every = {route.door.needs.code for route in routes() if route.door.needs not in EVERYBODYS}
    people = {
        name: Actor("staff", new_id(), grants={each: frozenset({office}) for each in every})
        for name, office in (("own", peopled.station), ("superior", bureau.top), ("stranger", elsewhere))
    }

    async def known(_: House, token: str) -> Actor | None:
        return people.get(token)

    house.authenticate = known
    ids = {
        "staff": peopled.officer,
        "organisation": peopled.station,
        "citizen": peopled.citizen.actor.id,
        "shift": await bureau.value("select id from shifts"),
        "handover": await bureau.value("select id from handovers"),
        "evidence": peopled.evidence,
        "case": peopled.case,
        "call": peopled.call,
        "letter": peopled.letter,
        "party": peopled.party,
        "field": "document",
        "unit": peopled.unit,
        "rectification": peopled.rectification,
    }
    tried = 0
    async with httpx.AsyncClient(base_url=f"{await serve(house)}/api/v1", timeout=60) as client:
        for route in filter(bare, routes()):
            named = ids | {"case": peopled.matter} if "/matters/" in route.path else ids
            named = named | {"call": peopled.video_call} if "/video-calls/" in route.path else named
            path = re.sub(r"{(\w+)}", lambda found, named=named: str(named[found[1]]), route.path)
            known_fields = route.door.command.__struct_fields__
            asked = {name: value for name, value in ASKED.items() if name in known_fields}
            seen = {}
            for name in people:
                answer = await client.get(path, params=asked, headers={"authorization": f"Bearer {name}"})
                seen[name] = answer.status_code
            tried += 1
            assert seen["own"] == 200, f"{route.door.name}: {seen}"
            assert seen["superior"] == 200, f"{route.door.name}: {seen}"
            assert seen["stranger"] in (403, 404), f"{route.door.name}: {seen}"
    assert tried >= 25
