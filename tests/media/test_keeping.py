"""Holds, which nothing overrules, and retention by kind after the end of a matter."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from anmin.identity.rights import Rights
from anmin.kernel.access import NOTHING, PUBLIC
from anmin.kernel.care.actions import EraseExpired, erase_expired
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.house import House
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from anmin.media.actions.evidence import EraseOwnerless, erase_ownerless
from anmin.media.actions.keeping import EraseOutlived, erase_outlived
from anmin.media.holdings import PART
from anmin.media.owners import Owners
from anmin.media.retention import RETENTION
from anmin.media.terms.evidence import EvidenceKind
from tests.media import making
from tests.media.conftest import Outside
from tests.media.making import THE_HOUSE, Sought, give, new_case, photo, put


async def left(superuser: asyncpg.Connection) -> set[UUID]:
    return {row["id"] for row in await superuser.fetch("select id from evidence")}


async def test_what_is_held_outlives_its_matter(outside: Outside, house: House, superuser: asyncpg.Connection) -> None:
    case, other = new_case(house, standing=set()), new_case(house)
    pieces = [await put(house, photo((40, 20))) for _ in range(3)]
    for made, owner in zip(pieces, (case, other, other), strict=True):
        await give(house, made, owner, offices=frozenset({outside.office}))
    boss = outside.staff("boss", "media.hold", "media.see", "media.redact")
    areas = {"areas": [{"x": 0, "y": 0, "w": 1, "h": 1}], "why": "face"}
    await outside.client.post(f"/media/{pieces[1].evidence}/redactions", json=areas, headers=boss)

    async def hold(**what: Any) -> Any:
        return await outside.client.post("/evidence/holds", json={"reason": "litigation", **what}, headers=boss)

    assert (await hold()).json()["code"] == "hold_one"
    assert (await hold(owner=case, evidence=str(pieces[0].evidence))).json()["code"] == "hold_one"
    assert (await hold(owner=f"case:{pieces[0].evidence}")).json()["code"] == "evidence_unknown"
    first = (await hold(owner=case)).json()["hold"]
    assert (await hold(owner=case)).json()["hold"] == first, "again is the same hold"
    second = (await hold(evidence=str(pieces[1].evidence))).json()["hold"]
    page = (await outside.client.get("/evidence", params={"owner": other}, headers=boss)).json()
    assert (page["held"], [each["held"] for each in page["pieces"]]) == (False, [True, False])
    assert [(each["hold"], each["evidence"]) for each in page["holds"]] == [(second, str(pieces[1].evidence))]
    await erase_ownerless.run(house, THE_HOUSE, EraseOwnerless())
    derived = {row["id"] for row in await superuser.fetch("select id from evidence where derived_from is not null")}
    assert await left(superuser) == {pieces[0].evidence, pieces[1].evidence} | derived
    for each in (first, second):
        assert (await outside.client.post(f"/evidence/holds/{each}/release", json={}, headers=boss)).status_code == 200
    await erase_ownerless.run(house, THE_HOUSE, EraseOwnerless())
    assert await left(superuser) == set()
    said = [row["event"] for row in await superuser.fetch("select event from journal order by seq")]
    assert said.count("media.EvidenceHeld") == said.count("media.EvidenceReleased") == 2


async def test_a_citizens_right_to_erasure_does_not_reach_what_is_held(
    outside: Outside, house: House, superuser: asyncpg.Connection, clock: SetClock
) -> None:
    outside.citizen("li")
    li = outside.people["li"]
    held, loose = [await put(house, photo((40, 20)), by=Caller(li)) for _ in range(2)]
    await superuser.execute(
        "insert into evidence_holds (id, evidence, reason, offices, placed_at, placed_by)"
        " values (gen_random_uuid(), $1, 'litigation', '{}', now(), 'staff:x')",
        held.evidence,
    )

    @action("planted.erase", needs=PUBLIC)
    async def erase(ctx: Ctx, command: Command) -> None:
        """As the right to erasure does."""
        ctx.unchanged(next(iter(Sought)))
        assert li.id
        await PART.erase(ctx, li.id)

    assert PART in house.service(Rights).parts
    assert "held_evidence" in PART.kept, "and it says so"
    await erase.run(house, Caller(li), Command())
    assert await left(superuser) == {held.evidence}
    clock.advance(timedelta(days=30))
    await erase_expired.run(house, THE_HOUSE, EraseExpired())
    assert await left(superuser) == {held.evidence}
    assert loose.evidence not in await left(superuser)


async def test_kinds_are_kept_so_many_days_after_the_end(
    house: House, superuser: asyncpg.Connection, clock: SetClock
) -> None:
    open_case, closed = new_case(house), new_case(house)
    ends: dict[UUID, datetime] = {UUID(closed.partition(":")[2]): clock.now()}

    async def ended(_conn: Any, ids: Any) -> dict[UUID, datetime]:
        return {id: at for id, at in ends.items() if id in ids}

    house.service(Owners).ends("case", ended)
    kept = {}
    for owner in (open_case, closed):
        for kind, content in ((EvidenceKind.VOICE, making.AMR), (EvidenceKind.PHOTO, photo((40, 20)))):
            made = await put(house, content, kind)
            await give(house, made, owner)
            kept[owner, kind] = made.evidence
    await erase_outlived.run(house, THE_HOUSE, EraseOutlived())
    assert await left(superuser) == set(kept.values()), "by default as long as the matter"
    await set_days(house, EvidenceKind.VOICE, 30)
    clock.advance(timedelta(days=29))
    assert await erase_outlived.run(house, THE_HOUSE, EraseOutlived()) == 0
    clock.advance(timedelta(days=1))
    assert await erase_outlived.run(house, THE_HOUSE, EraseOutlived()) == 1
    assert await left(superuser) == set(kept.values()) - {kept[closed, EvidenceKind.VOICE]}


async def set_days(house: House, kind: EvidenceKind, days: int) -> None:
    row = {"kind": kind.value, "days": days}
    await set_register_row.run(house, THE_HOUSE, SetRegisterRow(register=RETENTION.code, data=row))
    async with house.db.transaction(NOTHING) as conn:
        await house.service(Registers).reload(conn, RETENTION)
