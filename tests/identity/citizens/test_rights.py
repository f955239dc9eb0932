"""Erasure at one's own wish, and the holds that may stand against it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from anmin.identity.actions.rights import (
    EraseMe,
    LiftHold,
    PlaceHold,
    RequestErasureCode,
    erase_me,
    lift_hold,
    place_hold,
    request_erasure_code,
)
from anmin.identity.actions.verification import (
    VerifyRealName,
    WithdrawVerification,
    verify_real_name,
    withdraw_verification,
)
from anmin.identity.documents import DocumentKind
from anmin.identity.queries.citizens import MyProfile, my_profile
from anmin.identity.rights import Part, Rights
from anmin.identity.terms.rights import HoldReason, Kept
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.faults import UNAVAILABLE
from anmin.kernel.personal import IdNumber, RealName, Secret
from anmin.kernel.words import Text
from tests.identity.citizens.town import DEVICE, Town

PHONE = "13812345678"


async def erasure(town: Town, citizen: Caller) -> EraseMe:
    town.clock.advance(timedelta(seconds=61))
    await town.passes(citizen, request_erasure_code, RequestErasureCode(device=DEVICE))
    return EraseMe(code=Secret((await town.sender.next())[1]), device=DEVICE)


async def named(town: Town) -> Caller:
    citizen = await town.citizen(PHONE)
    command = VerifyRealName(kind=DocumentKind.CITIZEN_ID, number=IdNumber("11010519491231002X"), name=RealName("张三"))
    await town.passes(citizen, verify_real_name, command)
    return citizen


async def test_erasure_empties_everything_personal_and_names_what_stays(town: Town) -> None:
    citizen = await named(town)
    erased = await town.passes(citizen, erase_me, await erasure(town, citizen))
    assert erased is not None
    assert {each.code for each in erased.kept} == set(Kept)
    [row] = await town.rows("select * from citizens")
    left = {name: value for name, value in row.items() if value not in (None, "", False)}
    assert left.keys() == {"id", "version", "state", "lang", "real_name_state", "created_at", "closed_at"}
    assert (left["state"], left["real_name_state"]) == ("closed", "none")
    for table in ("verifications", "phone_codes"):
        for row in await town.rows(f"select * from {table}"):
            assert not {row.get(each) for each in ("real_name", "document", "birth_date", "phone", "code")} - {None}
    assert all(each["ended_at"] for each in await town.rows("select ended_at from sessions"))
    assert await town.rows("select 1 from requests where actor like 'citizen:%'") == []
    [line] = await town.events("CitizenErased")
    assert line["version"] == (await town.rows("select version from citizens"))[0]["version"]


async def test_the_phone_and_the_document_are_free_for_a_new_account(town: Town) -> None:
    citizen = await named(town)
    await town.passes(citizen, erase_me, await erasure(town, citizen))
    town.clock.advance(timedelta(seconds=61))
    again = await named(town)
    assert again.actor.id != citizen.actor.id
    assert (await town.passes(again, my_profile, MyProfile())).document is not None


async def test_an_erased_account_opens_no_door(town: Town) -> None:
    citizen = await town.citizen(PHONE)
    await town.passes(citizen, erase_me, await erasure(town, citizen))
    assert (await town.refused(citizen, my_profile, MyProfile())).fault.code == "citizen_unknown"


async def test_a_session_left_open_cannot_erase_without_the_phone(town: Town) -> None:
    citizen = await town.citizen(PHONE)
    town.clock.advance(timedelta(seconds=61))
    sign_in = await town.code(PHONE)
    for code in ("000000", sign_in):
        problem = await town.refused(citizen, erase_me, EraseMe(code=Secret(code), device=DEVICE))
        assert problem.fault.code == "code_wrong"
    assert (await town.passes(citizen, my_profile, MyProfile())).phone is not None


@pytest.mark.parametrize(
    ("reason", "told"), [(HoldReason.STATUTE, HoldReason.STATUTE), (HoldReason.INVESTIGATION, HoldReason.OTHER)]
)
async def test_a_hold_stands_against_erasure_and_gives_no_investigation_away(
    town: Town, reason: HoldReason, told: HoldReason
) -> None:
    citizen, security = await named(town), town.staff("identity.hold")
    until = town.clock.now() + timedelta(days=30)
    await town.passes(security, place_hold, PlaceHold(citizen=_id(citizen), reason=reason, until=until))
    command = await erasure(town, citizen)
    for problem in (
        await town.refused(citizen, erase_me, command),
        await town.refused(citizen, withdraw_verification, WithdrawVerification()),
    ):
        assert (problem.fault.code, problem.values) == ("erasure_held", {"reason": told})
        assert told.zh in problem.text("zh")
    assert [each["audience"] for each in await town.events("HoldPlaced")] == [[]]
    for _ in range(2):
        await town.passes(security, lift_hold, LiftHold(citizen=_id(citizen)))
    assert len(await town.events("HoldLifted")) == 1
    assert (await town.passes(citizen, erase_me, command)) is not None


async def test_a_hold_ends_by_itself(town: Town) -> None:
    citizen = await town.citizen(PHONE)
    until = town.clock.now() + timedelta(minutes=1)
    hold = PlaceHold(citizen=_id(citizen), reason=HoldReason.LITIGATION, until=until)
    await town.passes(town.staff("identity.hold"), place_hold, hold)
    assert (await town.passes(citizen, erase_me, await erasure(town, citizen))) is not None


@pytest.mark.parametrize("days", [-1, 0, 5 * 366])
async def test_a_hold_has_an_end_within_three_years(town: Town, days: int) -> None:
    citizen = await town.citizen(PHONE)
    until = town.clock.now() + timedelta(days=days)
    command = PlaceHold(citizen=_id(citizen), reason=HoldReason.STATUTE, until=until)
    assert (await town.refused(town.staff("identity.hold"), place_hold, command)).fault.code == "hold_period"


async def test_rooms_above_are_asked_before_and_emptied_before_the_account(town: Town) -> None:
    order: list[str] = []

    async def collect(_: Ctx, __: UUID) -> str:
        return "their part"

    async def erase(ctx: Ctx, citizen: UUID) -> None:
        order.append(await ctx.conn.fetchval("select state from citizens where id = $1", citizen))

    async def blocks(_: Ctx, __: UUID) -> HoldReason | None:
        return HoldReason.LITIGATION if not order and not allowed else None

    allowed = False
    rights = town.house.service(Rights)
    rights.register(Part("cases", Text("警情", "Cases"), collect, erase, blocks))
    citizen = await town.citizen(PHONE)
    command = await erasure(town, citizen)
    assert (await town.refused(citizen, erase_me, command)).fault.code == "erasure_held"
    allowed = True
    await town.passes(citizen, erase_me, command)
    assert order == ["active"]
    with pytest.raises(ValueError, match="two parts"):
        rights.register(Part("cases", Text("警情", "Cases"), collect, erase))


async def test_a_room_that_fails_leaves_everything_as_it_was(town: Town) -> None:
    async def collect(_: Ctx, __: UUID) -> str:
        return ""

    async def erase(_: Ctx, __: UUID) -> None:
        raise UNAVAILABLE()

    town.house.service(Rights).register(Part("broken", Text("故障", "Broken"), collect, erase))
    citizen = await named(town)
    await town.refused(citizen, erase_me, await erasure(town, citizen))
    assert (await town.passes(citizen, my_profile, MyProfile())).document is not None


def _id(caller: Caller) -> UUID:
    assert caller.actor.id
    return caller.actor.id
