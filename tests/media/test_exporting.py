"""Who may take a package of evidence out of the house, and what never leaves it."""

from pathlib import Path
from typing import Any

import asyncpg

from anmin.identity.purposes import Purposes
from anmin.kernel.access import Actor
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.media.looking import MediaPurpose
from anmin.media.terms.evidence import EvidenceKind
from tests.media import making
from tests.media.conftest import Outside
from tests.media.making import Sought, give, new_case, photo, put
from tests.media.test_package import ALL


def ground(house: House, *, holds: bool) -> None:
    """Whether there is a ground to export what belongs to a case."""

    async def found(_conn: Any, _actor: Actor, _subject: str) -> bool:
        return holds

    house.service(Purposes).register(house, Sought.CASE, found)


async def test_it_needs_a_ground_and_the_permission(outside: Outside, house: House) -> None:
    outside.citizen("wang")
    made, case = await put(house, photo((40, 20)), by=Caller(outside.people["wang"])), new_case(house)
    await give(house, made, case, offices=frozenset({outside.office}))
    ground(house, holds=False)
    boss = outside.staff("boss", *ALL)

    async def code(headers: dict[str, str], **asked: str) -> str:
        body = {"owner": case, "purpose": Sought.CASE.value, **asked}
        answer = await outside.client.post("/evidence/exports", json=body, headers=headers)
        return str(answer.json()["code"])

    assert await code(boss) == "no_ground"
    assert await code(boss, purpose="none") == "purpose_unknown"
    assert await code(boss, owner=f"case:{made.evidence}") == "evidence_unknown"
    assert await code(outside.staff("reader", "media.see", "media.originals")) == "not_allowed"
    assert await code(outside.citizen("wang")) == "not_allowed"


async def test_who_sent_nothing_and_is_concerned_reads_of_it_too(
    outside: Outside, house: House, superuser: asyncpg.Connection
) -> None:
    """As a call that an officer's page recorded: nobody needs a ground for it, and whose matter it is reads of the look."""
    caller = new_id()
    case = new_case(house)
    for _ in range(2):
        made = await put(house, making.AMR, EvidenceKind.VOICE)
        await give(house, made, case, offices=frozenset({outside.office}), person=caller)
    ground(house, holds=True)
    boss = outside.staff("boss", *ALL, "media.originals")
    asked = {"owner": case, "purpose": Sought.CASE.value}
    exported = await outside.client.post("/evidence/exports", json=asked, headers=boss)
    original = await outside.client.get(f"/media/{made.evidence}/original", headers=boss)
    assert (exported.status_code, original.status_code) == (200, 200)
    sql = "select subject, payload ->> 'purpose' as why from journal where event = 'kernel.PersonalDataRead'"
    looks = [(row["subject"], row["why"]) for row in await superuser.fetch(sql)]
    assert looks == [(f"citizen:{caller}", MediaPurpose.NO_MATTER.value)] * 2, "once a package, and once an original"


async def test_a_damaged_original_is_never_handed_on(
    outside: Outside, house: House, superuser: asyncpg.Connection
) -> None:
    made, case = await put(house, making.AMR, EvidenceKind.VOICE), new_case(house)
    await give(house, made, case, offices=frozenset({outside.office}))
    ground(house, holds=True)
    [original] = (Path(house.settings.data.dir) / "evidence").rglob("*.original")
    original.write_bytes(original.read_bytes()[:-1] + b"!")
    asked = {"owner": case, "purpose": Sought.CASE.value}
    answer = await outside.client.post("/evidence/exports", json=asked, headers=outside.staff("boss", *ALL))
    assert (answer.status_code, answer.json()["code"]) == (500, "evidence_damaged")
