"""Signing in with a code: single use, expiry, tries, and the session that it opens."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import msgspec
import pytest

from anmin.identity.actions.citizen_sign_in import SignOutCitizen, sign_in_with_code, sign_out_citizen
from anmin.identity.queries.citizens import MyProfile, my_profile
from anmin.kernel.ids import new_id
from anmin.kernel.words import Problem
from tests.identity.citizens.town import DEVICE, NOBODY, OTHER_DEVICE, PHONE, Town, gives


def other(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


async def test_a_code_opens_an_account_and_then_the_same_account(town: Town) -> None:
    first = await town.passes(NOBODY, sign_in_with_code, gives(await town.code(PHONE)))
    town.clock.advance(timedelta(minutes=2))
    again = await town.passes(NOBODY, sign_in_with_code, gives(await town.code("+86 138-1234-5678"), "86 13812345678"))
    assert (first.new, again.new) == (True, False)
    assert first.citizen == again.citizen
    assert (await town.house.who(again.token)).name == f"citizen:{first.citizen}"


async def test_a_code_works_once(town: Town) -> None:
    code = await town.code(PHONE)
    await town.passes(NOBODY, sign_in_with_code, gives(code))
    assert (await town.refused(NOBODY, sign_in_with_code, gives(code))).fault.code == "code_wrong"


async def test_a_repeated_call_gets_the_same_session_and_no_second_one(town: Town) -> None:
    code, key = await town.code(PHONE), new_id().hex
    first = await town.passes(NOBODY, sign_in_with_code, gives(code, key=key))
    assert await town.passes(NOBODY, sign_in_with_code, gives(code, key=key)) == first
    assert len(await town.rows("select 1 from sessions")) == 1
    changed = await town.refused(NOBODY, sign_in_with_code, gives(other(code), key=key))
    assert changed.fault.code == "key_reused"


async def test_two_at_once_with_one_code_make_one_session(town: Town) -> None:
    code = await town.code(PHONE)
    ends = await asyncio.gather(
        *(sign_in_with_code.run(town.house, NOBODY, gives(code)) for _ in range(4)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in ends) == ["CitizenSession", *["Problem"] * 3]
    assert len(await town.rows("select 1 from citizens")) == 1


@pytest.mark.parametrize("late", [timedelta(minutes=5), timedelta(hours=1)])
async def test_an_expired_code_is_refused(town: Town, late: timedelta) -> None:
    code = await town.code(PHONE)
    town.clock.advance(late)
    assert (await town.refused(NOBODY, sign_in_with_code, gives(code))).fault.code == "code_wrong"


async def test_the_sixth_try_is_refused_even_with_the_right_code(town: Town) -> None:
    code = await town.code(PHONE)
    for _ in range(5):
        await town.refused(NOBODY, sign_in_with_code, gives(other(code)))
    assert (await town.refused(NOBODY, sign_in_with_code, gives(code))).fault.code == "code_wrong"
    assert [msgspec.json.decode(each["payload"])["tries"] for each in await town.events("CodeMissed")] == [
        1,
        2,
        3,
        4,
        5,
    ]


async def test_tries_at_the_same_time_are_all_counted(town: Town) -> None:
    code = await town.code(PHONE)
    await asyncio.gather(
        *(sign_in_with_code.run(town.house, NOBODY, gives(other(code))) for _ in range(8)), return_exceptions=True
    )
    assert (await town.rows("select tries from phone_codes"))[0]["tries"] == 5


async def test_a_code_belongs_to_one_phone_and_one_device(town: Town) -> None:
    code = await town.code(PHONE)
    for phone, device in ((PHONE, OTHER_DEVICE), ("13900001111", DEVICE)):
        assert (await town.refused(NOBODY, sign_in_with_code, gives(code, phone, device))).fault.code == "code_wrong"
    assert await town.passes(NOBODY, sign_in_with_code, gives(code)) is not None


async def test_a_stranger_who_guesses_does_not_use_up_the_owners_tries(town: Town) -> None:
    code = await town.code(PHONE)
    for _ in range(6):
        await town.refused(NOBODY, sign_in_with_code, gives(other(code), PHONE, OTHER_DEVICE))
    assert await town.passes(NOBODY, sign_in_with_code, gives(code)) is not None


async def test_only_the_newest_code_works(town: Town) -> None:
    old = await town.code(PHONE)
    town.clock.advance(timedelta(seconds=61))
    new = await town.code(PHONE)
    if old != new:
        await town.refused(NOBODY, sign_in_with_code, gives(old))
    assert await town.passes(NOBODY, sign_in_with_code, gives(new)) is not None


async def test_full_width_digits_and_spaces_are_the_same_code(town: Town) -> None:
    code = await town.code(PHONE)
    typed = code[:3] + " " + "".join(chr(ord(each) + 0xFEE0) for each in code[3:])
    assert await town.passes(NOBODY, sign_in_with_code, gives(typed)) is not None


async def test_a_citizen_ends_one_session_or_all(town: Town) -> None:
    phone, tablet = await town.citizen(PHONE), None
    town.clock.advance(timedelta(minutes=2))
    tablet = await town.citizen(PHONE, OTHER_DEVICE)
    await town.passes(phone, sign_out_citizen, SignOutCitizen())
    sessions = await town.rows("select ended_at from sessions order by made_at")
    assert [bool(each["ended_at"]) for each in sessions] == [True, False]
    await town.passes(tablet, sign_out_citizen, SignOutCitizen(everywhere=True))
    assert all(each["ended_at"] for each in await town.rows("select ended_at from sessions"))


async def test_a_session_dies_unused_after_seven_days_and_anyway_after_thirty(town: Town) -> None:
    session = await town.passes(NOBODY, sign_in_with_code, gives(await town.code(PHONE)))
    for _ in range(4):
        town.clock.advance(timedelta(days=6))
        assert (await town.house.who(session.token)).kind == "citizen"
    town.clock.advance(timedelta(days=6))
    with pytest.raises(Problem):
        await town.house.who(session.token)


async def test_staff_and_strangers_have_no_citizens_page_of_their_own(town: Town) -> None:
    assert (await town.refused(NOBODY, my_profile, MyProfile())).fault.code == "not_signed_in"
    assert (
        await town.refused(town.staff("identity.read_citizens"), my_profile, MyProfile())
    ).fault.code == "not_allowed"
