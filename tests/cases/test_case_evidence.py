"""Evidence of a case from the phone to the package: pieces, message, page, hold, export, and the end of its retention."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import asyncpg

from anmin.kernel.access import NOTHING
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from anmin.kernel.seal.terms import Outcome
from anmin.media.actions.keeping import EraseOutlived, erase_outlived
from anmin.media.package.checking import check
from anmin.media.retention import RETENTION
from tests.cases.test_closing import close, raised
from tests.media import making
from tests.media.making import THE_HOUSE
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown


async def filmed(town: StoryTown, token: str) -> str:
    """The id of a short film that came in two pieces."""
    film = making.film()
    announced = {"kind": "video", "size": len(film), "sha256": hashlib.sha256(film).hexdigest()}
    ticket = await town.call(token, "POST", "/uploads", **announced)
    heads = {"authorization": f"Bearer {token}"}
    for start in (0, 100):
        asked = {"offset": str(start), "token": ticket["token"]}
        path = f"/api/v1/uploads/{ticket['upload']}/pieces"
        piece = film[start : start + 100] if start == 0 else film[start:]
        assert (await town.http.post(path, params=asked, content=piece, headers=heads)).status_code == 200
    made: dict[str, Any] = await town.call(token, "POST", f"/uploads/{ticket['upload']}/finish", token=ticket["token"])
    return str(made["evidence"])


async def test_a_film_of_a_guest_is_held_handed_on_and_erased_at_last(
    town: StoryTown, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    case = await raised(town, None)
    evidence, owner = await filmed(town, case["token"]), f"case:{case['case']}"
    await town.call(case["token"], "POST", f"/cases/{case['case']}/messages", body="", evidence=[evidence])

    async def dropped() -> bool:
        return await superuser.fetchval("select count(*) from uploads") == 0

    await town.until(dropped)
    page = await town.call("commander", "GET", "/evidence", owner=owner)
    assert [(each["evidence"], each["sent_by"]) for each in page["pieces"]] == [(evidence, "guest")]
    hold = (await town.call("commander", "POST", "/evidence/holds", owner=owner, reason="litigation"))["hold"]
    assert (await town.call(case["token"], "GET", "/evidence", owner=owner))["pieces"][0]["held"]
    answer = await town.ask("commander", "POST", "/evidence/exports", owner=owner, purpose="case_handling")
    assert answer.status_code == 200, answer.text
    path = tmp_path / "package.zip"
    path.write_bytes(answer.content)
    assert check(path).outcome is Outcome.UNPINNED
    await close(town, case["case"])
    await set_register_row.run(
        town.house, THE_HOUSE, SetRegisterRow(register=RETENTION.code, data={"kind": "video", "days": 30})
    )
    async with town.house.db.transaction(NOTHING) as conn:
        await town.house.service(Registers).reload(conn, RETENTION)
    await town.passes(days=31)
    assert await erase_outlived.run(town.house, THE_HOUSE, EraseOutlived()) == 0
    await town.call("commander", "POST", f"/evidence/holds/{hold}/release")
    assert await erase_outlived.run(town.house, THE_HOUSE, EraseOutlived()) == 1
    assert await superuser.fetchval("select count(*) from evidence") == 0
