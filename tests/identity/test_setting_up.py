"""Setting up an account: the first password, the second factor, and what changing either refuses."""

from __future__ import annotations

import pytest

from anmin.identity.actions import account, sign_in, staff
from anmin.identity.actions.first_accounts import create_first_administrators
from anmin.identity.queries import staff as queries
from anmin.identity.terms.sign_in import NextStep
from anmin.kernel.house import House
from anmin.kernel.personal import RealName, Secret
from anmin.kernel.words import Problem
from tests.identity.bureau import NOBODY, Bureau
from tests.identity.entering import NEW, WRONG, as_caller, first_step, second_step, set_up


async def test_a_new_account_sets_up_both_before_anything_else(bureau: Bureau) -> None:
    who = await bureau.person("zhao", bureau.top, "leader")
    token, _, recovery = await set_up(bureau, "zhao", who)
    caller = await as_caller(bureau, token)
    assert (await bureau.run(queries.list_staff, caller, login="zhao")).staff[0].state == "active"
    assert len(set(recovery)) == 10
    assert "AccountActivated" in await bureau.events(f"staff:{who}")


async def test_the_order_of_the_set_up_does_not_matter(bureau: Bureau) -> None:
    made = await bureau.run(
        staff.add_staff, bureau.system, login="zhao", name=RealName("赵四"), organisation=bureau.top
    )
    caller = await as_caller(bureau, (await first_step(bureau, "zhao", made.first_password)).token)
    offered = await bureau.run(account.set_up_second_factor, caller, password=Secret(made.first_password))
    half = await bureau.run(account.confirm_set_up, caller, code=bureau.code(offered.secret))
    assert half.restricted
    caller = await as_caller(bureau, half.token)
    assert await bureau.refused(queries.staff_page, caller, staff=made.staff) == "not_allowed"
    whole = await bureau.run(account.change_password, caller, password=Secret(made.first_password), new=NEW)
    assert not whole.restricted
    with pytest.raises(Problem):
        await bureau.house.who(half.token)


async def test_an_account_that_nobody_was_handed_lets_nobody_in(bureau: Bureau) -> None:
    zhao = {"login": "zhao", "name": RealName("赵四"), "organisation": bureau.top}
    made = await bureau.run(staff.add_staff, bureau.system, **zhao, handed_over=False)
    assert made.first_password == ""
    assert await bureau.refused(sign_in.sign_in, NOBODY, login="zhao", password=Secret("x")) == "sign_in_refused"
    await set_up(bureau, "zhao", made.staff)


async def test_what_changing_a_password_refuses(bureau: Bureau) -> None:
    _, password, _ = bureau.accounts["system"]
    change, caller = account.change_password, bureau.system
    assert await bureau.refused(change, caller, password=Secret(password), new=Secret("short")) == "password_weak"
    weak = Secret(f"{bureau.accounts['system'][0]}-X9x9x9")
    assert await bureau.refused(change, caller, password=Secret(password), new=weak) == "password_weak"
    assert await bureau.refused(change, caller, password=Secret(password), new=Secret(password)) == "password_same"
    for attempt in range(5):
        code = await bureau.refused(change, caller, password=WRONG, new=NEW)
        assert code == ("staff_locked" if attempt == 4 else "password_refused")
    assert await bureau.refused(change, caller, password=Secret(password), new=NEW) == "staff_locked"
    assert await bureau.refused(change, NOBODY, password=WRONG, new=NEW) == "not_signed_in"


async def test_setting_up_asks_for_the_password_and_a_code(bureau: Bureau) -> None:
    assert await bureau.refused(account.set_up_second_factor, bureau.system, password=WRONG) == "password_refused"
    assert await bureau.refused(account.confirm_set_up, bureau.system, code=Secret("123456")) == "no_factor_pending"
    _, password, seed = bureau.accounts["system"]
    offered = await bureau.run(account.set_up_second_factor, bureau.system, password=Secret(password))
    old = bureau.code(seed)
    assert await bureau.refused(account.confirm_set_up, bureau.system, code=old) == "code_refused"
    await bureau.run(account.confirm_set_up, bureau.system, code=bureau.code(offered.secret))
    challenge = (await first_step(bureau, bureau.accounts["system"][0], password)).challenge
    assert await bureau.refused(sign_in.confirm_second_factor, NOBODY, challenge=challenge, code=old) == "code_refused"


async def test_the_first_administrators_are_made_once_and_must_change_their_passwords(
    house: House, bureau: Bureau
) -> None:
    made = await create_first_administrators(house)
    assert [login for login, _, _ in made] == ["sysadmin", "secadmin", "auditor"]
    assert await create_first_administrators(house) == []
    assert await create_first_administrators(bureau.house) == []
    fresh = Bureau(house, bureau.clock)
    login, password, seed = made[0]
    first = await first_step(fresh, login, password)
    done = await second_step(fresh, first.challenge, fresh.code(seed))
    assert (done.next, done.must_change_password) == (NextStep.SET_UP, True)
    renewed = await fresh.run(
        account.change_password, await as_caller(fresh, done.token), password=Secret(password), new=NEW
    )
    assert not renewed.restricted
    assert "identity.manage_staff" in (await house.who(renewed.token)).grants
