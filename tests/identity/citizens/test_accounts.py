"""Citizens' own accounts: what they change, what stays masked, and what nobody else can see."""

from __future__ import annotations

from datetime import timedelta

import asyncpg
import pytest

from anmin.identity.actions.citizens import (
    ChangeNickname,
    ChangePhone,
    ChangePreferences,
    RequestPhoneChange,
    change_nickname,
    change_phone,
    change_preferences,
    request_phone_change,
)
from anmin.identity.queries.citizens import MyProfile, my_profile
from anmin.identity.tables import citizens, codes, consent, rights, verification
from anmin.kernel.access import NOTHING, Scope
from anmin.kernel.ctx import Caller
from anmin.kernel.db import scope_sql
from anmin.kernel.ids import new_id
from anmin.kernel.personal import Phone, Secret
from tests.identity.citizens.town import DEVICE, OTHER_DEVICE, Town

OLD, NEW = "13812345678", "+14155552671"


async def both_codes(town: Town, caller: Caller, new: str = NEW) -> dict[str, str]:
    """The codes for both phones, by phone; a minute after the one that signed in."""
    town.clock.advance(timedelta(seconds=61))
    await town.passes(caller, request_phone_change, RequestPhoneChange(phone=Phone(new), device=DEVICE))
    return dict([(await town.sender.next())[:2], (await town.sender.next())[:2]])


def change(codes: dict[str, str], new: str = NEW) -> ChangePhone:
    return ChangePhone(phone=Phone(new), old_code=Secret(codes[OLD]), new_code=Secret(codes[new]), device=DEVICE)


async def test_a_new_account_shows_a_random_nickname_and_masks(town: Town) -> None:
    citizen = await town.citizen(OLD)
    mine = await town.passes(citizen, my_profile, MyProfile())
    assert mine.citizen == citizen.actor.id
    assert mine.nickname.startswith("市民")
    assert (mine.phone, mine.real_name, mine.document) == ("138****5678", None, None)
    assert (mine.real_name_state.value, mine.under_18) == ("none", None)


async def test_a_nickname_is_changed_once_and_then_nothing_differs(town: Town) -> None:
    citizen = await town.citizen(OLD)
    for _ in range(2):
        await town.passes(citizen, change_nickname, ChangeNickname(nickname="  太湖边的  老王🎣 "))
    assert (await town.passes(citizen, my_profile, MyProfile())).nickname == "太湖边的 老王🎣"
    [line] = await town.events("NicknameChanged")
    assert (line["version"], "老王" in line["payload"]) == (2, False)


@pytest.mark.parametrize(("nickname", "code"), [("民警小王", "nickname_official"), ("a\u202eb", "nickname_form")])
async def test_a_refused_nickname_says_why(town: Town, nickname: str, code: str) -> None:
    problem = await town.refused(await town.citizen(OLD), change_nickname, ChangeNickname(nickname=nickname))
    assert [each.code for each in problem.wrong] == [code]


async def test_preferences_are_kept(town: Town) -> None:
    citizen = await town.citizen(OLD)
    for _ in range(2):
        await town.passes(citizen, change_preferences, ChangePreferences(lang="en", no_voice=True))
    mine = await town.passes(citizen, my_profile, MyProfile())
    assert (mine.lang, mine.no_voice, mine.version) == ("en", True, 2)


async def test_a_phone_is_changed_with_both_codes(town: Town) -> None:
    citizen = await town.citizen(OLD)
    now = await town.passes(citizen, change_phone, change(await both_codes(town, citizen)))
    assert now is not None
    assert now.phone == "+14****71"
    town.clock.advance(timedelta(seconds=61))
    again = await town.citizen(NEW, OTHER_DEVICE)
    assert again.actor.id == citizen.actor.id


async def test_one_wrong_code_changes_nothing_and_leaves_the_other_usable(town: Town) -> None:
    citizen = await town.citizen(OLD)
    codes = await both_codes(town, citizen)
    swapped = {OLD: codes[NEW], NEW: codes[OLD]}
    if codes[OLD] != codes[NEW]:
        assert (await town.refused(citizen, change_phone, change(swapped))).fault.code == "code_wrong"
        assert (await town.refused(citizen, change_phone, change({**codes, NEW: "x"}))).fault.code == "code_wrong"
    assert (await town.passes(citizen, change_phone, change(codes))) is not None


async def test_a_sign_in_code_does_not_change_a_phone(town: Town) -> None:
    citizen = await town.citizen(OLD)
    codes = await both_codes(town, citizen)
    town.clock.advance(timedelta(minutes=2))
    sign_in = await town.code(OLD)
    assert (await town.refused(citizen, change_phone, change({**codes, OLD: sign_in}))).fault.code == "code_wrong"


async def test_only_the_holder_of_a_number_learns_that_it_is_taken(town: Town) -> None:
    citizen, other = await town.citizen(OLD), await town.citizen("13900001111", OTHER_DEVICE)
    codes = await both_codes(town, citizen, "13900001111")
    refused = await town.refused(citizen, change_phone, change(codes, "13900001111"))
    assert refused.fault.code == "phone_taken"
    assert (await town.passes(other, my_profile, MyProfile())).phone == "139****1111"


async def test_the_same_number_is_no_change(town: Town) -> None:
    citizen = await town.citizen(OLD)
    command = RequestPhoneChange(phone=Phone("0086 138 1234 5678"), device=DEVICE)
    assert (await town.refused(citizen, request_phone_change, command)).fault.code == "phone_same"


async def test_personal_columns_are_not_readable_in_the_database(town: Town) -> None:
    await town.citizen(OLD)
    [row] = await town.rows("select phone, phone_hash from citizens")
    assert OLD.encode() not in row["phone"] + row["phone_hash"]


@pytest.mark.parametrize("table", ["citizens", "phone_codes", "verifications", "consents", "legal_holds"])
async def test_no_scope_and_foreign_scopes_see_no_row(town: Town, table: str) -> None:
    await _peopled(town)
    assert (await town.rows(f"select count(*) as n from {table}"))[0]["n"] > 0
    foreign = Scope(everything=False, offices=frozenset({new_id()}), person=new_id())
    conn = await asyncpg.connect(**town.database, user="anmin_app")
    try:
        assert await conn.fetchval(f"select count(*) from {table}") == 0
        for scope in (NOTHING, foreign):
            async with conn.transaction():
                await conn.execute(scope_sql(scope))
                assert await conn.fetchval(f"select count(*) from {table}") == 0
    finally:
        await conn.close()
    intake = await asyncpg.connect(**town.database, user="anmin_intake")
    try:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await intake.fetchval(f"select count(*) from {table}")
    finally:
        await intake.close()


async def _peopled(town: Town) -> None:
    person = (await town.citizen(OLD)).actor.id
    for sql in (
        (
            "insert into verifications (id, citizen, state, level, provider, elsewhere, document_kind, at)"
            " values ($1, $1, 'open', 'form', 'form_check', false, 'passport', now())"
        ),
        (
            "insert into consents (id, citizen, text, kind, version, act, given_by, at)"
            " select $1, $1, id, kind, version, 'given', 'system', now() from consent_texts limit 1"
        ),
        "insert into legal_holds (id, citizen, reason, until, placed_by, placed_at) values ($1, $1, 'statute', now(), $1, now())",
    ):
        await town.rows(sql, person)


async def test_what_retention_erases_may_be_erased(town: Town) -> None:
    """The nightly task runs as the application's role: it needs the right to delete where a table counts days."""
    for table in (*citizens.TABLES, *codes.TABLES, *consent.TABLES, *rights.TABLES, *verification.TABLES):
        [row] = await town.rows("select has_table_privilege('anmin_app', $1, 'delete') as may", table.name)
        assert row["may"] is (table.retention.days is not None), table.name
