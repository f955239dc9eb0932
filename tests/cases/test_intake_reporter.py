"""What the caller's account tells of them: verified or not, no voice, a minor, and where they are registered."""

from __future__ import annotations

import asyncpg

from anmin.cases.catalogue.desks import DESKS
from anmin.identity.documents import check_character, registered_division
from anmin.identity.store.citizens import BIRTH, DOCUMENT, NAME
from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.personal import IdNumber, RealName, Sensitive
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

MYANMAR = {"lon": 96.10, "lat": 21.95, "datum": "wgs84"}
BODY = "41010220100515001"
CARD = BODY + check_character(BODY)


async def flags(superuser: asyncpg.Connection, case: str) -> set[str]:
    return set(await superuser.fetchval("select flags from cases where id = $1::uuid", case))


async def verified(town: StoryTown, name: str) -> None:
    """As a counter has confirmed them."""
    ring, bound = town.house.keyring, IdNumber(CARD)
    async with town.house.db.transaction(EVERYTHING) as conn:
        await conn.execute(
            "update citizens set real_name_state = 'confirmed', real_name = $2, document_kind = 'citizen_id',"
            " document = $3, document_hash = $4, birth_date = $5, no_voice = true where id = $1",
            *(town.ids[name], NAME.seal(ring, RealName("某某")), DOCUMENT.seal(ring, bound)),
            *(DOCUMENT.search_hash(ring, bound), BIRTH.seal(ring, Sensitive("2010-05-15"))),
        )


async def test_an_account_marks_its_cases(town: StoryTown, superuser: asyncpg.Connection) -> None:
    row = {"organisation": "FAR", "desk": "FAR", "division": "410102"}
    await set_register_row.run(town.house, Caller(HOUSE, channel="cli"), SetRegisterRow(register=DESKS.code, data=row))
    async with town.house.db.transaction(EVERYTHING) as conn:
        await town.house.service(Registers).reload(conn, DESKS)
    await town.citizen("zhang", "13812345678")
    first = await town.call("zhang", "POST", "/cases", content="楼上漏水", position=HERE)

    async def marked() -> bool:
        return "unverified" in await flags(superuser, first["case"])

    await town.until(marked)
    await verified(town, "zhang")
    second = await town.call("zhang", "POST", "/cases", content="我被困在境外", position=MYANMAR)

    async def known() -> bool:
        return "cannot_speak" in await flags(superuser, second["case"])

    await town.until(known)
    assert await flags(superuser, second["case"]) == {"overseas", "cannot_speak", "minor"}
    case = await superuser.fetchrow("select home_office, offices from cases where id = $1::uuid", second["case"])
    assert case["home_office"] == town.offices["FAR"]
    assert town.offices["FAR"] in case["offices"]
    assert (await town.events(second["case"]))[:3] == ["cases.Raised", "cases.FlagsSet", "cases.HomeTakesPart"]
    assert CARD not in str(await superuser.fetch("select payload from journal"))


async def test_a_guest_stays_unverified(town: StoryTown, superuser: asyncpg.Connection) -> None:
    raised = await town.call(None, "POST", "/cases", content="楼上漏水", position=HERE)
    assert await flags(superuser, raised["case"]) == {"unverified"}


def test_only_a_resident_card_tells_a_division() -> None:
    assert registered_division(IdNumber(CARD)) == "410102"
    assert [registered_division(each) for each in (None, IdNumber("E12345678"), IdNumber("FRA330000010101"))] == [
        None
    ] * 3
